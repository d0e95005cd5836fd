// Scores what is told against the labels: with the claim named rightly.
import { isAsserted } from '../../server/src/core/learn/columns.ts'
import type { Thresholds } from '../../server/src/core/learn/weights.ts'
import type { Article, Label } from './articles.ts'
import type { Answered } from './decide.ts'

/**
 * Precision that each level of telling aims at, on writers left out. What a pattern asserts is told sooner: the writers avoid the usual wordings that
 * patterns are made of, so patterns are right more often in ordinary prose than here. With 0.86 for its warnings a plain "Foam rolling flushes out
 * toxins." in a long text that claims nothing else is no warning any more; with 0.81 for 0.77 recall in eight real articles fell from .91 to .79
 * (with 1,996 articles), with 0.77 for 0.75 it stands at .88 for .97 at nearly the same precision (with 3,314). What is learned is told as information
 * where F1 of these writers hardly changes any more and that of 666 articles never learned from is greatest (0.86 .845, 0.87 .847, 0.88 .846).
 */
export const aims = {
  learned: { normal: 0.9, information: 0.87 },
  pattern: { normal: 0.82, information: 0.75 },
}

/** At most this many claims are told of one sentence. */
const mostTold = 2

/** The cases told at a threshold (thousandths of a logit), surest first in each sentence. */
export function tell(cases: readonly Answered[], least: (c: Answered) => number): Answered[] {
  const bySentence = new Map<object, Answered[]>()
  for (const c of cases) {
    if (c.logit < least(c)) continue
    const told = bySentence.get(c.example)
    if (told) told.push(c)
    else bySentence.set(c.example, [c])
  }
  return [...bySentence.values()].flatMap((told) => told.sort((a, b) => b.logit - a.logit).slice(0, mostTold))
}

export interface Tally {
  flags: number
  /** Flags met by a finding of their claim. */
  named: number
  /** Findings on a flag of other claims, and on no flag. */
  otherClaim: number
  falseAlarms: number
  /** Wordings to leave alone, and those of them that a finding marks. */
  traps: number
  trapsFlagged: number
  words: number
}

/** A tally of nothing. */
export const emptyTally = (): Tally => ({
  flags: 0,
  named: 0,
  otherClaim: 0,
  falseAlarms: 0,
  traps: 0,
  trapsFlagged: 0,
  words: 0,
})

/** Counts a label in a tally: whether it was met, or was marked though it is to be left alone. */
export function count(label: Label, tally: Tally, met: ReadonlySet<Label>, marked: ReadonlySet<Label>): void {
  if (label.label === 'clear') {
    tally.traps++
    if (marked.has(label)) tally.trapsFlagged++
  }
  if (label.label !== 'flag') return
  tally.flags++
  if (met.has(label)) tally.named++
}

/** Adds a tally to another. */
export function add(sum: Tally, tally: Tally): void {
  for (const key of Object.keys(sum) as (keyof Tally)[]) sum[key] += tally[key]
}

/** Of the claims in frames, how many are told: of those to leave alone, and of those that are asserted. */
export interface FramedShares {
  readonly clear: { readonly told: number; readonly of: number }
  readonly tell: { readonly told: number; readonly of: number }
}

/** What is told of the claims in frames, by their labels. */
export function framedShares(
  articles: readonly Article[],
  told: readonly Answered[],
  claims: readonly string[],
): FramedShares {
  const named = new Set<Label>()
  for (const { example, claim } of told)
    for (const label of example.place!.row.overlaps) if (label.claims.includes(claims[claim]!)) named.add(label)
  const labels = articles.flatMap((article) => article.labels)
  const share = (label: Label['label']) => {
    const own = labels.filter((l) => l.label === label)
    return { told: own.filter((l) => named.has(l)).length, of: own.length }
  }
  return { clear: share('clear'), tell: share('flag') }
}

/** The flags among the labels of a sentence, and those that name a claim; and whether telling the claim there is an error. */
function comparedWith(labels: readonly Label[], claim: string) {
  const flags = labels.filter(({ label }) => label === 'flag')
  const right = flags.filter(({ claims }) => claims.includes(claim))
  const isIgnored = !flags.length && labels.some(({ label }) => label === 'either')
  return { flags, right, isAlarm: !right.length && !isIgnored }
}

/**
 * Scores findings on articles. A finding is right when its sentence overlaps a flag's quote and it names one of its claims; it is ignored
 * when the sentence overlaps an `either` label and no flag.
 */
export function scoreOf(articles: readonly Article[], told: readonly Answered[], claims: readonly string[]): Tally {
  const score = emptyTally()
  const met = new Set<Label>()
  const marked = new Set<Label>()
  for (const { example, claim } of told) {
    const { overlaps } = example.place!.row
    const { flags, right, isAlarm } = comparedWith(overlaps, claims[claim]!)
    for (const label of right) met.add(label)
    if (!isAlarm) continue
    if (flags.length) score.otherClaim++
    else score.falseAlarms++
    if (!flags.length) for (const label of overlaps) marked.add(label)
  }
  for (const { text, labels } of articles) {
    score.words += text.split(/\s+/).length
    for (const label of labels) count(label, score, met, marked)
  }
  return score
}

/** Precision, recall and F1 with the claim named rightly. */
export function rates({
  flags,
  named,
  otherClaim,
  falseAlarms,
}: Pick<Tally, 'flags' | 'named' | 'otherClaim' | 'falseAlarms'>): {
  precision: number
  recall: number
  f1: number
} {
  const precision = named / (named + otherClaim + falseAlarms) || 0
  const recall = named / flags || 0
  return { precision, recall, f1: (2 * precision * recall) / (precision + recall) || 0 }
}

/** Thresholds that are tried. */
const tried = { least: -2500, most: 4000, step: 50 }

/** The threshold that serves an aim best: the greatest recall at a precision, or without one the greatest F1. */
export function thresholdFor(
  articles: readonly Article[],
  cases: readonly Answered[],
  claims: readonly string[],
  precision?: number,
): number {
  // What is told at a threshold is what reaches it of that which is told at the least. So it is enough to know up to where a flag is met.
  const met = new Map<Label, number>()
  const alarms: number[] = []
  for (const { example, claim, logit } of tell(cases, () => tried.least)) {
    const { right, isAlarm } = comparedWith(example.place!.row.overlaps, claims[claim]!)
    for (const label of right) met.set(label, Math.max(logit, met.get(label) ?? logit))
    if (isAlarm) alarms.push(logit)
  }
  const flags = articles.flatMap(({ labels }) => labels.filter(({ label }) => label === 'flag'))
  const found = flags.flatMap((label) => met.get(label) ?? [])
  let best = precision === undefined ? 0 : 4000
  let most = -1
  for (let { least } = tried; least <= tried.most; least += tried.step) {
    const reaching = (logits: readonly number[]) => logits.filter((logit) => logit >= least).length
    const score = rates({
      flags: flags.length,
      named: reaching(found),
      otherClaim: 0,
      falseAlarms: reaching(alarms),
    })
    const worth = precision === undefined ? score.f1 : score.precision >= precision ? score.recall : -1
    if (worth > most) {
      most = worth
      best = least
    }
  }
  return best
}

/** The thresholds that serve the aims, for cases that a pattern asserts too and for the others, and the least logit of a case at a level. */
export function thresholdsFor(articles: readonly Article[], cases: readonly Answered[], claims: readonly string[]) {
  const of = (own: readonly Answered[], { normal, information }: (typeof aims)['learned']): Thresholds => ({
    normal: thresholdFor(articles, own, claims, normal),
    information: thresholdFor(articles, own, claims, information),
  })
  return {
    learned: of(
      cases.filter((c) => !isAsserted(c.row)),
      aims.learned,
    ),
    pattern: of(
      cases.filter((c) => isAsserted(c.row)),
      aims.pattern,
    ),
  }
}
