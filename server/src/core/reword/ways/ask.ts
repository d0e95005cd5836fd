import type { Edit } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { verbOf } from '../grammar/verbs.ts'
import { numbers, startsComplement, subordinators } from '../grammar/words.ts'
import { isElided } from '../reading/accounts.ts'
import { isOne } from '../reading/number.ts'
import { capital, type Sheet } from '../sheet.ts'

/** Words that name no effect. */
const unnamed = new Set(['yes', 'no', 'nope', 'sure', 'something', 'nothing', 'my', 'our', 'i'])
/** Longest name of an effect that can be asked about, in tokens. */
const longestName = 14

/**
 * A heading as a question: "Rolling breaks up knots" → "Does rolling break up knots?"; one without a verb gets a question mark.
 * @param common whether a capitalised word is one that has a small letter elsewhere
 */
export function asked(sheet: Sheet, common: (word: string) => boolean): Edit[] | undefined {
  const { opening } = sheet
  if (sheet.sentence.question || sheet.isQuoting) return undefined
  const mark = questionMark(sheet)
  if (!mark) return undefined
  const group = sheet.groups.find((g) => finite.has(g.kind) || g.kind === 'imperative')
  // “My warm-up” asks nothing.
  if (!group) return isOwn(sheet) ? undefined : [mark]
  const first = sheet.lowered(opening, common)
  if (first === undefined) return undefined
  if (group.kind === 'imperative')
    return group.main === opening ? [sheet.over(opening, opening, `should you ${first}`), mark] : undefined
  if (!group.subject || group.subject.first !== opening || group.negated) return undefined
  const turned = inverted(sheet, group)
  return turned && [sheet.over(opening, opening, `${turned.auxiliary} ${first}`), ...turned.edits, mark]
}

/** Whether the authors speak of themselves. */
const isOwn = ({ sentence }: Sheet) => sentence.tokens.some(({ norm }) => ['i', 'my', 'we', 'our'].includes(norm))

/**
 * A sentence without a verb ("Fewer dimples in a week"), in doubt: "Supposedly fewer dimples in a week"; one that stands alone may be asked.
 * @param adverb the doubt
 */
export function doubted(sheet: Sheet, adverb: string, common: (word: string) => boolean): Edit[] {
  const { opening, closing, last, sentence } = sheet
  const { kind } = sentence.passage
  if (last > longestName || closing - opening < 2 || kind === 'image-text' || sentence.question || sheet.isQuoting)
    return []
  if (mayState(sheet) || isElided(sheet, opening) || isDose(sheet)) return []
  // "Stubborn knots: the harder the roller, the better": what stands in front of a colon is not in doubt.
  if (sentence.tokens.some(({ norm }) => norm === ':')) return []
  const first = sheet.lowered(opening, common)
  const open = first !== undefined && !subordinators.has(sheet.norm(opening)) && !unnamed.has(sheet.norm(opening))
  // A mark in a table would ask about the table.
  const mark = sheet.isAlone && kind !== 'table-cell' ? questionMark(sheet) : undefined
  return [...(open ? [sheet.over(opening, opening, `${adverb} ${first}`)] : []), ...(mark ? [mark] : [])]
}

const units = new Set(
  'second seconds minute minutes set sets rep reps rounds passes strokes glasses litres tbsp tsp tablespoon tablespoons teaspoon teaspoons cup cups ml g'.split(
    ' ',
  ),
)

/** "Five minutes up and down, each evening": what is to be done is not in doubt. */
const isDose = (sheet: Sheet) =>
  (sheet.sentence.tokens[sheet.opening]!.kind === 'number' || numbers.has(sheet.norm(sheet.opening))) &&
  units.has(sheet.norm(sheet.opening + 1))

/** Puts a question mark in place of what ends the sentence, behind closing quotes and brackets; undefined where these hold its end. */
function questionMark(sheet: Sheet): Edit | undefined {
  const { closing, last } = sheet
  // "(Yes, really!)": it ends before the bracket does.
  if (sheet.norm(closing) === ')' && '.!…'.includes(sheet.norm(closing - 1))) return undefined
  const ends = sheet.sentence.tokens.slice(closing + 1).map(({ norm }) => /^[.!,;:…–—-]+$/.test(norm))
  if (ends.every((end) => !end)) return sheet.behind(last, '?')
  const first = ends.indexOf(true)
  return ends.slice(first).every(Boolean) ? { ...sheet.span(closing + 1 + first, last), newText: '?' } : undefined
}

/** Whether a verb of the sentence is known, or a word that can be one stands where one would. */
function mayState(sheet: Sheet): boolean {
  const clauses = sheet.groups.filter((g) => finite.has(g.kind) || g.kind === 'imperative')
  // "A tight band, which pulls on the knee": what is added to a name makes no sentence of it.
  const adds = ({ subject }: VerbGroup) => subject && sheet.norm(subject.first) === 'which'
  if (!clauses.every(adds)) return true
  const end = clauses[0]?.subject?.first ?? sheet.last + 1
  return sheet.sentence.tokens.slice(0, end).some(({ norm }, i) => {
    const reading = verbOf(norm, sheet.verbs)
    // "My IT bands tightened."
    const past = reading?.form === 'past' || reading?.form === 'participle'
    if (past && i === sheet.closing && i < sheet.last && isOwn(sheet)) return true
    if (i <= sheet.opening || !reading || (reading.form !== 's' && reading.form !== 'base')) return false
    // "getting rid of": a participle.
    if (norm === 'rid') return false
    return sheet.norm(i - 1) !== 'to' && (!reading.noun || startsComplement(sheet.norm(i + 1)))
  })
}

/** The auxiliary that goes before the subject, and what becomes of the verb. */
function inverted(sheet: Sheet, group: VerbGroup): { auxiliary: string; edits: Edit[] } | undefined {
  const { kind, first, main, reading } = group
  if (kind === 's' || kind === 'base' || kind === 'past') {
    const auxiliary = kind === 'past' ? 'did' : isOne(sheet, group) ? 'does' : 'do'
    return reading && { auxiliary, edits: kind === 'base' ? [] : [sheet.over(main, main, reading.base)] }
  }
  const word = sheet.norm(first)
  if (word.startsWith("'") || (kind === 'have' && main === first)) return undefined
  // The auxiliary moves away: the word behind it takes its place.
  const next = sheet.words(first + 1, first + 1)
  if (!next) return undefined
  return { auxiliary: capital(word), edits: [{ ...sheet.span(first, first + 1), newText: next }] }
}
