import { isSubordinate } from '../grammar/clause.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import type { Sheet } from '../sheet.ts'
import { own } from './main-clause.ts'
import { added } from './weight.ts'

/** Words that open another clause: what is joined behind them belongs to that one. */
export const opensClause: ReadonlySet<string> = new Set([
  'when',
  'if',
  'because',
  'since',
  'while',
  'until',
  'which',
  'who',
  'where',
  'whereas',
  'so',
])

/** The statements joined to that of a verb, behind it: "it tugs the kneecap, and that is where the ache begins". */
export function joinedBehind(sheet: Sheet, { main }: VerbGroup): VerbGroup[] {
  const { tokens } = sheet.sentence
  return sheet.groups.filter(({ kind, subject, first }) => {
    if (!subject || first < main || !finite.has(kind)) return false
    const start = startOf(sheet, subject.first)
    if (start === subject.first && isSubordinate(tokens, { kind, subject })) return false
    const link = linkBefore(sheet, start, 'and')
    const between = tokens.slice(main + 1, Math.max(link, 0))
    if (link < main || between.some(({ norm }) => norm === ':' || norm === '—')) return false
    // "They tip the pelvis when they shorten, and that's why it hurts": what points to all that was said.
    const points = ['that', 'this'].includes(sheet.norm(subject.first)) && sheet.norm(link - 1) === ','
    // "It takes a few passes before the fascia comes unstuck and the layers slide": both say when.
    const timed = between.some(
      ({ norm }, i) =>
        ['before', 'after', 'once', 'until'].includes(norm) &&
        sheet.groups.some((g) => g.main > main + 1 + i && g.main < link && finite.has(g.kind)),
    )
    return points || !(timed || between.some(({ norm }) => opensClause.has(norm)))
  })
}

/** "…, and what you eat above that is wasted": the "what" of a joined statement that has a clause for its subject; -1 where there is none. */
export const whatBehind = (sheet: Sheet, { main }: VerbGroup): number =>
  sheet.sentence.tokens.findIndex(
    ({ norm }, i) => i > main && norm === 'what' && sheet.norm(i - 1) === 'and' && sheet.norm(i - 2) === ',',
  )

/** The "and" that joins a statement to that of a verb; -1 where none does. */
export const joinOf = (sheet: Sheet, { main }: VerbGroup, { subject }: VerbGroup): number => {
  const link = subject ? linkBefore(sheet, startOf(sheet, subject.first), 'and') : -1
  return link > main ? link : -1
}

/** What is said to follow from the statement of a verb, but for what the writer or the reader does: "…, so by Friday your back aches". */
export function drawnBehind(sheet: Sheet, { main }: VerbGroup): VerbGroup[] {
  return sheet.groups.filter(({ kind, subject, first }) => {
    if (!subject || first < main || !finite.has(kind) || own.has(sheet.norm(subject.last))) return false
    const link = linkBefore(sheet, startOf(sheet, subject.first), 'so')
    return link > main && sheet.norm(link - 1) === ',' && !['that', 'if', 'when'].includes(sheet.norm(link + 1))
  })
}

/** Most words between what joins a clause and its subject: "and sooner or later the knee …". */
const mostBetween = 6

/** The token in front of a subject, or of a few words that lead it in, that joins its clause; -1 where another does. */
function linkBefore(sheet: Sheet, subject: number, word: string): number {
  for (let i = subject - 1; i >= 0 && subject - i <= mostBetween + 1; i--) {
    if (sheet.norm(i) === word) return i
    if (sheet.sentence.tokens[i]!.kind === 'punctuation' || opensClause.has(sheet.norm(i))) return -1
    if (sheet.groups.some((g) => g.first <= i && i <= g.main)) return -1
  }
  return -1
}

/** Where a clause starts whose subject has a "that" or "this" in front of it. */
const startOf = (sheet: Sheet, subject: number) =>
  ['that', 'this', 'those', 'these'].includes(sheet.norm(subject - 1)) ? subject - 1 : subject

/** Verbs of what something costs, how it is sold, what it tastes of and how it is handled. */
const selling = new Set('cost sell taste smell come ship weigh stock dissolve mix pack wash store'.split(' '))
/** Verbs of what passes by itself, and what tells when it has. */
const passing = new Set(['fade', 'pass', 'settle', 'ease', 'clear'])
const within = new Set(['within', 'in', 'after', 'by', 'over'])
/** Verbs of how something is to somebody. */
const copulas = new Set(['be', 'feel', 'look'])
/** What something is like to do, to have or to use. */
const judging = new Set(
  (
    'pleasant unpleasant nice lovely warm cosy cheap dear easy simple handy fun good great fine comfortable uncomfortable soothing satisfying sociable tasty ' +
    'delicious refreshing quick free popular portable gentle peaceful horrible awful fiddly noisy dull boring'
  ).split(' '),
)
const people = new Set(['you', 'us', 'them'])
/** Words before such a word. */
const degrees = new Set('not very quite rather so really pretty fairly always also a an'.split(' '))

/** Nouns for what anybody can taste or see of a thing, or pays for it. */
const sensed = new Set(['taste', 'smell', 'flavour', 'flavor', 'colour', 'color', 'price', 'cost'])

/**
 * Whether nobody doubts what a joined statement says: what a thing costs, is sold or tastes like ("and a tablet costs 35p"), what the writer sees or does
 * ("and this is what brings many patients to our clinic"), and how something is to do ("and it's a pleasant way to spend an evening").
 */
export function isPlainFact(sheet: Sheet, group: VerbGroup): boolean {
  if (selling.has(group.reading?.base ?? '')) return true
  // "And it fades within three or four days"
  if (passing.has(group.reading?.base ?? '') && within.has(sheet.norm(group.main + 1))) return true
  const { tokens } = sheet.sentence
  // "And at least forty of you carry salt tablets"
  if (group.subject && sheet.norm(group.subject.last - 1) === 'of' && people.has(sheet.norm(group.subject.last)))
    return true
  // "…, so this is the one that we'd keep", "…, which is why we sell it": what is told of us belongs to it.
  const next = sheet.groups.find(
    (g) =>
      finite.has(g.kind) &&
      g.subject &&
      g.first > group.main &&
      sheet.norm(g.subject.first - 1) !== 'that' &&
      !(
        causal.has(sheet.norm(g.subject.first - 1)) &&
        ['i', 'we', 'our'].some((word) => [g.subject!.first, g.subject!.last].some((i) => sheet.norm(i) === word))
      ),
  )
  const clause = tokens.slice(group.subject?.first ?? group.first, next?.subject?.first)
  if (clause.some(({ norm }) => own.has(norm) && !causal.has(norm))) return true
  if (clause.some(({ norm }) => sensed.has(norm)) || isJudged(sheet, group) || isShown(sheet, group)) return true
  const way = tokens.findIndex(({ norm }, i) => i > group.main && norm === 'way')
  return group.kind === 'be' && way > 0 && way - group.main < 6 && sheet.norm(way + 1) === 'to'
}

/** "And it is very unpleasant", "and it feels nice", "and it's quiet": what something is like. */
function isJudged(sheet: Sheet, { kind, subject, first, main, reading }: VerbGroup): boolean {
  if (!copulas.has(kind === 'be' ? 'be' : (reading?.base ?? ''))) return false
  let at = main + 1
  while (degrees.has(sheet.norm(at))) at++
  if (judging.has(sheet.norm(at))) return true
  // A word that says nothing of the claim is all that is said of it.
  const told = kind === 'be' && first === main && ['it', 'they'].includes(sheet.norm(subject?.last ?? -1))
  return told && at === sheet.closing && added(sheet, at, at + 1) <= leastSaid * added(sheet, 0, sheet.last + 1)
}

/** What adds no more than this share to the claim's score says nothing of it. */
const leastSaid = 0.02

/** What is given as the cause. */
const causes = new Set('reason cause root source origin culprit culprits start problem trouble key way'.split(' '))

/** "And this is the opposite position": what is shown. */
function isShown(sheet: Sheet, { kind, subject, first, main }: VerbGroup): boolean {
  if (kind !== 'be' || first !== main || !subject || subject.first !== subject.last) return false
  if (sheet.norm(subject.last) !== 'this' || !['the', 'a', 'an'].includes(sheet.norm(main + 1))) return false
  return ![2, 3, 4].some((k) => causes.has(sheet.norm(main + k)))
}

/** The statement in front of a colon that names the cause which a verb behind it explains: "The usual culprit is salt: once it has gone, the muscle locks up". */
export function causeBefore(sheet: Sheet, group: VerbGroup): VerbGroup | undefined {
  const colon = sheet.sentence.tokens.findLastIndex(({ norm }, i) => norm === ':' && i < group.first)
  if (colon < 0) return undefined
  return sheet.groups.find(
    ({ kind, subject, first, main }) =>
      kind === 'be' &&
      first === main &&
      main < colon &&
      subject &&
      sheet.sentence.tokens.slice(subject.first, colon).some(({ norm }) => causes.has(norm)),
  )
}

/** Subjects that point to what was said before them, and words within one that do. */
const pointing = new Set(['it', 'its', 'they', 'them', 'their', 'that', 'this', 'those', 'these'])
const causal = new Set(['where', 'why', 'how', 'what', 'when'])

/**
 * Whether a joined statement goes on with the claim, by what it points to ("and the back of it becomes sore"), foretells ("and the scales will stop moving")
 * or gives as the cause ("and there is where the ache begins").
 */
export function goesOnWith(sheet: Sheet, { kind, subject, first, main }: VerbGroup): boolean {
  if (kind === 'modal' && ['will', "'ll", "won't"].includes(sheet.norm(first))) return true
  if (kind === 'be' && causal.has(sheet.norm(main + 1))) return true
  const from = startOf(sheet, subject!.first)
  return sheet.sentence.tokens.slice(from, subject!.last + 1).some(({ norm }) => pointing.has(norm))
}

/** Verbs of which what follows says what is thought, or told to the body. */
const thinking = new Set(['think', 'believe', 'decide', 'assume', 'mean', 'sense', 'tell', 'signal'])
const happening = new Set(['be', 'happen', 'occur', 'come'])
/** Farthest a "that" may stand behind such a verb, in tokens: "tells the body that …". */
const farthest = 4

/** What a verb adds counts beside what another does from this share on. */
const leastShare = 0.3

/**
 * The first of the verbs that are said of one thing, and the one that tells what is thought: "your body thinks there's a famine and holds on" → thinks.
 * Verbs that do not speak for the claim are passed over: "it runs down the leg and rubs".
 */
export function leading(sheet: Sheet, group: VerbGroup): VerbGroup {
  const prior = sheet.groups.filter((g) => finite.has(g.kind) && g.main < group.first).at(-1)
  if (!prior) return group
  const at = (group.subject?.first ?? group.first) - 1
  // "It happens because you have sweated": that this is why is what is claimed.
  const happens = prior.main === at - 1 && sheet.norm(at) === 'because' && happening.has(prior.reading?.base ?? 'be')
  if (happens && pointing.has(sheet.norm(prior.subject?.last ?? -1))) return prior
  const behind = sheet.norm(at) === 'that' ? at - prior.main <= farthest : at === prior.main
  const thought = group.subject !== undefined && behind && thinking.has(prior.reading?.base ?? '')
  const joined = !group.subject && group.kind === 's' && ['and', 'or', ','].includes(sheet.norm(group.first - 1))
  if (!thought && !joined) return group
  const first = leading(sheet, prior)
  const rest = added(sheet, group.first, sheet.last + 1)
  const speaks = thought || added(sheet, first.first, group.first) >= leastShare * rest
  return speaks && first.subject && (first.kind === 's' || first.kind === 'base') ? first : group
}
