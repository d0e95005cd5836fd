import type { Matcher } from '../match/matcher.ts'
import type { Claim, Edit } from '../model.ts'
import type { Sheet } from './sheet.ts'
import { determiners } from './words.ts'

/** An instruction with a better-supported target: the claim says which, by the concept that the sentence names. */
export function redirected(sheet: Sheet, claim: Claim, matcher: Matcher): Edit[][] {
  const { finding, sentence } = sheet
  const own = finding.match?.hits ?? []
  const near = sentence.hits.filter((hit) => hit.last >= finding.place.first && hit.first <= finding.place.last)
  return [...new Set([...own, ...near, ...sentence.hits])].flatMap((hit): Edit[][] => {
    const better = claim.redirect[matcher.conceptName(hit.concept)]
    if (!better) return []
    const before = sheet.norm(hit.first - 1)
    const article = before === 'an' || before === 'a' || before === 'each' || before === 'every' || before === 'one'
    const start = article ? hit.first - 1 : hit.first
    const named = determiners.has(before) && !article
    const listed =
      sentence.passage.kind === 'heading' || sentence.passage.kind === 'table-cell' || hit.first === sheet.opening
    return [[sheet.over(start, hit.last, named || listed ? better : `the ${better}`)]]
  })
}
