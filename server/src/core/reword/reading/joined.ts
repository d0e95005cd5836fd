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

/** What is given as the cause. */
export const causes: ReadonlySet<string> = new Set(
  'reason cause root source origin culprit culprits start problem trouble key way'.split(' '),
)

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
/** What opens a clause that says where, why or how something is so. */
export const causal: ReadonlySet<string> = new Set(['where', 'why', 'how', 'what', 'when'])

/**
 * Whether a joined statement goes on with the claim, by what it points to ("and the back of it becomes sore"), foretells ("and the scales will stop moving")
 * or gives as the cause ("and there is where the ache begins").
 */
export function goesOnWith(sheet: Sheet, { kind, subject, first, main }: VerbGroup): boolean {
  if (kind === 'modal' && ['will', "'ll", "won't"].includes(sheet.norm(first))) return true
  if (kind === 'be' && causal.has(sheet.norm(main + 1))) return true
  // "…, which is the reason so many ache"
  if (kind === 'be' && sheet.norm(main + 1) === 'the' && causes.has(sheet.norm(main + 2))) return true
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

/** "loosens and lengthens": the first of joined verbs, where the claim is the last one's. */
export function firstJoined({ groups }: Sheet, group: VerbGroup): VerbGroup {
  if (group.kind !== 's' || group.subject) return group
  const before = groups[groups.indexOf(group) - 1]
  return before?.kind === 's' && before.main === group.first - 2 ? before : group
}
