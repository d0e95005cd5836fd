import type { Claim, Edit } from '../../model.ts'
import { capital, type Sheet } from '../sheet.ts'

/** Longest label ("Calves:") before the wording, in tokens. */
const longestLabel = 5

/** Longest wording that can be a heading, in UTF-16 units. */
const longestHeading = 80

/**
 * The sentence becomes one of the claim's own wordings; a number or a label before it stays, and so does the way it ends.
 * @param document the whole text
 */
export function replaced(
  sheet: Sheet,
  claim: Claim,
  document: string,
  spelled: (text: string) => string,
  common: (word: string) => boolean,
): Edit[][] {
  const { sentence, finding, last } = sheet
  // Where a source is missing, a wording of the pack's own would name one that the author never read.
  if (claim.settledBySource) return []
  // Half a quotation cannot be replaced: its other mark stands in another sentence.
  if (sentence.tokens.filter((token) => token.norm === '"').length % 2) return []
  // Nor can half a bracket, nor a name in brackets that signs what stands before it.
  const count = (mark: string) => sentence.tokens.filter(({ norm }) => norm === mark).length
  if (count('(') !== count(')') || (sheet.norm(0) === '(' && !sheet.groups.length)) return []
  const first = start(sheet)
  const span = sheet.span(first, last)
  const ends = sentence.tokens.slice(sheet.closing + 1).some((token) => '.!?…'.includes(token.norm))
  // "- stretch every muscle;": one of several items that make one sentence; "Here is how:": what follows is led in.
  const mark = sheet.norm(last)
  const goesOn =
    last > sheet.closing && (mark === ':' || (sentence.passage.kind === 'list-item' && (mark === ';' || mark === ',')))
  const short =
    sentence.passage.kind !== 'paragraph' &&
    sentence.passage.kind !== 'footnote' &&
    sentence.passage.kind !== 'list-item'
  const fair = claim.general
    ? claim.fair.filter((text) => !/\d|\b(?:trials?|stud(?:y|ies)|reviews?)\b/i.test(text))
    : claim.fair
  // "Rolling may ease soreness" in an article on tights: where nothing else is left.
  const near = fair.filter((text) => speaksOf(document, text))
  const usable = near.length ? near : fair
  const ordered = short ? [...usable].sort((a, b) => a.length - b.length) : [...usable]
  const named = sentence.passage.kind === 'heading'
  const personal = speaksToReader(sheet)
  // The article's person first: what speaks to the reader among what does, what states among what states.
  const brief = named ? ordered.filter((text) => text.length <= longestHeading) : ordered
  const texts = (brief.length ? brief : ordered.slice(0, 1)).sort(
    (a, b) => Number(addressed.test(b) === personal) - Number(addressed.test(a) === personal),
  )
  const labelled = first > sheet.behindLabels
  const small = (labelled || goesOn) && finding.text !== '' && /^\p{Ll}/u.test(sheet.words(first, first))
  return texts.map((text) => {
    const whole = spelled(ends ? text : text.replace(/\.$/, goesOn ? mark : ''))
    const [word = ''] = whole.split(' ')
    const newText =
      small && !/[A-Z].*[A-Z]/.test(word) && common(word.toLowerCase())
        ? whole[0]!.toLowerCase() + whole.slice(1)
        : capital(whole)
    return [{ ...span, newText }]
  })
}

/** Whether a document names what a wording tells of in its first word, where that is something done: "Rolling …". */
function speaksOf(document: string, wording: string): boolean {
  const [, done] = /^(\p{L}{3,})ing\b/u.exec(wording) ?? []
  return done === undefined || general.has(done) || document.toLowerCase().includes(done.toLowerCase())
}

/** What "…ing" may begin with of anything. */
const general = new Set(['Hav', 'Gett', 'Mak', 'Tak', 'Keep', 'Com', 'Add', 'Feel', 'Lett', 'Look', 'Los', 'Mov', 'Us'])

/** A wording that speaks to the reader: by a pronoun, or as an instruction. */
const addressed =
  /\byou(?:r|rself)?\b|^(?:roll|use|keep|stop|do|eat|drink|train|choose|pick|warm|cool|change|stretch|get|take|try|treat|expect|add)\b/i

function speaksToReader({ sentence, groups }: Sheet): boolean {
  return (
    sentence.tokens.some(({ norm }) => norm === 'you' || norm === 'your' || norm === 'yourself') ||
    groups.some(({ kind }) => kind === 'imperative')
  )
}

/** The first token that is replaced: behind a list's number or a label. */
function start(sheet: Sheet): number {
  const { behindLabels, opening, finding, groups } = sheet
  const { tokens } = sheet.sentence
  for (let i = opening + 1; i < Math.min(opening + longestLabel, finding.place.first); i++) {
    const { norm } = tokens[i]!
    // "Note – rolling …": before a dash a word or a name, not half a sentence.
    const isLabel = norm === ':' || (norm === '—' && i <= opening + (groups.some(({ first }) => first < i) ? 1 : 2))
    if (isLabel && i + 1 <= finding.place.first) return i + 1
  }
  return behindLabels
}
