import type { Claim, Edit } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { boosters, determiners, endsSubject, isAdverb, prepositions, subjectPronouns } from '../grammar/words.ts'
import { isElided } from '../reading/accounts.ts'
import { isDoubtable } from '../reading/doubtable.ts'
import { isAside, isIncidental } from '../reading/incidental.ts'
import { orders } from '../reading/main-clause.ts'
import { reports } from '../reading/reporting.ts'
import { added } from '../reading/weight.ts'
import type { Sheet } from '../sheet.ts'
import { completed } from './purpose.ts'
import { binding } from './weaken.ts'

/** What the claim's verb gets. It doubts that verb and no other, and fits any voice. */
const adverb = 'supposedly'

/**
 * A doubt right at a verb, where it cannot be told as said: "One hip was sat higher" → "One hip was supposedly sat higher"; "Forty bends, to whittle
 * the handles off" → "Forty bends, supposedly to whittle the handles off".
 * @param groups the verbs that may claim, likeliest first
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 * @returns ways to do it, best first: "where it saws" may only say which place is meant, and comes last
 */
export function supposedly(
  sheet: Sheet,
  groups: readonly VerbGroup[],
  claim: Claim,
  common: (word: string) => boolean,
): Edit[][] {
  // "Studies show that it supposedly heals": the report would go on being sure.
  if (
    sheet.sentence.question ||
    sheet.isQuoting ||
    sheet.sentence.quotes.length ||
    doubts(sheet) ||
    reports(sheet).some(({ open }) => open)
  )
    return []
  const before = (group: VerbGroup) => sheet.norm((group.subject?.first ?? 0) - 1)
  const places = (group: VerbGroup) => before(group) === 'where'
  // "If you hit a spot where it is sharp, stay": what is met with is not in doubt.
  const ordered = sheet.groups.some(orders)
  // "From that stuff", "…, that bottle": no relative pronoun.
  const points = (group: VerbGroup) =>
    sheet.norm(group.subject?.last ?? -1) === 'that' && (prepositions.has(before(group)) || before(group) === ',')
  // "Results in 14 days or you get every cent back": what follows if it is not so.
  const isAlternative = (group: VerbGroup) => before(group) === 'or'
  // "The one thing that took me there": what happened to the writer.
  const isOnMe = (group: VerbGroup) =>
    group.kind === 'past' && ['me', 'us', 'my', 'our'].includes(sheet.norm(group.main + 1))
  return groups
    .filter(
      (group) =>
        isDoubtable(sheet, group, claim, common) &&
        !points(group) &&
        !isAlternative(group) &&
        !isOnMe(group) &&
        !isAside(sheet, group) &&
        (!isIncidental(sheet, group) || (places(group) && !ordered)),
    )
    .sort((a, b) => Number(places(a)) - Number(places(b)))
    .flatMap((group) => {
      const edits = atVerb(sheet, group)
      return edits ? [edits] : []
    })
}

/**
 * A doubt of what is given as the cause, where what it causes is not in doubt: "You're stiff because of the acid" → "You're stiff, supposedly because of the acid".
 * @returns the edits; undefined where no cause is named so
 */
export function supposedCause(sheet: Sheet): Edit[] | undefined {
  if (sheet.sentence.question || sheet.isQuoting || doubts(sheet)) return undefined
  for (const { kind, first, main } of sheet.groups) {
    const cause = [2, 3].find((k) => sheet.norm(main + k) === 'because' && sheet.norm(main + k + 1) === 'of')
    if (kind === 'be' && first === main && cause) return [sheet.behind(main + cause - 1, `, ${adverb}`)]
  }
  return undefined
}

/** Units that "for" gives the length of something in. */
const lengths = new Set(
  'second seconds minute minutes hour hours day days week weeks month months year years while'.split(' '),
)
/** What is named as an aim makes this share of what speaks for the claim. */
const leastAim = 0.3

/**
 * A doubt of what something without a verb is for: "Our camp: thirty crunches a day for a flat belly" → "Our camp: thirty crunches a day, supposedly for a flat
 * belly".
 * @returns the edits; undefined where nothing is named so
 */
export function supposedAim(sheet: Sheet): Edit[] | undefined {
  const { tokens } = sheet.sentence
  if (sheet.sentence.question || sheet.isQuoting || doubts(sheet)) return undefined
  const start = Math.max(sheet.opening, tokens.findLastIndex(({ norm }) => norm === ':' || norm === ';') + 1)
  if (sheet.groups.some((g) => g.first >= start && (finite.has(g.kind) || orders(g)))) return undefined
  const at = tokens.findIndex(
    ({ norm }, i) =>
      norm === 'for' &&
      i > start + 1 &&
      endsSubject(sheet.norm(i - 1)) &&
      determiners.has(sheet.norm(i + 1)) &&
      ![2, 3].some((k) => lengths.has(sheet.norm(i + k))),
  )
  const aim = at > 0 ? added(sheet, at, sheet.last + 1) : 0
  return aim > 0 && aim >= leastAim * added(sheet, 0, sheet.last + 1)
    ? [sheet.behind(at - 1, `, ${adverb}`)]
    : undefined
}

/** The adverb at one verb; undefined where none can stand there. */
function atVerb(sheet: Sheet, group: VerbGroup): Edit[] | undefined {
  const { kind, first, main, negated } = group
  if (kind === 'infinitive') return isAim(sheet, group) ? [sheet.before(first - 1, `${adverb} `)] : undefined
  if (!finite.has(kind) || orders(group) || (!group.subject && isElided(sheet, sheet.opening))) return undefined
  // "Once the body has worked out what's coming"
  if (!group.subject && sheet.norm(first - 1) === 'what') return undefined
  // What the writer does or did themselves is not in doubt.
  if (['i', 'we'].includes(sheet.norm(group.subject?.last ?? first - 1))) return undefined
  // "You sweated out your sodium": what the reader did.
  if (kind === 'past' && sheet.norm(group.subject?.last ?? -1) === 'you') return undefined
  if ((kind === 'modal' || kind === 'have') && !group.subject) return undefined
  // "Everyone should": what is to be done is not in doubt.
  if (kind === 'modal' && binding.has(sheet.norm(first))) return undefined
  const plain = kind === 's' || kind === 'base' || kind === 'past' || kind === 'do'
  // "Supposedly isn't", "supposedly has to"
  const has = kind === 'have' && first === main
  // "Women who lift do bulk up"
  if (sheet.norm(first) === 'do' && kind === 'do' && !negated) return [sheet.over(first, first, adverb)]
  if (plain || has || (negated && /n't$|^cannot$/.test(sheet.norm(first)))) return inFront(sheet, first)
  // "There is a nerve": nothing is doubted by the form of be alone.
  if (kind === 'be' && first === main && sheet.norm(group.subject?.last ?? -1) === 'there') return undefined
  // "is simply where": what insists gives way.
  if (givesWay(sheet.norm(first + 1))) return [sheet.over(first + 1, first + 1, adverb)]
  return [sheet.behind(first, ` ${adverb}`)]
}

/** In front of a verb and of the adverbs that belong to it. */
function inFront(sheet: Sheet, verb: number): Edit[] | undefined {
  let at = verb
  while (at > sheet.opening && isAdverb(sheet.norm(at - 1)) && !subjectPronouns.has(sheet.norm(at - 1))) at--
  if (at === sheet.opening) return undefined
  return [at < verb && givesWay(sheet.norm(at)) ? sheet.over(at, at, adverb) : sheet.before(at, `${adverb} `)]
}

/** Adverbs beside which another in -ly would stumble: "visibly reduces" → "supposedly reduces". */
const emphatic = new Set(
  'visibly gradually dramatically significantly noticeably quickly rapidly effectively permanently'.split(' '),
)
const givesWay = (word: string) => boosters.has(word) || emphatic.has(word)

/** Whether an infinitive says what something is done for: no verb, and no noun that asks for one, stands in front of it. */
function isAim(sheet: Sheet, { first }: VerbGroup): boolean {
  if (sheet.norm(first - 1) !== 'to') return false
  const before = first - 2
  if (before < sheet.opening || sheet.groups.some(({ main }) => main === before)) return false
  return !prepositions.has(sheet.norm(before)) && !completed.has(sheet.norm(before))
}

const doubting = new Set(['supposedly', 'allegedly', 'reputedly', 'perhaps', 'apparently'])
const tales = new Set(['legend', 'story', 'theory', 'saying', 'rumour', 'rumor', 'lore'])
/** Whether the sentence tells already that something is only said. */
const doubts = ({ sentence: { tokens } }: Sheet) =>
  tokens.some(({ norm }, i) => doubting.has(norm) || (tales.has(norm) && tokens[i + 1]?.norm === 'goes'))
