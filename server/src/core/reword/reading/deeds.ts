import type { Claim } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { determiners } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'
import { isElided, isStory, tells } from './accounts.ts'
import { isClaimed } from './follows.ts'
import { isAside } from './incidental.ts'
import { isPerson } from './people.ts'
import { suits } from './subject.ts'

/** "It is oddly satisfying to see": how something is to the writer. */
export const isJudgement = (sheet: Sheet, { kind, subject, first, main }: VerbGroup) =>
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

/** "The porter warned me", "her card says": that it is said is not in doubt; what soreness tells you is. */
export const isTelling = (sheet: Sheet, { reading, subject }: VerbGroup, claim: Claim): boolean =>
  tells.has(reading?.base ?? '') && !(subject && claim.subject.length > 0 && suits(sheet, subject, claim))

/** Whether a verb stands in somebody's own account. */
export const isOwnStory = (sheet: Sheet, { subject, first }: VerbGroup) =>
  isStory(sheet, subject?.first ?? first) || isStory(sheet, sheet.finding.place.last) || isElided(sheet, sheet.opening)

/** Whether a verb tells what one person does, of which there is no doubt ("my coach has me do ten", "you do ten, and your body burns all day"); what others will do is open. */
export function isOwnDeed(sheet: Sheet, group: VerbGroup, common: (word: string) => boolean): boolean {
  // "You'll thank me"
  if (leadsToEffect(sheet, group) || group.reading?.base === 'thank') return true
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

/** "…, which is the news headlines": what something is likened to. */
export const isComment = (sheet: Sheet, group: VerbGroup) =>
  isAside(sheet, group) && group.kind === 'be' && determiners.has(sheet.norm(group.main + 1))

/** Nouns for what a thing is called. */
const called = new Set('name term word label nickname title motto mantra slogan saying excuse phrase'.split(' '))
/** Verbs by which the author leads in what is said next. */
const leadsIn = new Set([
  'say',
  'promise',
  'guarantee',
  'ask',
  'tell',
  'add',
  'stress',
  'suggest',
  'recommend',
  'advise',
])

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
