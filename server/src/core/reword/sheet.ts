import type { Judged } from '../judge/judge.ts'
import type { Edit, Span } from '../model.ts'
import { toSource } from '../read/align.ts'
import type { VerbGroup } from './grammar/group.ts'
import { verbGroups } from './grammar/groups.ts'
import { singlySpoken, spokenIn } from './grammar/quotations.ts'
import type { VerbTable } from './grammar/verbs.ts'

const small = new Set('a an the and or but of in on at to for from with by as'.split(' '))

const postscripts = new Set(['ps', 'pps'])
/** Marks that open what follows them. */
const opens = new Set(['"', "'", '(', '['])

/** A finding's sentence as something to write on: edits by tokens, in the document's offsets, with markup and capitals kept. */
export class Sheet {
  readonly sentence: Judged['sentence']
  readonly groups: readonly VerbGroup[]
  readonly last: number
  /** What somebody else says in the passage, in its text. */
  readonly spoken: readonly Span[]
  private readonly titled: boolean
  private readonly labelled: number

  /**
   * @param finding the finding; its sentence is the sheet
   * @param verbs the verbs that are known
   * @param shift where the chunk that holds the sentence starts
   * @param weights what each token of the sentence adds to the claim's score; empty where nothing was learned of the claim
   */
  constructor(
    readonly finding: Judged,
    readonly verbs: VerbTable,
    private readonly shift: number,
    readonly weights: readonly number[] = [],
  ) {
    this.sentence = finding.sentence
    this.last = this.sentence.tokens.length - 1
    this.groups = verbGroups(this.sentence.tokens, verbs, this.sentence.text)
    const { passage } = this.sentence
    this.spoken = [...spokenIn(passage), ...singlySpoken(this.sentence)]
    const named = passage.kind === 'heading' || passage.kind === 'front-matter'
    this.labelled = behindLabel(this.sentence)
    this.titled = named && isTitle(this.sentence.text.slice(this.sentence.start, this.sentence.end))
  }

  /** The sentence up to a token, as one to write on: what stands behind it is not looked at. */
  upTo(end: number): Sheet | undefined {
    const { sentence, place } = this.finding
    const quotes = sentence.quotes.filter(({ first }) => first < end)
    if (quotes.some(({ last }) => last >= end)) return undefined
    const tokens = sentence.tokens.slice(0, end)
    const hits = sentence.hits.filter(({ last }) => last < end)
    const part = { ...sentence, tokens, quotes, hits, end: tokens[end - 1]!.end }
    const last = Math.min(place.last, end - 1)
    return new Sheet(
      { ...this.finding, sentence: part, place: { ...place, last } },
      this.verbs,
      this.shift,
      this.weights,
    )
  }

  /** A token's word in lower case; empty beyond the sentence. */
  norm(i: number): string {
    return this.sentence.tokens[i]?.norm ?? ''
  }

  /** The words of some tokens as written. */
  words(first: number, last: number): string {
    const { tokens, text } = this.sentence
    return first > last ? '' : text.slice(tokens[first]!.start, tokens[last]!.end)
  }

  /** Writes words over tokens. Quotation marks and markup stay whole: what the span would cut in two is taken in. */
  over(first: number, last: number, text: string): Edit {
    return { ...this.span(first, last), newText: this.cased(first, text) }
  }

  /** Writes a word in place of a token as it is given, where it is another. */
  instead(i: number, word: string): Edit[] {
    return word === this.words(i, i) ? [] : [{ ...this.span(i, i), newText: word }]
  }

  /** Writes words before a token, and before the markup that starts with it. */
  before(i: number, text: string): Edit {
    const at = this.sentence.tokens[i]!.start
    const marks = this.sentence.passage.marks.filter((mark) => mark.start === at)
    const start = Math.min(this.at(at), ...marks.map((mark) => mark.source.start + this.shift))
    // "…, Sunita says": a name has its capital wherever it stands.
    const goesOn = this.norm(i - 1) === ',' || this.sentence.tokens[i - 1]?.kind === 'word'
    return { start, end: start, newText: goesOn && !this.titled ? text : this.cased(i, text) }
  }

  /** Writes words behind a token, and behind the markup that ends with it. */
  behind(i: number, text: string): Edit {
    const to = this.sentence.tokens[i]!.end
    const marks = this.sentence.passage.marks.filter((mark) => mark.end === to)
    const end = Math.max(this.at(to, true), ...marks.map((mark) => mark.source.end + this.shift))
    return { start: end, end, newText: this.titled ? titleCase(text) : text }
  }

  /** The source span of tokens. */
  span(first: number, last: number): Span {
    const { tokens, quotes, passage } = this.sentence
    for (const quote of quotes) {
      if (quote.first >= first && quote.first <= last && quote.last === last + 1) last++
      if (quote.last >= first && quote.last <= last && quote.first === first - 1) first--
    }
    const from = tokens[first]!.start
    const to = tokens[last]!.end
    let start = this.at(from)
    let end = this.at(to, true)
    for (const mark of passage.marks) {
      const cuts = mark.start < to && from < mark.end && !(mark.start <= from && to <= mark.end)
      const equal = mark.start === from && mark.end === to
      if (cuts && !equal) {
        start = Math.min(start, mark.source.start + this.shift)
        end = Math.max(end, mark.source.end + this.shift)
      }
    }
    return { start, end }
  }

  private at(offset: number, end = false): number {
    return toSource(this.sentence.passage.runs, offset, end) + this.shift
  }

  /** Gives new words the capitals of the place where they come to stand. */
  private cased(i: number, text: string): string {
    if (this.titled) return titleCase(text)
    const old = this.words(i, i)
    const first = old[0] ?? ''
    // "IT", "ITBs"
    const acronym = /^[^a-z]{2,}s?$/.test(old)
    const opens = i === this.opening
    if (opens && /\d/.test(first)) return capital(text)
    return first !== first.toLowerCase() && (!acronym || opens) ? capital(text) : text
  }

  /** Whether somebody else says the sentence or a part of it. */
  get isQuoting(): boolean {
    return this.spoken.some(({ start, end }) => start < this.sentence.end && this.sentence.start < end)
  }

  /** Whether a token opens words in quotation marks, of which the sentence then says something: "'No pain, no gain' is on the vests". */
  opensQuotation(i: number): boolean {
    return this.sentence.quotes.some(({ first, last }) => first <= i && i <= first + 1 && last < this.closing)
  }

  /** Whether edits change what somebody else says: they touch words within its marks, and do not take all of it out. */
  alters(edits: readonly Edit[]): boolean {
    return this.spoken.some((quote) => {
      const [from, to] = [this.at(quote.start), this.at(quote.end, true)]
      return edits.some(
        ({ start, end }) =>
          (start === end ? from < start && start < to : start < to && from < end) && !(start <= from && to <= end),
      )
    })
  }

  /** Writes words behind an offset of the passage's text. */
  afterText(offset: number, text: string): Edit {
    const at = this.at(offset, true)
    return { start: at, end: at, newText: text }
  }

  /** Writes words over a part of the passage's text; undefined where that would cut markup in two. */
  overText(from: number, to: number, text: string): Edit | undefined {
    let [start, end] = [this.at(from), this.at(to, true)]
    for (const mark of this.sentence.passage.marks) {
      if (mark.start >= to || mark.end <= from || (mark.start <= from && to <= mark.end)) continue
      if (mark.start < from || to < mark.end) return undefined
      start = Math.min(start, mark.source.start + this.shift)
      end = Math.max(end, mark.source.end + this.shift)
    }
    return { start, end, newText: text }
  }

  /** Whether the sentence is all that its passage holds. */
  get isAlone(): boolean {
    const { passage, start, end } = this.sentence
    return !passage.text.slice(0, start).trim() && !passage.text.slice(end).trim()
  }

  /** The first token that is no number of a list, no “PS”, no “Q:”, “A:” or “B.”, no label set off ("**Calves:** roll them"); it may be an opening mark. */
  get behindLabels(): number {
    const { tokens } = this.sentence
    const norm = (i: number) => tokens[i]?.norm ?? ''
    const numbered = tokens[0]?.kind === 'number' && norm(1) === '.' && tokens.length > 2 ? 2 : 0
    let i = Math.max(this.labelled, numbered)
    const speaker = /^[a-hq]$/.test(norm(i)) && [':', '.', ')'].includes(norm(i + 1))
    if (speaker && i + 2 < this.last) i += 2
    // "(a) Once you feel thirsty": the letter of an answer.
    const lettered = norm(i) === '(' && norm(i + 2) === ')' && norm(i + 1).length === 1
    if (lettered && i + 3 < this.last) i += 3
    const isPostscript = () => postscripts.has(norm(i)) && norm(i + 1) !== "'s"
    while (i < this.last && isPostscript()) {
      i++
      while (i < this.last && tokens[i]!.kind === 'punctuation' && !opens.has(norm(i))) i++
    }
    return i
  }

  /** The first token behind labels that is no opening mark either. */
  get opening(): number {
    let i = this.behindLabels
    while (i < this.last && this.sentence.tokens[i]!.kind === 'punctuation') i++
    return i
  }

  /** The last word: what follows it is final punctuation. */
  get closing(): number {
    const { tokens } = this.sentence
    let i = this.last
    while (i > 0 && tokens[i]!.kind === 'punctuation' && !')%'.includes(tokens[i]!.norm)) i--
    return i
  }

  /** A token's word as it would stand inside a sentence; undefined where a name cannot be told from a word. */
  lowered(i: number, common: (word: string) => boolean): string | undefined {
    const old = this.words(i, i)
    if (this.titled || old[0] === old[0]?.toLowerCase()) return old
    if (/[A-Z\d]/.test(old.slice(1)) || old === 'I') return old.length > 1 || old === 'I' ? old : old.toLowerCase()
    // "Flat Tummy Core Camp starts": a name of several words.
    if ([1, 2].every((k) => i + k <= this.last && /^[A-Z][a-z]/.test(this.words(i + k, i + k)))) return undefined
    return common(this.norm(i)) ? old[0]!.toLowerCase() + old.slice(1) : undefined
  }
}

/** The token behind a label in strong or emphasised words that ends with a colon; 0 where there is none. */
function behindLabel({ tokens, passage }: Judged['sentence']): number {
  const from = tokens[0]!.start
  const mark = passage.marks.find(({ kind, start }) => (kind === 'strong' || kind === 'emphasis') && start === from)
  if (!mark) return 0
  const at = tokens.findIndex(({ start, end, norm }) => norm === ':' && (end === mark.end || start === mark.end))
  return at > 0 && at < tokens.length - 2 ? at + 1 : 0
}

/** A text with a capital first letter. */
export function capital(text: string): string {
  const at = text.search(/\S/)
  return at < 0 ? text : text.slice(0, at) + text[at]!.toUpperCase() + text.slice(at + 1)
}

function isTitle(text: string): boolean {
  const words = text.match(/\b[A-Za-z][a-z']{3,}/g) ?? []
  return words.length > 1 && words.every((word) => word[0] !== word[0]!.toLowerCase() || small.has(word))
}

/** The capitals of a heading in title case. */
function titleCase(text: string): string {
  return text.replaceAll(/[A-Za-z][\w'’]*/g, (word, at: number) => (at > 1 && small.has(word) ? word : capital(word)))
}

/** Edits as one list in the order of the text; those that touch become one. */
export function joined(edits: readonly Edit[]): Edit[] {
  const sorted = [...edits].sort((a, b) => a.start - b.start || a.end - b.end)
  const merged: Edit[] = []
  for (const edit of sorted) {
    const last = merged.at(-1)
    if (last && last.end >= edit.start)
      merged[merged.length - 1] = {
        start: last.start,
        end: Math.max(last.end, edit.end),
        newText: last.newText + edit.newText,
      }
    else merged.push(edit)
  }
  return merged
}
