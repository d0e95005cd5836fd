import type { Matcher } from '../../match/matcher.ts'
import type { Claim, Edit } from '../../model.ts'
import { finite } from '../grammar/group.ts'
import { determiners, isAdverb, numbers } from '../grammar/words.ts'
import { isOnSide } from '../reading/pose.ts'
import { pronouns } from '../reading/subject.ts'
import type { Sheet } from '../sheet.ts'
import { untilOf } from './until.ts'

/** Words that place something beside the target, which is then no target itself. */
const beside = new Set('around near beside above below next along surrounding outside under beneath behind'.split(' '))

/**
 * An instruction with a better-supported target: the claim says which, by the concept that the sentence names. Not where the target is the
 * subject of a statement: what is said of the one is not known of the other.
 */
export function redirected(sheet: Sheet, claim: Claim, matcher: Matcher): Edit[][] {
  const { finding, sentence } = sheet
  const own = finding.match?.hits ?? []
  const near = sentence.hits.filter((hit) => hit.last >= finding.place.first && hit.first <= finding.place.last)
  return [...new Set([...own, ...near, ...sentence.hits])].flatMap((hit): Edit[][] => {
    const better = claim.redirect[matcher.conceptName(hit.concept)]
    if (!better || isSubject(sheet, hit) || isNamed(sheet, hit.first) || isEffect(sheet, hit.first)) return []
    const before = sheet.norm(hit.first - 1)
    if (isDose(better)) {
      // "ten minutes for each foot, which is the news": what it is likened to would not fit another dose.
      if (sheet.sentence.tokens.some(({ norm }, i) => norm === 'which' && i > hit.last && sheet.norm(i - 1) === ','))
        return []
      // "three minutes on each and five on the stubborn ones": another dose is left.
      if (sheet.sentence.tokens.some((_, i) => i > hit.last && isAnother(sheet, i))) return []
      const from = before === 'a' ? hit.first - 1 : doseStart(sheet, hit.first)
      return [[sheet.over(from, hit.last, from === sheet.opening ? inWords(better) : better)]]
    }
    // "Lie on your side and roll down the band": so no other muscles are rolled.
    if (isOnSide(sheet)) return []
    // "Roll the full length of the band"
    const of = sheet.norm(hit.first - 1) === 'of' ? hit.first - 1 : hit.first - 2
    if (sheet.norm(of) === 'of' && extents.has(sheet.norm(of - 1))) return []
    // "For a niggle on the outer thigh we point you to …": what stands before all verbs is done nothing to.
    if (sheet.groups.length && sheet.groups.every(({ main }) => main > hit.last)) return []
    // "Roll until you feel the band let go": what is felt there is not what is rolled.
    const until = untilOf(sheet)
    if (until >= 0 && until < hit.first) return []
    // "When you reach the band, roll it slowly": of several "it" would be wrong.
    if (sheet.sentence.tokens.some(({ norm }, i) => i > hit.last && ['it', 'its'].includes(norm))) return []
    const article = ['an', 'a', 'each', 'every', 'one', 'that', 'this'].includes(before)
    const start = article ? hit.first - 1 : hit.first
    const named = determiners.has(before) && !article
    if (beside.has(sheet.norm(named || article ? hit.first - 2 : hit.first - 1))) return []
    const listed =
      sentence.passage.kind === 'heading' || sentence.passage.kind === 'table-cell' || hit.first === sheet.opening
    return [[sheet.over(start, hit.last, named || listed ? better : `the ${better}`)]]
  })
}

const extents = new Set(['length', 'whole', 'side', 'edge', 'line'])

/** A dose begins with its number; it takes the place of another without an article. */
export const isDose = (better: string) => /^\d/.test(better)

const isAnother = (sheet: Sheet, i: number) => {
  const count = sheet.sentence.tokens[i]!.kind === 'number' || numbers.has(sheet.norm(i))
  const before = sheet.norm(i - 1)
  const joined = ['and', 'or', ','].includes(before) && ['on', 'for', 'if', 'at'].includes(sheet.norm(i + 1))
  return count && (joined || ['sometimes', 'even', 'maybe'].includes(before))
}

const tens = ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety']
/** No sentence opens with a figure: "90 seconds" → "ninety seconds". */
const inWords = (dose: string) => dose.replace(/^([2-9])0\b/, (_, ten: string) => tens[Number(ten) - 2]!)

/** Where a dose starts: at the lower end of a range ("five to ten minutes", "10–15 minutes"). */
function doseStart(sheet: Sheet, first: number): number {
  const [lower, between] = [sheet.sentence.tokens[first - 2], sheet.norm(first - 1)]
  return lower && (lower.kind === 'number' || spelled.has(lower.norm)) && ranging.has(between) ? first - 2 : first
}

const ranging = new Set(['to', 'or', '-', '–', '—'])
const spelled = new Set('two three four five six seven eight ten twelve fifteen twenty'.split(' '))

/** "Rolling the band helps": what is done is named, and something is said of it. */
function isNamed(sheet: Sheet, first: number): boolean {
  const named = sheet.norm(sheet.opening).endsWith('ing') && first - sheet.opening <= 3
  return named && sheet.sentence.passage.kind !== 'heading' && sheet.sentence.passage.kind !== 'table-cell'
}

/** "Roll it, since that's what frees the band": what is done to the target there is no instruction. */
function isEffect(sheet: Sheet, first: number): boolean {
  const governor = sheet.groups.filter((g) => g.main < first).at(-1)
  if (!governor || !finite.has(governor.kind) || !governor.subject) return false
  const before = sheet.norm(governor.subject.first)
  return pronouns.has(before) || (before === 'what' && pronouns.has(sheet.norm(governor.subject.first - 2)))
}

/** Whether a finite verb has some words as its subject or right in front of it ("Rolling the band loosens it"). */
function isSubject(sheet: Sheet, { first, last }: { readonly first: number; readonly last: number }): boolean {
  let next = last + 1
  while (isAdverb(sheet.norm(next))) next++
  return sheet.groups.some(
    ({ kind, first: verb, subject }) =>
      finite.has(kind) && (verb === next || (subject !== undefined && subject.first <= first && last <= subject.last)),
  )
}
