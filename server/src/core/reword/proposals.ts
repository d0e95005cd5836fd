import type { Matcher } from '../match/matcher.ts'
import { type Claim, type Edit, exceeds, type FixKind } from '../model.ts'
import { asked } from './ask.ts'
import { footnoted, linked } from './cite.ts'
import { claimingGroups } from './claiming.ts'
import { finite, type VerbGroup } from './groups.ts'
import { fitting } from './phrases.ts'
import { redirected } from './redirect.ts'
import { replaced } from './replace.ts'
import { framed, said, saidWithTail } from './report.ts'
import { joined, type Sheet } from './sheet.ts'
import { americanised, isAmerican, type Vocabulary } from './vocabulary.ts'
import { weakened } from './weaken.ts'

/** A way to settle a finding before it is tried. */
export interface Proposal {
  readonly kind: FixKind
  readonly edits: readonly Edit[]
  readonly safe: boolean
  /** Tried only where no other fit or redirect is offered. */
  readonly last?: true
  /** The source that is cited. */
  readonly cites?: string
}

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
  const groups = claimingGroups(sheet).slice(0, mostGroups)
  const possible = !exceeds('possible', claim.carries)
  const one = (kind: FixKind, edits: Edit[] | undefined, safe = false): Proposal[] =>
    edits ? [{ kind, edits: joined(edits), safe }] : []
  const many = (kind: FixKind, list: Edit[][]) => list.flatMap((edits) => one(kind, edits))
  const { kind } = sheet.sentence.passage
  const named = kind === 'heading' || kind === 'front-matter'
  const fits = groups.slice(0, 2).flatMap((group) => many('fit', fitting(sheet, group, claim)))
  const hedges = possible ? groups.flatMap((group) => one('fit', weaker(sheet, group, common), isSure(group))) : []
  const source = claim.settledBySource ? footnoted(sheet, text) : undefined
  const list = [
    ...one('cite', source),
    ...many('redirect', redirected(sheet, claim, matcher)),
    ...hedges,
    ...fits.map((p) => ({ ...p, edits: p.edits.map((edit) => ({ ...edit, newText: spelled(edit.newText) })) })),
    ...(named ? one('fit', asked(sheet, common)) : []),
    ...(named ? [] : groups.flatMap((group) => one('fit', reported(sheet, group, claim)))),
    ...groups
      .slice(0, 1)
      .flatMap((group) => one('attribute', named ? undefined : saidWithTail(sheet, group, claim.verdict))),
    ...one('attribute', named || kind === 'table-cell' ? undefined : framed(sheet, claim.verdict, common, true)),
    ...many('replace', replaced(sheet, claim, spelled)),
  ]
  const whole = one('fit', kind === 'table-cell' ? undefined : framed(sheet, claim.verdict, common, false))
  return [...list, ...whole.map((p) => ({ ...p, last: true as const })), ...cited(sheet, claim, list)]
}

function weaker(sheet: Sheet, group: VerbGroup, common: (word: string) => boolean): Edit[] | undefined {
  if (group.kind !== 'imperative') return weakened(sheet, group)
  const first = sheet.lowered(sheet.opening, common)
  const before = sheet.norm(group.main - 1)
  if (first === undefined) return undefined
  if (group.main === sheet.opening) return [sheet.over(group.main, group.main, `you may want to ${first}`)]
  if (group.main === sheet.opening + 1 && before === 'always')
    return [
      sheet.over(sheet.opening, group.main, `you may want to ${sheet.words(group.main, group.main).toLowerCase()}`),
    ]
  return undefined
}

/** Told as said; what has no subject gets an adverb. */
function reported(sheet: Sheet, group: VerbGroup, claim: Claim): Edit[] | undefined {
  return group.kind === 'ing' ? [sheet.before(group.first, 'supposedly ')] : said(sheet, group, claim.verdict)
}

/** Whether a hedge at this verb can only weaken: an auxiliary, or a verb that is no noun. */
function isSure({ kind, reading, subject, negated }: VerbGroup): boolean {
  if (negated || !finite.has(kind) || !subject) return false
  return kind === 'modal' || kind === 'be' || (kind === 's' && reading?.noun === false)
}

/** The first wording that fits, with a link to its source. */
function cited(sheet: Sheet, claim: Claim, list: readonly Proposal[]): Proposal[] {
  const link = linked(sheet, claim)
  return link
    ? list
        .filter(
          (p) => (p.kind === 'fit' || p.kind === 'redirect') && p.edits.every((edit) => edit.end <= link.edit.start),
        )
        .map((p) => ({ kind: 'cite', edits: joined([...p.edits, link.edit]), safe: false, cites: link.name }))
    : []
}
