import type { Claim } from '../../model.ts'
import { isSubordinate, personal } from '../grammar/clause.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { clauseOpeners } from '../grammar/orders.ts'
import { determiners, endsSubject, haves, relatives } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'
import { isElided, isStory, tells, tellsOfOne } from './accounts.ts'
import { isPast, orders } from './main-clause.ts'
import { isPerson } from './people.ts'
import { leadsReason, reasons } from './reasons.ts'
import { suits } from './subject.ts'

/** Whether what a verb states can be told as a belief: it is nobody's account, and no clause that only says which or when. */
export function isBelief(sheet: Sheet, group: VerbGroup): boolean {
  const told = isAside(sheet, group)
    ? tellsOfOne(sheet, group.first, group.main + asideLength)
    : isOwnStory(sheet, group) || (isPast(sheet, group) && tellsOfOne(sheet, group.main, sheet.closing))
  return (
    !told &&
    !isDrawn(sheet, group) &&
    !isConsequence(sheet, group) &&
    !leadsReason(sheet, group) &&
    !isJudgement(sheet, group) &&
    !isOwnKnowledge(sheet, group) &&
    !isComment(sheet, group) &&
    !namesWhich(sheet, group) &&
    !isIncidental(sheet, group) &&
    !isSure(sheet, group)
  )
}

/**
 * Whether what a verb states may get a doubt of its own: it is no deed, purpose or consequence, and nobody is sure of it.
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 */
export const isDoubtable = (sheet: Sheet, group: VerbGroup, claim: Claim, common: (word: string) => boolean): boolean =>
  !isOwnDeed(sheet, group, common) &&
  !isSure(sheet, group) &&
  !isTelling(sheet, group, claim) &&
  !isConsequence(sheet, group) &&
  !correlates(sheet, group) &&
  !leadsReason(sheet, group) &&
  !isPurpose(sheet, group)

/** Whether nobody doubts what a verb states, as it only says when something is so, that a thing is there, or what is to be seen to. */
export const isSure = (sheet: Sheet, group: VerbGroup): boolean =>
  isTiming(sheet, group) || isThere(sheet, group) || isEnsured(sheet, group) || isPromised(sheet, group)

/** "We can promise that your pain will be gone": a promise of what may be is none. */
function isPromised(sheet: Sheet, { subject, first }: VerbGroup): boolean {
  let at = (subject?.first ?? first) - 1
  if (determiners.has(sheet.norm(at)) && sheet.norm(at) !== 'that') at--
  if (sheet.norm(at) === 'that') at--
  return sheet.groups.some((g) => g.main === at && promising.has(g.reading?.base ?? ''))
}

const promising = new Set(['promise', 'guarantee', 'assure', 'swear', 'vow'])

/** Orders to see that something is so. */
const seeing = new Set(['check', 'see', 'ensure', 'watch', 'feel', 'notice'])

/** "Make sure that your knee stays behind your toes", "ensure it stays": what is to be seen to. */
function isEnsured(sheet: Sheet, { subject, first }: VerbGroup): boolean {
  let at = (subject?.first ?? first) - 1
  if (subject && subject.first < subject.last && sheet.norm(subject.first) === 'that') at++
  if (sheet.norm(at + 1) === 'sure') at++
  if (determiners.has(sheet.norm(at)) && sheet.norm(at) !== 'that') at--
  const that = sheet.norm(at) === 'that'
  if (that) at--
  // "Check from the side that her knees stay behind her toes"
  const seen = sheet.groups.filter((g) => g.main <= at && (orders(g) || finite.has(g.kind))).at(-1)
  if (that && seen && orders(seen) && seeing.has(seen.reading?.base ?? '')) return true
  return sheet.groups.some(
    (g) =>
      orders(g) && ((sheet.norm(at) === 'sure' && g.main === at - 1) || (sheet.norm(at) === 'ensure' && g.main === at)),
  )
}

/** Whether a verb gives a reason: "…, as it takes the strain off". */
export const givesReason = (sheet: Sheet, { subject }: VerbGroup): boolean =>
  reasons.has(sheet.norm((subject?.first ?? 0) - 1))

/** "… so that they fire": what is meant to come of it. */
function isPurpose(sheet: Sheet, { subject }: VerbGroup): boolean {
  if (!subject) return false
  // "… so that your knees and shins stay out of trouble": the last of several is read as the subject.
  const joined = sheet.norm(subject.first - 1) === 'and'
  const farthest = joined ? subject.first - longestSubject : subject.first - 1
  for (let at = subject.first - 1; at > 0 && at >= farthest; at--) {
    if (sheet.norm(at) === 'that') return sheet.norm(at - 1) === 'so'
    if (sheet.groups.some((g) => g.main === at) || sheet.norm(at) === ',') return false
  }
  return false
}

/** Farthest the first of joined subjects may start before the last, in tokens. */
const longestSubject = 6

const people = new Set(['you', 'we', 'i', 'they'])

/** "It takes the load, so those muscles can rest", "so that the roller travels": what follows from the claim, unless it follows from what people do. */
export function isDrawn(sheet: Sheet, group: VerbGroup): boolean {
  const { subject, first } = group
  if (!subject) return false
  const before = sheet.norm(subject.first - 1)
  if (before === 'that' && sheet.norm(subject.first - 2) === 'so') return true
  if (before !== 'so' || isClaimed(sheet, group)) return false
  const acts = sheet.groups.filter((g) => g.first < first && finite.has(g.kind))
  return !acts.some((g) => people.has(sheet.norm(g.subject?.last ?? -1))) && !isElided(sheet, sheet.opening)
}

/** "…, and they want help": what is said of it behind another statement is not what is claimed. */
function isConsequence(sheet: Sheet, { subject, first }: VerbGroup): boolean {
  if (!subject || subject.first !== subject.last || sheet.norm(subject.first - 1) !== 'and') return false
  if (!['it', 'they', 'you'].includes(sheet.norm(subject.last)) || isClaimedByPattern(sheet)) return false
  const { place } = sheet.finding
  return sheet.groups.some(
    (g) =>
      finite.has(g.kind) &&
      g.subject &&
      g.first < first &&
      g.main >= place.first &&
      !isSubordinate(sheet.sentence.tokens, g),
  )
}

const isClaimedByPattern = ({ finding }: Sheet) => finding.predicate !== undefined

/** "It is oddly satisfying to see": how something is to the writer. */
const isJudgement = (sheet: Sheet, { kind, subject, first, main }: VerbGroup) =>
  kind === 'be' &&
  first === main &&
  sheet.norm(subject?.last ?? -1) === 'it' &&
  [2, 3].some((k) => sheet.norm(main + k) === 'to' && !determiners.has(sheet.norm(main + 1)))

/** "The best guard that I know": as far as the writer does. */
export const isOwnKnowledge = (sheet: Sheet, { main }: VerbGroup) =>
  sheet.groups.some(
    ({ first, subject }) =>
      first > main &&
      subject &&
      ['i', 'we'].includes(sheet.norm(subject.last)) &&
      sheet.norm(subject.first - 1) === 'that',
  )

/** Whether a verb stands in a clause that says when something is so, or which thing is meant. */
export const saysWhich = (sheet: Sheet, group: VerbGroup): boolean =>
  isIncidental(sheet, group) || isRelative(sheet, group)

/** "The porter warned me", "her card says": that it is said is not in doubt; what soreness tells you is. */
const isTelling = (sheet: Sheet, { reading, subject }: VerbGroup, claim: Claim): boolean =>
  tells.has(reading?.base ?? '') && !(subject && claim.subject.length > 0 && suits(sheet, subject, claim))

/** Whether a verb stands in somebody's own account. */
const isOwnStory = (sheet: Sheet, { subject, first }: VerbGroup) =>
  isStory(sheet, subject?.first ?? first) || isStory(sheet, sheet.finding.place.last) || isElided(sheet, sheet.opening)

/** Whether a verb tells what one person does, of which there is no doubt ("my coach has me do ten", "you do ten, and your body burns all day"); what others will do is open. */
function isOwnDeed(sheet: Sheet, group: VerbGroup, common: (word: string) => boolean): boolean {
  if (leadsToEffect(sheet, group)) return true
  const self = ['i', 'we'].includes(sheet.norm(group.subject?.last ?? -1))
  const opens = !self && group.kind === 'modal' && ['will', "'ll", "won't"].includes(sheet.norm(group.first))
  return !opens && isPerson(sheet, group, common)
}

/** "You do four minutes, and then your body burns all day", "you sit all day, so the glutes are off": what is done, told with what comes of it. */
function leadsToEffect(sheet: Sheet, group: VerbGroup): boolean {
  if (group.kind !== 'base' || sheet.norm(group.subject?.last ?? -1) !== 'you' || isClaimed(sheet, group)) return false
  for (let i = group.main + 1; i < sheet.finding.place.last; i++) {
    const so = sheet.norm(i) === ',' && sheet.norm(i + 1) === 'so'
    if (sheet.norm(i) !== 'and' && !so) continue
    const then = so || sheet.norm(i + 1) === 'then'
    const at = then ? i + 2 : i + 1
    const states = then || sheet.groups.some((g) => finite.has(g.kind) && g.subject?.first === at)
    if (states && ['your', 'the', 'that', 'it'].includes(sheet.norm(at))) return true
    // "You do that and you're torching it until Thursday"
    if (sheet.norm(at) === 'you' && ["'re", 'are', "'ll", 'will'].includes(sheet.norm(at + 1))) return true
  }
  return false
}

/** "…, which is how arthritis starts": what is added to an account is told of everybody. */
export const isAside = (sheet: Sheet, { subject }: VerbGroup) =>
  subject !== undefined && sheet.norm(subject.last) === 'which' && sheet.norm(subject.first - 1) === ','

/** "…, which is the news headlines": what something is likened to. */
const isComment = (sheet: Sheet, group: VerbGroup) =>
  isAside(sheet, group) && group.kind === 'be' && determiners.has(sheet.norm(group.main + 1))

/** How far the words of such an aside are looked at, in tokens. */
const asideLength = 8

/** "It pulls water out of you, so you cramp": what follows from a claim is told with it. */
export const drawsOn = (sheet: Sheet, { main }: VerbGroup) =>
  sheet.groups.some(
    ({ kind, first, subject }) =>
      finite.has(kind) &&
      subject !== undefined &&
      first > main &&
      sheet.norm(subject.first - 1) === 'so' &&
      sheet.norm(subject.first - 2) === ',' &&
      !['i', 'we'].includes(sheet.norm(subject.last)),
  )

/** "A hip that cannot hold itself up": which one is meant is not in doubt. */
const isRelative = (sheet: Sheet, { subject, first }: VerbGroup) =>
  subject !== undefined &&
  subject.first > 0 &&
  endsSubject(sheet.norm(subject.first - 1)) &&
  (['that', 'who'].includes(sheet.norm(subject.last)) ||
    isContact(sheet, subject, first) ||
    // "The salt you've lost"
    (subject.first === subject.last &&
      ['you', 'we', 'i'].includes(sheet.norm(subject.first)) &&
      determiners.has(sheet.norm(subject.first - 2)) &&
      sheet.groups.some((g) => finite.has(g.kind) && g.main < first)))

const anything = new Set(['anything', 'everything', 'something', 'nothing', 'all'])

/** "Anything you eat after that goes to the waist", "every centimetre it drifts forward puts more on the neck": no word joins the clause to what it says more of. */
function isContact(
  sheet: Sheet,
  { first, last }: { readonly first: number; readonly last: number },
  verb: number,
): boolean {
  if (first !== last || !personal.has(sheet.norm(first))) return false
  if (anything.has(sheet.norm(first - 1))) return true
  if (!['every', 'each'].includes(sheet.norm(first - 2))) return false
  return sheet.groups.some((g) => finite.has(g.kind) && g.main > verb && (!g.subject || g.subject.first < first))
}

/** Whether a pattern knows that a verb is the one that claims. */
export const isClaimed = ({ finding: { predicate } }: Sheet, { first, main }: VerbGroup) =>
  predicate !== undefined && predicate.first <= main && first <= predicate.last

/** Nouns for what a thing is called. */
const called = new Set('name term word label nickname title motto mantra slogan saying excuse phrase'.split(' '))
/** Verbs by which the author leads in what is said next. */
const leadsIn = new Set(['say', 'ask', 'tell', 'add', 'stress', 'suggest', 'recommend', 'advise'])

/** "The technical name is …", "what I would say to you is that …": what something is called, and that it is said, is not in doubt. */
export const isNaming = (sheet: Sheet, { kind, subject, first }: VerbGroup) =>
  kind === 'be' &&
  (called.has(sheet.norm(subject?.last ?? -1)) ||
    sheet.groups.some(
      (g) =>
        g.first < first &&
        leadsIn.has(g.reading?.base ?? sheet.norm(g.main)) &&
        ['i', 'we'].includes(sheet.norm(g.subject?.last ?? -1)) &&
        // "What I would say", "the one thing I would ask"
        g.subject!.first > sheet.opening &&
        !sheet.groups.some((other) => finite.has(other.kind) && other.first > g.main && other.first < first),
    ))

/** "There's a tub of salts which draws it out": that the thing is there is not in doubt. */
function isThere(sheet: Sheet, { kind, main, subject }: VerbGroup): boolean {
  if (kind !== 'be' || sheet.norm(subject?.last ?? -1) !== 'there') return false
  const before = sheet.norm(subject!.first - 1)
  // "…, so now there's coconut water on the nightstand"
  if (before === 'so' || (before === 'now' && sheet.norm(subject!.first - 2) === 'so')) return true
  // "There's your bin bag": it is pointed at.
  if (['your', 'my', 'the', 'that'].includes(sheet.norm(main + 1)) && sheet.norm(main).startsWith("'")) return true
  // "There is nothing like it"
  if (sheet.norm(main + 1) === 'nothing') return true
  // "There's another advantage: …"
  if (sheet.norm(main + 1) === 'another') return true
  if (!['a', 'an', 'one', 'two', 'some'].includes(sheet.norm(main + 1))) return false
  return sheet.groups.some(
    (g) => finite.has(g.kind) && g.main > main && relatives.has(sheet.norm(g.subject?.last ?? -1)),
  )
}

/**
 * Whether another statement is joined to the one of a verb: "they seize up, and the hip pays".
 * @param within the last token where its verb may stand
 */
export function isJoined(sheet: Sheet, group: VerbGroup, within = sheet.closing): boolean {
  return sheet.groups.some((other) => {
    if (other.main > within) return false
    if (other === group || !finite.has(other.kind) || !other.subject || isSubordinate(sheet.sentence.tokens, other))
      return false
    const { first } = other.subject
    const before = sheet.norm(first - 1)
    return other.first > group.main && (before === ',' || before === 'and')
  })
}

/** "the bit that waves": a clause that says which thing is meant; it claims only where a pattern knows that it does. */
function namesWhich(sheet: Sheet, { subject }: VerbGroup): boolean {
  if (!subject || sheet.finding.predicate || subject.first === 0) return false
  return sheet.norm(subject.last) === 'that' && sheet.sentence.tokens[subject.first - 1]!.kind === 'word'
}

/** What opens a clause that only says when or which; the claim is in another. */
const incidental = new Set([
  'before',
  'after',
  'when',
  'whenever',
  'if',
  'until',
  'till',
  'once',
  'than',
  'where',
  'how',
  'why',
  'what',
  'whatever',
  'whoever',
  'whichever',
  'however',
])

/**
 * Whether a verb stands in a clause that says when, or on what condition, something is so: "hold it till the knot lets go", "if you look down and
 * can't see your laces", "there's a clunk as it scrapes across".
 */
function isTiming(sheet: Sheet, { subject, first }: VerbGroup): boolean {
  let at = subject?.first ?? first
  if (subject) while (determiners.has(sheet.norm(at - 1))) at--
  const before = sheet.norm(at - 1)
  if (clauseOpeners.has(before) || (before === 'as' && sheet.norm(at - 2) !== ',' && at - 1 !== sheet.opening))
    return true
  if (subject || !['and', 'or'].includes(before)) return false
  const prior = sheet.groups.filter((g) => g.main < at - 1 && finite.has(g.kind)).at(-1)
  if (!prior) return false
  for (let i = prior.main; i < at - 1; i++) if ([',', ';', ':', '—'].includes(sheet.norm(i))) return false
  return isTiming(sheet, prior)
}

const occasions = new Set(['time', 'moment', 'day', 'minute'])

/** Whether a verb stands in a clause that only says when something is so, or which thing is meant. */
export function isIncidental(sheet: Sheet, { subject, kind, first }: VerbGroup): boolean {
  if (!subject) return false
  const before = sheet.norm(subject.first - 1)
  if (incidental.has(sheet.norm(subject.first))) return true
  // "Every time you stoop", "the moment you stop"
  if (occasions.has(before) && subject.first === subject.last) return true
  // "It takes a few passes before the fascia comes unstuck": an object and a time, read as one subject.
  const object = sheet.groups.some((g) => g.main === subject.first - 1 && finite.has(g.kind))
  for (let i = subject.first + 1; object && i < subject.last; i++) if (incidental.has(sheet.norm(i))) return true
  // "By the time your mouth feels dry": read as one subject.
  for (let i = subject.first; i < subject.last; i++)
    if (
      occasions.has(sheet.norm(i)) &&
      determiners.has(sheet.norm(i + 1)) &&
      i > 0 &&
      determiners.has(sheet.norm(i - 1)) &&
      sheet.norm(i - 1) !== 'all'
    )
      return true
  // "As the muscles are kneaded, the waste goes."
  if (before === 'as' && subject.first - 1 === sheet.opening) return true
  // "It has been asleep since you got a desk."
  if (
    before === 'since' &&
    kind === 'past' &&
    sheet.groups.some((g) => g.first < first && haves.has(sheet.norm(g.first)))
  )
    return true
  // "the waste that was released"
  const which = sheet.norm(subject.last) === 'that' && endsSubject(before) && kind === 'be'
  return which || incidental.has(before)
}

/** Whether a word says how much more: "the sooner". */
export const isMore = (word: string): boolean => /^(?:more|less|sooner|\w+er)$/.test(word)

/** "The more you go, the sooner it lets go": each half stands by the other. */
export function correlates(sheet: Sheet, { subject }: VerbGroup): boolean {
  const first = subject?.first ?? 0
  // "…, the sooner the band lets go": read as the beginning of the subject.
  if (sheet.norm(first) === 'the' && isMore(sheet.norm(first + 1)) && sheet.norm(first + 2) === 'the') return true
  return sheet.norm(sheet.opening) === 'the' && isMore(sheet.norm(first - 1))
}
