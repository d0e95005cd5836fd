import type { Matcher } from '../match/matcher.ts'
import { type Claim, type Edit, exceeds, type FixKind, type Verdict } from '../model.ts'
import type { VerbGroup } from './grammar/group.ts'
import { determiners, subjectPronouns } from './grammar/words.ts'
import { tells } from './reading/accounts.ts'
import { goesElsewhere, goesOnBehind } from './reading/behind.ts'
import { claimingGroups } from './reading/claiming.ts'
import { drawsOn, givesReason, isBelief, isDrawn, isJoined, isNaming } from './reading/doubtable.ts'
import { reasonsOf } from './reading/drawn.ts'
import { isPast, mainClause, orders } from './reading/main-clause.ts'
import { isPerson, namesPerson } from './reading/people.ts'
import { reports, unproven } from './reading/reporting.ts'
import { reachesClaim } from './reading/weight.ts'
import { joined, type Sheet } from './sheet.ts'
import { americanised, isAmerican, type Vocabulary } from './vocabulary.ts'
import { isAnswered, reanswered, unanswered, unjoined } from './ways/affirmed.ts'
import { answered, goesOn, markedAsMyth, missed } from './ways/answer.ts'
import { apart, supposed } from './ways/apart.ts'
import { asked, doubted } from './ways/ask.ts'
import { footnoted, linked } from './ways/cite.ts'
import { withoutClosers } from './ways/closers.ts'
import { framed, frames } from './ways/frame.ts'
import { alongside, hedgeable, hedged, onlyWeakens } from './ways/hedge.ts'
import { doubtfully, isIndirectSpeech } from './ways/indirect-speech.ts'
import { leftToReader } from './ways/optional.ts'
import { paraphrased } from './ways/paraphrase.ts'
import { firstJoined, fitting } from './ways/phrases.ts'
import { promiseAsSaid } from './ways/promise.ts'
import { asHope } from './ways/purpose.ts'
import { reasonDoubted } from './ways/reason.ts'
import { redirected } from './ways/redirect.ts'
import { replaced } from './ways/replace.ts'
import { said } from './ways/report.ts'
import { asSaying, asThought, effectAsThought } from './ways/sayings.ts'
import { apartFrom, believed, reasonAsSaid } from './ways/split.ts'
import { supposedCause, supposedly } from './ways/supposedly.ts'
import { framedWithTail, reportWithTail, saidWithTail } from './ways/tails.ts'
import { asAccount, asTale } from './ways/tale.ts'
import { thoughtOf } from './ways/thought.ts'
import { saysBesides, toldTogether } from './ways/together.ts'
import { saidToBe, withoutProof } from './ways/unsourced.ts'
import { until, untilOf } from './ways/until.ts'

/** A way to settle a finding before it is tried. */
export interface Proposal {
  readonly kind: Exclude<FixKind, 'suppress'>
  readonly edits: readonly Edit[]
  readonly safe: boolean
  /** Tried only where no other fit or redirect is offered. */
  readonly last?: true
  /** Tried only where nothing else is offered. */
  readonly sole?: true
  /** The sentence is marked as a myth. */
  readonly myth?: true
  /** The source that is cited, and the edits of the wording that it is cited for; offered only where that wording is. */
  readonly cites?: string
  readonly of?: readonly Edit[]
}

/** Verbs that are hedged: the likeliest, and the next where nothing else is offered. */
const mostHedges = 2
/** Claiming verbs that are looked at. */
const mostGroups = 3

/**
 * All ways to settle a finding, best first, as far as the sentence can be read.
 * @param text the whole document
 */
export function proposals(sheet: Sheet, claim: Claim, words: Vocabulary, matcher: Matcher, text: string): Proposal[] {
  const common = (word: string) => words.common(word) || text.includes(` ${word} `)
  const american = isAmerican(text)
  const spelled = (said: string) => (american ? americanised(said) : said)
  const groups = claimingGroups(sheet)
    .filter((group) => !isNaming(sheet, group) && reachesClaim(sheet, group))
    .slice(0, mostGroups)
  const possible = !exceeds('possible', claim.carries)
  // Where a source is missing nothing is wrong with what is told; only the report can give way.
  const unsourced = claim.settledBySource === true
  const one = (kind: Proposal['kind'], edits: Edit[] | undefined, safe = false): Proposal[] =>
    edits ? [{ kind, edits: joined(edits), safe }] : []
  const many = (kind: Proposal['kind'], list: Edit[][]) => list.flatMap((edits) => one(kind, edits))
  const { kind } = sheet.sentence.passage
  // "Slow passes unstick it": what opens a statement looks like an order.
  const main = mainClause(sheet, sheet.opening)?.group
  const isOrder =
    (sheet.sentence.imperative && (!main || orders(main))) || sheet.groups.some((group) => group.kind === 'imperative')
  // "Work on it by rolling back and forth": what is to be done is not in doubt.
  const isAct = (group: VerbGroup) => isOrder && group.kind === 'ing'
  const named = kind === 'heading' || kind === 'front-matter'
  const impersonal = [...new Set(groups.map((group) => firstJoined(sheet, group)))].filter(
    (group) => !isPerson(sheet, group, common),
  )
  const accounts =
    unsourced || named || claim.verdict === 'unsafe'
      ? []
      : [...many('fit', asTale(sheet, common)), ...many('fit', asAccount(sheet))]
  // What happened is not in doubt, where it can be told as an account; nor is an order made safe by a doubt of its reason.
  const isTold = (group: VerbGroup) => accounts.length > 0 && sheet.finding.by === 'model' && isPast(sheet, group)
  const harms = isOrder && claim.verdict === 'unsafe'
  const told = harms ? [] : impersonal.filter((group) => isBelief(sheet, group) && !isTold(group))
  // No belief is told in a heading, nor where only a source is missing.
  const untold = named || unsourced
  const reasoned = untold ? [] : many('fit', reasonDoubted(sheet, claim.verdict, possible, common))
  const reason = reasoned[0]?.edits ?? []
  const untils = many('fit', until(sheet, claim))
  // "Roll until you feel the band let go": an end, no effect that is promised.
  const isUntil = (group: VerbGroup) => untils.length > 0 && group.first > untilOf(sheet)
  const fits = impersonal
    // "…, because it stunts your growth": what the evidence says would be no reason.
    .filter(
      (group) => !isDrawn(sheet, group) && !givesReason(sheet, group) && !isUntil(group) && !isOthersAim(sheet, group),
    )
    .slice(0, 2)
    .flatMap((group) => {
      const list = many(
        'fit',
        fitting(sheet, group, claim).map((edits) => withoutClosers(sheet, edits)),
      )
      // "… may feel easier, which is where most pain starts": what the author goes on to say is on the author's words.
      // "…, so have it by eight": an order would follow from what is no reason for it.
      const leads = sheet.groups.some((g) => orders(g) && g.first > group.main && sheet.norm(g.first - 1) === 'so')
      return leads || goesOnBehind(sheet, group) ? later(list) : list
    })
    .map((p) => ({ ...p, edits: p.edits.map((edit) => ({ ...edit, newText: spelled(edit.newText) })) }))
    // "… to strengthen the glutes, because they may not be firing"
    .map((p) => (isOrder && reason.length ? { ...p, edits: joined([...p.edits, ...reason]) } : p))
  const hedges =
    possible && !unsourced
      ? hedgeable(sheet, groups, claim, isOrder, common)
          .filter((group) => !isAct(group) && !isTold(group))
          .flatMap((group) => one('fit', hedged(sheet, group), [group, ...alongside(sheet, group)].every(onlyWeakens)))
          .slice(0, mostHedges)
      : []
  const besides = saysBesides(sheet, told)
  const both = untold || besides ? [] : many('fit', toldTogether(sheet, told, possible, common))
  const alone = (kind: Proposal['kind'], edit: Edit | undefined) => one(kind, edit && [edit])
  const remarks = many(
    'attribute',
    (!unsourced ? answered(sheet, claim.verdict) : sheet.isQuoting ? missed(sheet) : []).map((edit) => [edit]),
  )
  const placed = (list: Proposal[]) => (goesElsewhere(sheet) ? later(list) : list)
  const answer = placed(remarks)
  const source = claim.settledBySource ? footnoted(sheet, text) : undefined
  const doubts =
    named || unsourced || harms
      ? []
      : many(
          'fit',
          supposedly(
            sheet,
            groups.filter((group) => !isAct(group)),
            claim,
            common,
          ),
        )
  const saying = asSaying(sheet, claim.verdict, common)
  const asSaid = (edits: readonly Edit[]) => edits.flatMap((edit) => one('fit', [edit]))
  const whole =
    named || (unsourced && !reports(sheet).some(({ open }) => open))
      ? []
      : [
          // "It's melted off my waist, or so I like to think": what somebody has seen on themselves is supposed by nobody.
          ...(sheet.sentence.tokens.some(({ norm }) => ['i', 'me', 'my', 'mine'].includes(norm))
            ? [...one('fit', asThought(sheet)), ...one('fit', effectAsThought(sheet, common)), ...accounts]
            : []),
          ...one('fit', supposedCause(sheet)),
          ...many('fit', apart(sheet, claim.verdict, possible, common)),
          ...many('fit', believed(sheet, frames, common)),
          ...asSaid(saying.whole),
          ...doubts,
          ...doubted(sheet, possible ? 'perhaps' : 'supposedly', common).flatMap((edit) =>
            one('fit', withoutClosers(sheet, [edit])),
          ),
          ...one('fit', asThought(sheet)),
          ...one('fit', effectAsThought(sheet, common)),
          ...many('fit', thoughtOf(sheet, common)),
          ...accounts.slice(0, 1),
          ...many('fit', supposed(sheet, possible, common)),
          ...asSaid(saying.beside),
          ...accounts.slice(1),
        ]
  const unproved = unsourced
    ? [...many('fit', withoutProof(sheet)), ...(named ? [] : many('fit', saidToBe(sheet, claim.verdict, common)))]
    : []
  // What somebody else said stays as it was said.
  const spoken = isIndirectSpeech(sheet) && !isThing(sheet, common)
  // "Move forward so that the roller works itself down the band": of what is done to a target nothing is hoped.
  const aimed = Object.keys(claim.redirect).length > 0 || sheet.finding.match?.pattern.advice === true
  const hopes = untold || harms || aimed ? [] : many('fit', asHope(sheet, common))
  const left = untold || untils.length || claim.verdict === 'unsafe' ? [] : one('fit', leftToReader(sheet, reason))
  const kept = (list: Proposal[]) =>
    list.filter(({ kind, edits }) => (kind === 'replace' || !spoken) && !sheet.alters(edits))
  // What somebody said, who may be named in the next sentence, is replaced only where nothing can be said beside it.
  const quotes = sheet.isQuoting ? { sole: true as const } : {}
  const replacements = many('replace', replaced(sheet, claim, spelled, common)).map((p) => ({ ...p, ...quotes }))
  if (isAnswered(sheet)) {
    const answer = unanswered(sheet, text)
    const statements = replacements.map((p) => ({ ...p, edits: joined(answer ? [...p.edits, answer] : p.edits) }))
    return kept([...reanswered(sheet, claim.verdict, text).flatMap((edit) => alone('fit', edit)), ...statements])
  }
  const report = unjoined(sheet)
  if (report) return kept([...alone('fit', report), ...replacements])
  const withTail = untold
    ? []
    : placed(
        many(
          'attribute',
          reportWithTail(sheet, claim.verdict).map((edit) => [edit]),
        ),
      )
  const list: Proposal[] = [
    ...one('cite', source),
    ...one('fit', paraphrased(sheet, common)),
    ...(spoken && !sheet.isQuoting ? many('fit', doubtfully(sheet)) : []),
    ...(sheet.isQuoting ? [...withTail, ...answer] : []),
    ...kept([
      ...untils,
      ...many('redirect', redirected(sheet, claim, matcher)),
      ...one('fit', unproven(sheet)),
      ...firstOf([...reasoned, ...(isOrder ? [] : both), ...hedges]),
      // What may be so of all need not be told in the evidence's words.
      ...(hedges.length ? later(fits) : fits.filter((p) => !p.last)),
      ...(named ? one('fit', asked(sheet, common)) : []),
      ...hopes,
      ...(untold || harms ? [] : one('fit', promiseAsSaid(sheet))),
      ...(reasoned.length || hopes.length ? later(left) : left),
      // A belief in the first of joined statements leaves the others as they are.
      ...(untold || besides || left.length || both.length || !told.some((group) => isJoined(sheet, group))
        ? []
        : firstOf([
            ...many('fit', apartFrom(sheet, frames[0]!, common)),
            ...many('fit', framed(sheet, frames[0]!, common)),
          ])),
      ...(untold
        ? []
        : (both.length || hedges.length ? later : firstOf)(
            told.flatMap((group) =>
              one('fit', isAct(group) || drawsOn(sheet, group) ? undefined : reported(sheet, group, claim)),
            ),
          )),
      // An order is better left to the reader than laid in the mouths of others.
      ...(isOrder ? later(both) : []),
      ...(hedges.length ? [] : fits.filter((p) => p.last)),
      // A whole sentence that fits reads better than an instruction that is reported.
      ...(isOrder && !spoken ? replacements : []),
      ...later([...unproved, ...whole]),
      // An order that rests on what is often said: where nothing else is left.
      ...(!untold && reasonsOf(sheet).length ? later(many('fit', reasonAsSaid(sheet, common))) : []),
    ]),
    ...(sheet.isQuoting ? [] : withTail),
    ...placed(
      (untold || sheet.isQuoting ? [] : withTails(sheet, told, claim.verdict, common)).flatMap((e) =>
        one('attribute', e),
      ),
    ),
    // "Absolutely.": an answer to it would take the author's word back.
    ...(isBare(sheet) ? kept(replacements) : []),
    ...(sheet.isQuoting ? [] : answer),
    ...alone('attribute', markedAsMyth(sheet, claim.verdict)).map((p) => ({ ...p, myth: true as const })),
    ...((isOrder && !spoken) || isBare(sheet) ? [] : kept(replacements)),
  ]
  return [...list, ...cited(sheet, claim, list)]
}

/** "He has taken it for years to rebuild his knees": what somebody does something for is theirs to say. */
function isOthersAim(sheet: Sheet, { kind, first }: VerbGroup): boolean {
  const main = kind === 'infinitive' ? mainClause(sheet, sheet.opening)?.group : undefined
  return main !== undefined && main.main < first && ['he', 'she'].includes(sheet.norm(main.subject?.last ?? -1))
}

const later = (list: readonly Proposal[]): Proposal[] => list.map((proposal) => ({ ...proposal, last: true }))

/** The likeliest, and the others where nothing else is offered: a doubt of what only stands beside the claim leaves the claim as it is. */
const firstOf = (list: readonly Proposal[]): Proposal[] => [...list.slice(0, 1), ...later(list.slice(1))]

/** "Pain tells you that …": what has a capital only where it stands says nothing. */
const isThing = (sheet: Sheet, common: (word: string) => boolean) =>
  sheet.norm(sheet.opening) === 'nobody' ||
  (common(sheet.norm(sheet.opening)) &&
    !determiners.has(sheet.norm(sheet.opening)) &&
    !subjectPronouns.has(sheet.norm(sheet.opening)) &&
    sheet.groups.some((g) => g.first === sheet.opening + 1 && tells.has(g.reading?.base ?? '')) &&
    !namesPerson(sheet.norm(sheet.opening)))

/** Whether a sentence is a word or two. */
const isBare = ({ sentence, isQuoting }: Sheet) =>
  !isQuoting && sentence.tokens.filter(({ kind }) => kind !== 'punctuation').length < 3

/** The claim as something said, with what the evidence says of it. */
function withTails(
  sheet: Sheet,
  groups: readonly VerbGroup[],
  verdict: Verdict,
  common: (word: string) => boolean,
): (Edit[] | undefined)[] {
  const cell = sheet.sentence.passage.kind === 'table-cell'
  return [
    groups[0] && saidWithTail(sheet, groups[0], verdict),
    cell ? undefined : framedWithTail(sheet, verdict, common),
  ]
}

/** Told as said; what has no subject gets an adverb. */
function reported(sheet: Sheet, group: VerbGroup, claim: Claim): Edit[] | undefined {
  if (group.kind !== 'ing') {
    const edits = said(sheet, group, claim.verdict)
    return edits && withoutClosers(sheet, edits)
  }
  return [',', 'by', 'while', 'and'].includes(sheet.norm(group.first - 1))
    ? [sheet.before(group.first, 'supposedly ')]
    : undefined
}

/** The first wording that fits, with a link to its source. */
function cited(sheet: Sheet, claim: Claim, list: readonly Proposal[]): Proposal[] {
  // No source is put into what somebody said.
  const link = sheet.isQuoting || goesOn(sheet) ? undefined : linked(sheet, claim)
  return link
    ? list
        .filter(
          (p) => (p.kind === 'fit' || p.kind === 'redirect') && p.edits.every((edit) => edit.end <= link.edit.start),
        )
        .map((p) => ({
          kind: 'cite',
          edits: joined([...p.edits, link.edit]),
          safe: false,
          cites: link.name,
          of: p.edits,
        }))
    : []
}
