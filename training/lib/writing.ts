// Texts that are put together from sentences with labels and paragraphs that claim nothing.
import { type Article, type Label, sentenceRows } from './articles.ts'

/** A wording around a claim: `{S}` stands for a clause, `{G}` for its subject, `{V}`, `{Vs}` and `{Ving}` for forms of its predicate. */
export interface Frame {
  readonly frame: string
  readonly label: 'clear' | 'tell'
  readonly class: string
}

/** A claim in the forms that frames ask for. */
export interface Assertion {
  readonly claim: string
  readonly S: string
  readonly G: string
  readonly V: string
  readonly Vs: string
  readonly Ving: string
}

type Slot = Exclude<keyof Assertion, 'claim'>

const stances: Readonly<Record<string, string>> = {
  report: 'reported',
  question: 'question',
  'past-belief': 'past-belief',
  myth: 'myth-heading',
  table: 'myth-heading',
  condition: 'hedged',
  'rejected-quote': 'attributed-rejected',
  'refuted-next': 'refuted-nearby',
  'refuted-before': 'refuted-nearby',
  'refuted-later': 'refuted-nearby',
  neutral: 'neutral',
  endorsed: 'attributed-endorsed',
}

/** Puts a list into an order drawn by a generator. */
export function shuffle<T>(list: T[], next: () => number): void {
  for (let i = list.length - 1; i > 0; i--) {
    const j = next() % (i + 1)
    ;[list[i], list[j]] = [list[j]!, list[i]!]
  }
}

/** The first sentence of a paragraph. */
export const opening = (text: string) => /^.*?[.!?](?= [A-Z]|$)/.exec(text)?.[0] ?? text

/** What texts are called. */
export const titles = [
  'Notes',
  'This week',
  'In the gym',
  'On the road',
  'What we did',
  'A word on kit',
  'Letters',
  'Before you go',
]

/** A text that grows, with its labels. */
export class Writing {
  private readonly labels: Label[] = []

  constructor(private text: string) {}

  add(paragraph: string): void {
    this.text += `\n\n${paragraph}`
  }

  goOn(sentence: string): void {
    this.text += ` ${sentence}`
  }

  /**
   * Adds a paragraph in which a claim stands in a frame.
   * @param before what stands in front of it
   */
  say(
    { frame, label, class: kind }: Frame,
    assertion: Pick<Assertion, 'claim' | 'S'> & Partial<Assertion>,
    before: string,
  ): void {
    this.text += `\n\n${before}`
    let at = 0
    for (const { 0: slot, 1: name, index } of frame.matchAll(/\{(S|G|Vs|V|Ving)\}/g)) {
      this.text += frame.slice(at, index)
      at = index + slot.length
      const words = assertion[name as Slot]!
      const said = startsSentence(this.text) ? words[0]!.toUpperCase() + words.slice(1) : words
      const start = this.text.length
      this.text += said
      if (name === 'G') continue
      const end = this.text.length
      this.labels.push({
        line: this.text.split('\n').length,
        quote: said,
        claims: [assertion.claim],
        label: label === 'tell' ? 'flag' : 'clear',
        stance: stances[kind] ?? (label === 'tell' ? 'asserted' : 'denied'),
        start,
        end,
      })
    }
    this.text += frame.slice(at)
  }

  article(writer: string, name: string): Article {
    const text = `${this.text}\n`
    return { writer, name, text, labels: this.labels, rows: sentenceRows(text, this.labels), framed: true }
  }
}

/** Whether a capital belongs behind these words: a sentence, a list item, a cell, a heading or a quotation begins. */
function startsSentence(text: string): boolean {
  return /(?:^|[\n|]\s*|[.?!:]["”’]?\s+)(?:#+ |[-*] |\d+\. |> )*(?:\*\*|[*_"“‘'(])*$/.test(text) && !/: $/.test(text)
}
