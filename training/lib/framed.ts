// Articles put together from frames (wordings around a claim), plain assertions and paragraphs that claim nothing: they teach what the words around
// a claim do with it, whatever the claim. What one writer of them uses no other does, so that leaving one out tells how new wordings are read.
import { readFileSync } from 'node:fs'
import { random } from '../../server/src/core/learn/linear.ts'
import { type Article, type Label, sentenceRows } from './articles.ts'

/** A wording around a claim: `{S}` stands for a clause, `{G}` for its subject, `{V}`, `{Vs}` and `{Ving}` for forms of its predicate. */
export interface Frame {
  readonly frame: string
  readonly label: 'clear' | 'tell'
  readonly class: string
}

interface Assertion {
  readonly claim: string
  readonly S: string
  readonly G: string
  readonly V: string
  readonly Vs: string
  readonly Ving: string
}

type Slot = Exclude<keyof Assertion, 'claim'>

/** So many writers share the frames among them. */
const writers = 8
/** So many frames an article has; each is used with one claim. */
const framesOfArticle = 4

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
  endorsed: 'attributed-endorsed',
}

const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))

/** All frames of a folder. */
export const readFrames = (folder: string): Frame[] => lines(`${folder}/frames.jsonl`)

/** The articles that are put together from a folder's frames, assertions and paragraphs; the same each time. */
export function framedArticles(folder: string): Article[] {
  const frames = readFrames(folder)
  const assertions = lines<Assertion>(`${folder}/assertions.jsonl`)
  const fillers = lines<{ readonly text: string }>(`${folder}/fillers.jsonl`).map(({ text }) => text)
  return Array.from({ length: writers }, (_, w) => {
    const next = random(w + 1)
    const own = <T>(list: readonly T[]) => list.filter((_, i) => i % writers === w)
    const claims = own(assertions)
    const plain = own(fillers)
    const used = own(frames)
    for (let i = used.length - 1; i > 0; i--) {
      const j = next() % (i + 1)
      ;[used[i], used[j]] = [used[j]!, used[i]!]
    }
    const pick = <T>(list: readonly T[]): T => list[next() % list.length]!
    return Array.from({ length: Math.ceil(used.length / framesOfArticle) }, (_, n) => {
      const writing = new Writing(`# ${titles[n % titles.length]}\n\n${pick(plain)}`)
      for (const frame of used.slice(n * framesOfArticle, (n + 1) * framesOfArticle)) {
        const beside = /^[\p{L}{“"]/u.test(frame.frame) && !frame.frame.includes('\n') ? next() % 3 : 0
        writing.say(frame, pick(claims), beside === 1 ? `${opening(pick(plain))} ` : '')
        if (beside === 2) writing.goOn(opening(pick(plain)))
        // What a heading says of the claims below it ends with its section.
        if (frame.frame.includes('#')) writing.add(`## ${pick(titles)}`)
        writing.add(pick(plain))
        if (next() % 2) writing.add(pick(plain))
      }
      return writing.article(`framed-${w + 1}`, String(n + 1))
    })
  }).flat()
}

/** The first sentence of a paragraph. */
const opening = (text: string) => /^.*?[.!?](?= [A-Z]|$)/.exec(text)?.[0] ?? text

const titles = [
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
class Writing {
  private readonly labels: Label[] = []

  constructor(private text: string) {}

  add(paragraph: string): void {
    this.text += `\n\n${paragraph}`
  }

  goOn(sentence: string): void {
    this.text += ` ${sentence}`
  }

  say({ frame, label, class: kind }: Frame, assertion: Assertion, before: string): void {
    this.text += `\n\n${before}`
    let at = 0
    for (const { 0: slot, 1: name, index } of frame.matchAll(/\{(S|G|Vs|V|Ving)\}/g)) {
      this.text += frame.slice(at, index)
      at = index + slot.length
      const words = assertion[name as Slot]
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
