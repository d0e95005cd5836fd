import { finite, type VerbGroup } from '../grammar/group.ts'
import { endsSubject, haves, relatives, subjectPronouns } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'
import { reports } from './reporting.ts'

/** What opens a condition: "if you have a body" claims nothing. */
const conditional = new Set(['if', 'unless', 'whether', 'once'])

/** Farthest a verb may stand from the carried words, in tokens. */
const farthest = 12

/**
 * The verb groups that may make the claim, likeliest first: the one of the pattern's predicate, those within the carried words, the
 * nearest before them in the same clause, the nearest behind. A verb that only reports ("studies show that") claims nothing.
 */
export function claimingGroups(sheet: Sheet): VerbGroup[] {
  const { place, predicate } = sheet.finding
  // "Rolling breaks up knots": the gerund that is a subject claims nothing.
  const told = reports(sheet)
  const groups = sheet.groups.filter(
    (g) =>
      !told.some(({ group }) => group === g) &&
      !isConditional(sheet, g) &&
      !isElliptic(sheet, g) &&
      !leadsToReport(sheet, g) &&
      (g.kind !== 'ing' ||
        !sheet.groups.some(({ subject }) => subject && subject.first <= g.first && g.main <= subject.last)),
  )
  const main = (list: readonly VerbGroup[]) => [...list].sort((a, b) => rank(sheet, a) - rank(sheet, b))
  const of = predicate
    ? groups.filter((g) => g.first <= predicate.last && g.main >= predicate.first && g.main <= predicate.last)
    : []
  const governors = of.flatMap((g) => (finite.has(g.kind) ? [] : leader(groups, g)))
  const within = main(groups.filter((g) => g.main >= place.first && g.first <= place.last))
  const inside = within.filter((g) => rank(sheet, g) === rank(sheet, within[0]!))
  const before = groups
    .filter((g) => g.main < place.first && place.first - g.main <= farthest && !broken(sheet, g.main, place.first))
    .reverse()
  // "until it gives up, which takes a minute": what is added to the claim is another statement.
  const after = groups.filter(
    (g) =>
      g.first > place.last &&
      g.first - place.last <= 4 &&
      !broken(sheet, place.last, g.first) &&
      !(sheet.norm(g.subject?.last ?? -1) === 'which' && sheet.norm(g.subject!.first - 1) === ','),
  )
  return [
    ...new Set([...of, ...governors, ...inside, ...inside.flatMap((g) => leader(groups, g)), ...before, ...after]),
  ]
}

/** "It has to, since …": the verb that claims is left out. */
function isElliptic(sheet: Sheet, { kind, main, first }: VerbGroup): boolean {
  const have = kind === 'have' && sheet.norm(main + 1) === 'to'
  const next = sheet.sentence.tokens[main + (have ? 2 : 1)]
  const does = kind === 'modal' || kind === 'do' || ['do', 'does', 'did'].includes(sheet.norm(main))
  return first === main && (have || does) && (!next || next.kind === 'punctuation')
}

/** "Most readers write to tell us that …": the verb only leads to the report. */
const leadsToReport = (sheet: Sheet, { main }: VerbGroup) =>
  sheet.norm(main + 1) === 'to' && ['tell', 'say', 'report', 'point'].includes(sheet.norm(main + 2))

/** Whether a verb stands in a condition: "if you …", "as long as each set …". */
function isConditional(sheet: Sheet, { subject }: VerbGroup): boolean {
  if (!subject) return false
  const word = sheet.norm(subject.first - 1)
  if (['when', 'whenever'].includes(word) && subject.first - 1 === sheet.opening) return true
  return conditional.has(word) || (word === 'as' && ['long', 'soon'].includes(sheet.norm(subject.first - 2)))
}

/** The verb of a main clause comes before that of a relative one, an instruction and what has no subject. */
function rank(sheet: Sheet, { kind, subject, main }: VerbGroup): number {
  if (!finite.has(kind)) return kind === 'imperative' ? 2 : 3
  // What stands before "but" or a colon only leads to the claim.
  for (let i = main + 1; i <= sheet.finding.place.last; i++)
    if (['but', ':'].includes(sheet.norm(i)) || isReason(sheet, i)) return 1
  if (isSetting(sheet, main)) return 1
  if (!subject || subject.first !== subject.last) return 0
  const before = sheet.sentence.tokens[subject.first - 1]
  const word = sheet.norm(subject.first)
  const related = relatives.has(word) && before?.kind === 'word'
  const contact = subjectPronouns.get(word) === 'base' && before?.kind === 'word' && endsSubject(before.norm)
  return related || contact ? 1 : 0
}

/** "It has a basket of rollers, and those who use one stay out of trouble": what something has only leads to what is said of it. */
function isSetting(sheet: Sheet, main: number): boolean {
  if (!haves.has(sheet.norm(main)) || !['a', 'an'].includes(sheet.norm(main + 1))) return false
  const { tokens } = sheet.sentence
  return sheet.groups.some(
    (g) =>
      finite.has(g.kind) &&
      g.subject !== undefined &&
      g.main > main &&
      g.main <= sheet.finding.place.last &&
      tokens[g.subject.first - 1]?.norm === 'and' &&
      tokens[g.subject.first - 2]?.norm === ',',
  )
}

/** Whether a comma opens a clause that gives a reason: "…, as it takes the strain off". */
function isReason(sheet: Sheet, comma: number): boolean {
  if (sheet.norm(comma) !== ',' || !['as', 'since', 'because'].includes(sheet.norm(comma + 1))) return false
  return sheet.groups.some(({ kind, subject }) => finite.has(kind) && subject?.first === comma + 2)
}

/** The finite verb before one that has no subject. */
function leader(groups: readonly VerbGroup[], group: VerbGroup): VerbGroup[] {
  if (finite.has(group.kind)) return []
  const found = groups
    .filter((g) => g.main < group.first && group.first - g.main <= farthest && finite.has(g.kind))
    .at(-1)
  return found ? [found] : []
}

function broken(sheet: Sheet, from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++)
    if ([';', ':', '—', '.', '?', '!'].includes(sheet.norm(i)) || isReason(sheet, i)) return true
  return false
}
