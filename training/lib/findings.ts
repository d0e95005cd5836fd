// Scores findings on a labelled article, and writes scores as a table.
import type { Finding } from '../../server/src/core/index.ts'
import type { Article } from './articles.ts'
import { add, emptyTally, rates, type Tally } from './score.ts'

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
  const met = new Set<unknown>()
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
    if (flags.length) continue
    for (const label of over) for (const tally of [all, at(byStance, label.stance)]) tally.trapsFlagged++
  }
  all.words = text.split(/\s+/).length
  for (const label of labels) {
    if (label.label === 'either') continue
    const topic = at(byTopic, label.claims[0]?.split('/')[0] ?? 'none')
    for (const tally of [all, topic, at(byStance, label.stance)]) {
      if (label.label === 'clear') tally.traps++
      else {
        tally.flags++
        if (met.has(label)) tally.named++
      }
    }
    if (label.label === 'flag' && !met.has(label))
      errors.push(`miss  ${where(label.start)} ${label.claims} “${label.quote}” (${label.stance})`)
  }
  return { all, byTopic, byStance, errors }
}

/** Adds up tallies by name. */
export class Totals {
  private readonly tallies = new Map<string, Tally>()

  add(name: string, tally: Tally): void {
    const known = this.tallies.get(name) ?? emptyTally()
    add(known, tally)
    this.tallies.set(name, known)
  }

  /** A Markdown table of all tallies whose name starts with a prefix, in their order. */
  table(title: string, prefix: string): string {
    const rows = [...this.tallies].filter(([name]) => name.startsWith(prefix))
    const two = (n: number) => n.toFixed(2)
    const lines = rows.map(([name, tally]) => {
      const { precision, recall, f1 } = rates(tally)
      const alarms = tally.words ? two((1000 * (tally.falseAlarms + tally.otherClaim)) / tally.words) : ''
      const traps = tally.traps ? `${tally.trapsFlagged} of ${tally.traps}` : ''
      return `| ${name.slice(prefix.length)} | ${tally.flags} | ${two(precision)} | ${two(recall)} | ${two(f1)} | ${alarms} | ${traps} |`
    })
    return [
      `| ${title} | flags | precision | recall | F1 | false alarms per 1,000 words | left-alone wordings marked |`,
      '| --- | ---: | ---: | ---: | ---: | ---: | ---: |',
      ...lines,
    ].join('\n')
  }
}
