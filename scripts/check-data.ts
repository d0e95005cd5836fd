// npm run check:data: every fault in training/, one a line; exit code 1 when there is any.
import { readdirSync, readFileSync } from 'node:fs'
import { readFrames } from '../training/lib/framed.ts'
import { lines } from '../training/lib/lines.ts'
import { readPlain } from '../training/lib/plain.ts'
import type { Assertion } from '../training/lib/writing.ts'
import { loadEvidence } from './build-packs.ts'
import { isStarted } from './started.ts'

const stances = new Set(
  (
    'asserted instructed recommended attributed-endorsed hedged question reported denied attributed-rejected past-belief myth-heading ' +
    'neutral refuted-nearby'
  ).split(' '),
)
const rewordingFaults = new Set(['grammar', 'wrong thing doubted', 'half stays', 'clash', 'meaning', 'no claim'])
const parts = ['S', 'G', 'V', 'Vs', 'Ving'] as const
const known = new Set(loadEvidence().packs.flatMap((pack) => pack.claims.map((claim) => claim.id)))

/** Looks through all labelled data of a folder and collects what is wrong with it. */
class DataCheck {
  readonly faults: string[] = []
  private readonly opinions = new Map<string, { label: string; where: string }>()

  constructor(root: string) {
    for (const folder of ['corpus', 'aside']) this.checkArticles(`${root}/${folder}`)
    this.checkParaphrases(`${root}/paraphrases`)
    this.checkSaid(`${root}/said.jsonl`)
    for (const folder of ['frames', 'aside']) this.checkPlain(`${root}/${folder}`)
    this.checkFrames(`${root}/frames`)
    this.checkRewordings(`${root}/aside`)
  }

  private need(holds: boolean, where: string, message: string): void {
    if (!holds) this.faults.push(`${where}: ${message}`)
  }

  private needClaim(claim: string, where: string): void {
    this.need(known.has(claim), where, `there is no claim ${claim}`)
  }

  /** The same words under the same claim with two labels can teach nothing; short ones turn on what stands around them. */
  private opinion(claim: string, words: string, label: string, where: string): void {
    const plain = words
      .toLowerCase()
      .replaceAll(/[^a-z0-9]+/g, ' ')
      .trim()
    if (plain.split(' ').length < 6) return
    const key = `${claim} ${plain}`
    const other = this.opinions.get(key)
    if (other && other.label !== label)
      this.faults.push(`${where}: ${label}, but ${other.label} at ${other.where}: ${words}`)
    else this.opinions.set(key, { label, where })
  }

  /** The articles of a folder of writers and their labels. */
  private checkArticles(root: string): void {
    const writers = readdirSync(root, { withFileTypes: true }).filter((entry) => entry.isDirectory())
    for (const folder of writers.map(({ name }) => `${root}/${name}`)) {
      const files = readdirSync(folder)
      for (const file of files.filter((name) => name.endsWith('.labels.json')))
        this.need(
          files.includes(file.replace('.labels.json', '.md')),
          `${folder}/${file}`,
          'there is no article of the name',
        )
      for (const file of files.filter((name) => name.endsWith('.md'))) {
        const labels = file.replace('.md', '.labels.json')
        if (files.includes(labels)) this.checkLabels(`${folder}/${file}`, `${folder}/${labels}`)
        else this.faults.push(`${folder}/${file}: there are no labels`)
      }
    }
  }

  private checkLabels(article: string, labelled: string): void {
    const text = readFileSync(article, 'utf8').split('\n')
    const seen = new Set<string>()
    for (const { line, quote, claims, label, stance } of JSON.parse(readFileSync(labelled, 'utf8'))) {
      const where = `${article}:${line}`
      this.need(text[line - 1]?.includes(quote) ?? false, where, `the quote is not on its line: ${quote}`)
      for (const claim of claims) this.needClaim(claim, where)
      this.need(['flag', 'clear', 'either'].includes(label), where, `there is no label ${label}`)
      this.need(stances.has(stance), where, `there is no stance ${stance}`)
      this.need(label !== 'flag' || claims.length > 0, where, 'a flag names no claim')
      const key = `${line} ${quote} ${claims}`
      this.need(!seen.has(key), where, `the label stands twice: ${quote}`)
      seen.add(key)
    }
  }

  private checkParaphrases(folder: string): void {
    for (const file of readdirSync(folder).filter((name) => name.endsWith('.jsonl')))
      lines<{ claim: string; text: string; span: string; label: string; also: string[] }>(`${folder}/${file}`).forEach(
        ({ claim, text, span, label, also }, i) => {
          const where = `${folder}/${file}:${i + 1}`
          for (const id of [claim, ...also]) this.needClaim(id, where)
          this.need(label === 'flag' || label === 'clear', where, `there is no label ${label}`)
          this.need(text.includes(span), where, `the span is not in the text: ${span}`)
          this.opinion(claim, text, label, where)
        },
      )
  }

  /** What may be said of each claim. */
  private checkSaid(file: string): void {
    for (const [i, { claim, text }] of lines<{ claim: string; text: string }>(file).entries()) {
      this.needClaim(claim, `${file}:${i + 1}`)
      this.need(Boolean(text?.trim()), `${file}:${i + 1}`, 'there is no text')
    }
  }

  private checkPlain(folder: string): void {
    for (const [i, { claim, label, text }] of readPlain(folder).entries()) {
      const where = `${folder}/plain.jsonl:${i + 1}`
      this.needClaim(claim, where)
      this.need(label === 'tell' || label === 'clear', where, `there is no label ${label}`)
      this.need(/^[^\n]+[.?]$/.test(text), where, `no sentence on a line with its full stop or question mark: ${text}`)
      this.opinion(claim, text, label === 'tell' ? 'flag' : label, where)
    }
  }

  /** Wordings around a claim, the clauses that they are put around, and the paragraphs between. */
  private checkFrames(folder: string): void {
    const labels = new Map<string, string>()
    for (const [i, { frame, label, class: kind }] of readFrames(folder).entries()) {
      const where = `${folder}/frames.jsonl:${i + 1}`
      const places = [...frame.matchAll(/\{(.*?)\}/g)].map(([, place]) => place)
      this.need(places.length > 0, where, `there is no place for a claim: ${frame}`)
      for (const place of places)
        this.need(
          parts.some((part) => part === place),
          where,
          `there is no part {${place}}: ${frame}`,
        )
      this.need(label === 'tell' || label === 'clear', where, `there is no label ${label}`)
      this.need(typeof kind === 'string' && kind !== '', where, `there is no class: ${frame}`)
      this.need((labels.get(frame) ?? label) === label, where, `the same frame has two labels: ${frame}`)
      labels.set(frame, label)
    }
    for (const [i, assertion] of lines<Assertion>(`${folder}/assertions.jsonl`).entries()) {
      const where = `${folder}/assertions.jsonl:${i + 1}`
      this.needClaim(assertion.claim, where)
      for (const part of parts) this.need(Boolean(assertion[part]), where, `there is no ${part}`)
    }
    for (const [i, { text }] of lines<{ text: string }>(`${folder}/fillers.jsonl`).entries())
      this.need(Boolean(text?.trim()), `${folder}/fillers.jsonl:${i + 1}`, 'there is no text')
  }

  /** Rewordings that an editor has read. */
  private checkRewordings(folder: string): void {
    type Read = { article: string; claim: string; edits: [number, number, string][]; fault?: string }
    const texts = new Map<string, string>()
    for (const [i, { article, claim, edits, fault }] of lines<Read>(`${folder}/rewordings.jsonl`).entries()) {
      const where = `${folder}/rewordings.jsonl:${i + 1}`
      this.needClaim(claim, where)
      this.need(fault === undefined || rewordingFaults.has(fault), where, `there is no fault ${fault}`)
      const text = texts.get(article) ?? readFileSync(`${folder}/${article}.md`, 'utf8')
      texts.set(article, text)
      this.need(edits.length > 0, where, 'there is no edit')
      for (const [start, end] of edits)
        this.need(0 <= start && start <= end && end <= text.length, where, `no place: ${start}`)
    }
  }
}

/** Every fault of the data in a folder like `training`, a sentence each. */
export const dataFaults = (root: string): string[] => new DataCheck(root).faults

if (isStarted(import.meta.url)) {
  const faults = dataFaults('training')
  for (const fault of faults) console.error(fault)
  console.log(`training data: ${faults.length} faults`)
  if (faults.length) process.exit(1)
}
