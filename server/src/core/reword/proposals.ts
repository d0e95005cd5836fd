import type { Matcher } from '../match/matcher.ts'
import type { Claim } from '../model.ts'
import { finite, type VerbGroup } from './grammar/group.ts'
import { joinedTold, reported, wholeTold } from './offer/beliefs.ts'
import { type Case, caseOf } from './offer/case.ts'
import { fitted, hedges } from './offer/fits.ts'
import { each, firstOf, later, many, one, type Proposal } from './offer/proposal.ts'
import { answers, asMyth, reportsWithTail, saidWithTails } from './offer/remarks.ts'
import { cited, sourceAsked } from './offer/sources.ts'
import { isBelief } from './reading/doubtable.ts'
import { reasonsOf } from './reading/drawn.ts'
import { isPast } from './reading/main-clause.ts'
import { unproven } from './reading/reporting.ts'
import { vouches } from './reading/vouching.ts'
import { joined, type Sheet } from './sheet.ts'
import type { Vocabulary } from './vocabulary.ts'
import { isAnswered, reanswered, unanswered, unjoined } from './ways/affirmed.ts'
import { asked } from './ways/ask.ts'
import { doubtfully } from './ways/indirect-speech.ts'
import { leftToReader } from './ways/optional.ts'
import { paraphrased } from './ways/paraphrase.ts'
import { promiseAsSaid } from './ways/promise.ts'
import { asHope } from './ways/purpose.ts'
import { reasonDoubted } from './ways/reason.ts'
import { redirected } from './ways/redirect.ts'
import { replaced } from './ways/replace.ts'
import { reasonAsSaid } from './ways/split.ts'
import { asAccount, asTale } from './ways/tale.ts'
import { asTheory } from './ways/theory.ts'
import { leftBy, saysBesides, toldTogether } from './ways/together.ts'
import { saidToBe, withoutProof } from './ways/unsourced.ts'
import { until } from './ways/until.ts'

/**
 * All ways to settle a finding, best first, as far as the sentence can be read.
 * @param text the whole document
 */
export function proposals(sheet: Sheet, claim: Claim, words: Vocabulary, matcher: Matcher, text: string): Proposal[] {
  const given = caseOf(sheet, claim, words, matcher, text)
  const { common, spelled, spoken } = given
  const kept = (list: readonly Proposal[]) =>
    list.filter(({ kind, edits }) => (kind === 'replace' || !spoken) && !sheet.alters(edits))
  // What somebody said, who may be named in the next sentence, is replaced only where nothing can be said beside it.
  const quotes = sheet.isQuoting ? { sole: true as const } : {}
  const replacements = many('replace', replaced(sheet, claim, text, spelled, common)).map((p) => ({ ...p, ...quotes }))
  if (isAnswered(sheet)) {
    const answer = unanswered(sheet, text)
    const statements = replacements.map((p) => ({ ...p, edits: joined(answer ? [...p.edits, answer] : p.edits) }))
    return kept([...each('fit', reanswered(sheet, claim.verdict, text)), ...statements])
  }
  const report = unjoined(sheet)
  if (report) return kept([...each('fit', [report]), ...replacements])
  const told = tellingsOf(given)
  const answer = answers(given)
  const withTail = reportsWithTail(given)
  // A whole sentence that fits reads better than an instruction that is reported.
  const early = given.isOrder && !spoken
  const list: Proposal[] = [
    ...sourceAsked(given),
    ...one('fit', paraphrased(sheet, common)),
    ...(spoken && !sheet.isQuoting ? many('fit', doubtfully(sheet)) : []),
    ...(sheet.isQuoting ? [...withTail, ...answer] : []),
    ...kept(wordings(given, told, early ? replacements : [])),
    ...(sheet.isQuoting ? [] : withTail),
    ...saidWithTails(given, told.verbs),
    // "Absolutely.": an answer to it would take the author's word back.
    ...(isBare(sheet) ? kept(replacements) : []),
    ...(sheet.isQuoting ? [] : answer),
    ...asMyth(given),
    ...(early || isBare(sheet) ? [] : kept(replacements)),
  ]
  return [...list, ...cited(given, list)]
}

/** What of a sentence is told as a belief or as an account. */
interface Tellings {
  /** The sentence as somebody's own account. */
  readonly accounts: readonly Proposal[]
  /** Whether a verb tells of what happened: that is not in doubt where it can be told as an account. */
  readonly happened: (group: VerbGroup) => boolean
  /** The verbs that can be told as a belief, likeliest first. */
  readonly verbs: readonly VerbGroup[]
}

function tellingsOf({ sheet, claim, common, impersonal, untold, harms }: Case): Tellings {
  const accounts =
    untold || claim.verdict === 'unsafe' ? [] : many('fit', [...asTale(sheet, common), ...asAccount(sheet)])
  const happened = (group: VerbGroup) => accounts.length > 0 && sheet.finding.by === 'model' && isPast(sheet, group)
  return {
    accounts,
    happened,
    verbs: harms || vouches(sheet) ? [] : impersonal.filter((group) => isBelief(sheet, group) && !happened(group)),
  }
}

/**
 * The wordings that fit, best first.
 * @param replacements whole sentences that come before what is only reported
 */
function wordings(given: Case, { accounts, happened, verbs }: Tellings, replacements: readonly Proposal[]): Proposal[] {
  const { sheet, claim, matcher, common, possible, unsourced, named, untold, isOrder, opensOrder, harms } = given
  const reasoned = untold ? [] : many('fit', reasonDoubted(sheet, claim.verdict, possible, common, given.text))
  const reason = reasoned[0]?.edits ?? []
  const ends = many('fit', until(sheet, claim)).map((p) => ({ ...p, evidence: true as const }))
  const fits = fitted(given, reason, ends.length > 0)
  const hedged = hedges(given, happened)
  const besides = saysBesides(sheet, verbs)
  const half = untold || besides ? undefined : leftBy(sheet, verbs, possible)
  // A theory holds all that the sentence goes on to say, and leaves its words as they are.
  const theory = untold || besides ? [] : many('fit', asTheory(sheet, verbs, claim, common, given.text))
  const stated = opensOrder ? [] : theory.slice(0, 1)
  const together = half ? [...stated, ...many('fit', toldTogether(sheet, verbs, common))] : []
  const most = 1 + stated.length
  const ahead = isOrder || half === 'more' ? [] : together
  // "Move forward so that the roller works itself down the band": of what is done to a target nothing is hoped.
  const aimed = Object.keys(claim.redirect).length > 0 || sheet.finding.match?.pattern.advice === true
  const hopes = untold || harms || aimed ? [] : many('fit', asHope(sheet, common))
  const left = untold || ends.length || claim.verdict === 'unsafe' ? [] : one('fit', leftToReader(sheet, reason))
  const unproved = unsourced
    ? [...many('fit', withoutProof(sheet)), ...(named ? [] : many('fit', saidToBe(sheet, claim.verdict, common)))]
    : []
  return [
    ...ends,
    ...many('redirect', redirected(sheet, claim, matcher)),
    ...one('fit', unproven(sheet)),
    ...firstOf([...reasoned, ...ahead, ...hedged], ahead.length && !reasoned.length ? most : 1),
    // What may be so of all need not be told in the evidence's words.
    ...(hedged.length ? later(fits) : fits.filter((p) => !p.last)),
    ...(isOrder || half === 'claim' ? [] : firstOf(together, most)),
    ...(named ? one('fit', asked(sheet, common)) : []),
    ...hopes,
    ...(untold || harms ? [] : one('fit', promiseAsSaid(sheet))),
    ...(hopes.length ? later(left) : left),
    ...(untold || besides || left.length || together.length ? [] : joinedTold(given, verbs)),
    ...(!half && goesOn(sheet, verbs) ? stated : []),
    ...(untold ? [] : (together.length || hedged.length ? later : firstOf)(reported(given, verbs))),
    ...later(theory),
    // An order is better left to the reader than laid in the mouths of others.
    ...(isOrder ? later(together) : []),
    ...(hedged.length ? [] : fits.filter((p) => p.last)),
    ...replacements,
    ...later([...unproved, ...wholeTold(given, accounts)]),
    // An order that rests on what is often said: where nothing else is left.
    ...(!untold && reasonsOf(sheet).length ? later(many('fit', reasonAsSaid(sheet, common))) : []),
  ]
}

/** Whether a sentence states more behind what can be told as a belief. */
const goesOn = (sheet: Sheet, [first]: readonly VerbGroup[]): boolean =>
  first !== undefined && sheet.groups.some(({ kind, main }) => finite.has(kind) && main > first.main)

/** Whether a sentence is a word or two. */
const isBare = ({ sentence, isQuoting }: Sheet) =>
  !isQuoting && sentence.tokens.filter(({ kind }) => kind !== 'punctuation').length < 3
