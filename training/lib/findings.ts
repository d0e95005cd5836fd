// Scores findings on a labelled article, and writes scores as a table.
import type { Finding } from '../../server/src/core/index.ts'
import type { Article, Label } from './articles.ts'
import { add, count, emptyTally, rates, type Tally } from './score.ts'

export interface Compared {
  readonly all: Tally
  readonly byTopic: ReadonlyMap<string, Tally>
  readonly byStance: ReadonlyMap<string, Tally>
  /** Each false alarm and each miss, a line. */
  readonly errors: readonly string[]
}

/** Findings of an article against its labels: right is what overlaps a flag's quote and names one of its claims; `either` counts for nothing. */
export function compare({ labels, text, writer, name }: Article, findings: readonly Finding[]): Compared {
  const all = emptyTally()
  const byTopic = new Map<string, Tally>()
  const byStance = new Map<string, Tally>()
  const at = (map: Map<string, Tally>, key: string) => map.get(key) ?? map.set(key, emptyTally()).get(key)!
  const met = new Set<Label>()
  const marked = new Set<Label>()
  const errors: string[] = []
  const where = (at: number) => `${writer}/${name}:${text.slice(0, at).split('\n').length}`
  for (const { claim, span, score } of findings) {
    const over = labels.filter((l) => l.start < span.end && span.start < l.end)
    const flags = over.filter((l) => l.label === 'flag')
    const right = flags.filter((l) => l.claims.includes(claim))
    for (const label of right) met.add(label)
    if (right.length || (!flags.length && over.some((l) => l.label === 'either'))) continue
    const words = text.slice(span.start, span.end).replaceAll(/\s+/g, ' ')
    const instead = over[0] ? ` (${over[0].label} ${over[0].stance} ${over[0].claims})` : ''
    errors.push(`alarm ${where(span.start)} ${claim} ${score} “${words}”${instead}`)
    for (const tally of [all, at(byTopic, claim.split('/')[0]!)])
      flags.length ? tally.otherClaim++ : tally.falseAlarms++
    if (!flags.length) for (const label of over) marked.add(label)
  }
  all.words = text.split(/\s+/).length
  for (const label of labels) {
    if (label.label === 'either') continue
    const topic = at(byTopic, label.claims[0]?.split('/')[0] ?? 'none')
    for (const tally of [all, topic, at(byStance, label.stance)]) count(label, tally, met, marked)
    if (label.label === 'flag' && !met.has(label))
      errors.push(`miss  ${where(label.start)} ${label.claims} “${label.quote}” (${label.stance})`)
  }
  return { all, byTopic, byStance, errors }
}

const two = (n: number) => n.toFixed(2)

/** What a table may say of a tally, by the heading of its column. */
const columns = {
  flags: ({ flags }) => `${flags}`,
  precision: (tally) => two(rates(tally).precision),
  recall: (tally) => (tally.flags ? two(rates(tally).recall) : ''),
  F1: (tally) => (tally.flags ? two(rates(tally).f1) : ''),
  'false alarms per 1,000 words': ({ falseAlarms, otherClaim, words }) =>
    two((1000 * (falseAlarms + otherClaim)) / words),
  'left-alone wordings marked': ({ traps, trapsFlagged }) => (traps ? `${trapsFlagged} of ${traps}` : ''),
} satisfies Record<string, (tally: Tally) => string>
type Column = keyof typeof columns

/** For what has texts of its own. */
const ofTexts = Object.keys(columns) as Column[]
/** A topic has no words of its own. */
export const ofTopics = ofTexts.filter((column) => column !== 'false alarms per 1,000 words')
/** A false alarm has no stance, so that there is no precision either. */
export const ofStances: readonly Column[] = ['flags', 'recall', 'left-alone wordings marked']

/** Adds up tallies by name. */
export class Totals {
  private readonly tallies = new Map<string, Tally>()

  add(name: string, tally: Tally): void {
    const known = this.tallies.get(name) ?? emptyTally()
    add(known, tally)
    this.tallies.set(name, known)
  }

  /** A Markdown table of all tallies whose name starts with a prefix, in their order. */
  table(title: string, prefix: string, shown: readonly Column[] = ofTexts): string {
    const row = (cells: readonly string[]) => `| ${cells.join(' | ')} |`
    const rows = [...this.tallies].filter(([name]) => name.startsWith(prefix))
    return [
      row([title, ...shown]),
      row(['---', ...shown.map(() => '---:')]),
      ...rows.map(([name, tally]) =>
        row([name.slice(prefix.length), ...shown.map((column) => columns[column](tally))]),
      ),
    ].join('\n')
  }
}
