// What neighbouring sentences say of the same claim and of others of its topic: claims come in runs, and one that is spoken of without being made
// nearby (it is told as somebody's belief, and taken back in the next sentence) is seldom made here.
import { column } from './columns.ts'

/** What a sentence says of a claim, for its neighbours. */
export interface Saying {
  readonly claim: number
  /** How likely it makes the claim, by its scores alone, in thousandths. */
  readonly chance: number
  /** How much more the networks see the claim mentioned than asserted, in thousandths of a logit; `unmentioned` where they hardly see it. */
  readonly aside: number
}

/** What stands around a sentence that has a say in which of its claims are told. */
export interface Rest {
  /** How much the article claims, see `expectationOf`. */
  readonly expectation: number
  /** What the sentences before say, `reach` at most, and those behind. */
  readonly before: readonly (readonly Saying[])[]
  readonly behind: readonly (readonly Saying[])[]
}

/** So many sentences on either side are heard. */
export const reach = 8

/** What stands before and behind one of some in a row, as far as it is heard. */
export const sidesOf = <T>(all: readonly T[], at: number): { readonly before: T[]; readonly behind: T[] } => ({
  before: all.slice(Math.max(0, at - reach), at),
  behind: all.slice(at + 1, at + 1 + reach),
})

/** Where nothing else is said. */
export const silence: Rest = { expectation: 0, before: [], behind: [] }

/** Columns of what is heard on one side: of the claim, and of the others of its topic. */
type Side = readonly [likely: number, aside: number, topicLikely: number, topicAside: number]
const beforeColumns: Side = [
  column['likely before'],
  column['aside before'],
  column['topic likely before'],
  column['topic aside before'],
]
const behindColumns: Side = [
  column['likely behind'],
  column['aside behind'],
  column['topic likely behind'],
  column['topic aside behind'],
]

const unmentioned = -9000
/** What the networks give less is hardly mentioned. */
const leastMention = -500
/** What is less likely goes unsaid. */
const leastChance = 10

/**
 * What a sentence says of a claim that comes into question; undefined where that is nothing.
 * @param row the columns that its scores tell
 * @param chance how likely it is right by them, in thousandths
 */
export function sayingOf(claim: number, row: ArrayLike<number>, chance: number): Saying | undefined {
  const mention = row[column['network mention']]!
  const aside = mention > leastMention ? Math.max(-8000, Math.min(8000, mention - row[column.network]!)) : unmentioned
  return chance >= leastChance || aside > unmentioned ? { claim, chance, aside } : undefined
}

/** Number of each claim's topic, which the first part of its id names. */
export function topicsOf(claims: readonly string[]): number[] {
  const names = claims.map((claim) => claim.slice(0, claim.indexOf('/')))
  return names.map((name) => names.indexOf(name))
}

/**
 * Fills the columns of a claim's row that are told by what else is said.
 * @param topics of all claims
 * @param own what the sentence itself says
 */
export function fillSaid(
  row: number[],
  claim: number,
  topics: readonly number[],
  own: readonly Saying[],
  { expectation, before, behind }: Rest,
): void {
  row[column.expectation] = expectation
  fillHeard(row, beforeColumns, claim, topics, before)
  fillHeard(row, behindColumns, claim, topics, behind)
  let rival = 0
  let rivalOfTopic = 0
  for (const { claim: other, chance } of own) {
    if (other === claim) continue
    if (chance > rival) rival = chance
    if (chance > rivalOfTopic && topics[other] === topics[claim]) rivalOfTopic = chance
  }
  row[column.rival] = rival
  row[column['rival of topic']] = rivalOfTopic
}

/** The greatest chance and the greatest `aside` among some sentences: of the claim, and of the others of its topic. */
function fillHeard(
  row: number[],
  [likely, aside, topicLikely, topicAside]: Side,
  claim: number,
  topics: readonly number[],
  sentences: Rest['before'],
): void {
  row[likely] = row[topicLikely] = 0
  row[aside] = row[topicAside] = unmentioned
  const topic = topics[claim]
  for (const sayings of sentences)
    for (const saying of sayings) {
      const same = saying.claim === claim
      if (!same && topics[saying.claim] !== topic) continue
      const chanceColumn = same ? likely : topicLikely
      const asideColumn = same ? aside : topicAside
      if (saying.chance > row[chanceColumn]!) row[chanceColumn] = saying.chance
      if (saying.aside > row[asideColumn]!) row[asideColumn] = saying.aside
    }
}

/** What is said of a claim on one side of a sentence. */
export interface Near {
  /** How likely the likeliest sentence makes it, 0 to 1. */
  readonly likely: number
  /** A sentence speaks of it, as the networks see it, and hardly makes it. */
  readonly aside: boolean
}

/** So much more mentioned than asserted (thousandths of a logit) is no claim. */
const leastAside = 3000

/** What a row that is filled says of what stands before and behind. */
export function nearIn(row: ArrayLike<number>): { readonly before: Near; readonly behind: Near } {
  const near = ([likely, aside]: Side): Near => ({
    likely: Math.round(row[likely]! / 10) / 100,
    aside: row[aside]! >= leastAside,
  })
  return { before: near(beforeColumns), behind: near(behindColumns) }
}

/** Whether the same stands around: the same sayings, not only their like. */
export const sameRest = (a: Rest, b: Rest): boolean =>
  a.expectation === b.expectation && same(a.before, b.before) && same(a.behind, b.behind)

const same = (a: Rest['before'], b: Rest['before']): boolean =>
  a === b || (a.length === b.length && a.every((sayings, i) => sayings === b[i]))
