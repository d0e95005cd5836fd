import type { Edit, Verdict } from '../../model.ts'
import { isSubordinate } from '../grammar/clause.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { formOf, isPastForm, verbOf } from '../grammar/verbs.ts'
import { numbers } from '../grammar/words.ts'
import { isElided } from '../reading/accounts.ts'
import { isPast, mainClause, orders } from '../reading/main-clause.ts'
import { isPerson } from '../reading/people.ts'
import { startsOf } from '../reading/starts.ts'
import type { Sheet } from '../sheet.ts'
import { effects } from './optional.ts'
import { ordersYou } from './ordered.ts'
import { saying } from './paraphrase.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const firstPerson = set('i me my mine we us our ours')
/** What tells of one person at one time: no saying of people. */
const persons = set('he she his her him')
/** By these the writer means themselves alone. */
const singular = set('i me my mine')
/** Subjects that do something. */
const doers = set('i we he she you they who')
/** Sentences longer than this, in tokens, are no sayings. */
const longest = 40
/** Shorter ones, in words, say too little to be one (“Sadly no.”). */
const shortest = 4

const sayings = ['some people say that', 'many people say that']
/** What leads in advice that is no sentence. */
const advice = 'the usual advice goes:'
/** What stands behind any other words that are no sentence. */
const hearsay = 'or so they say'

/**
 * A sentence as a saying: "The old knots melt" → "Some people say that the old knots melt"; advice whatever its grammar: "Flat, a fortnight, no
 * pillow" → "The usual advice goes: flat, a fortnight, no pillow"; and what else is no sentence: "Salts for soreness, or so they say".
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 * @returns what says so of the whole sentence, and what is put in front of or behind other words, best first; none for somebody's own account and where a
 *   colon stands already
 */
export function asSaying(
  sheet: Sheet,
  verdict: Verdict,
  common: (word: string) => boolean,
): { readonly whole: readonly Edit[]; readonly beside: readonly Edit[] } {
  const none = { whole: [], beside: [] }
  const { opening, last, sentence } = sheet
  // "Then, at the start of every month, …", "for that hot feeling": it goes on with what stands before.
  if (['for', 'then', 'so', 'and', 'but', 'or', 'yet', 'also'].includes(sheet.norm(opening))) return none
  if (
    sentence.question ||
    sheet.isQuoting ||
    isElided(sheet, opening) ||
    last > longest ||
    sentence.tokens.slice(opening).filter(({ kind }) => kind !== 'punctuation').length < shortest ||
    ['image-text', 'table-cell'].includes(sentence.passage.kind)
  )
    return none
  for (let i = opening; i <= last; i++) {
    const word = sheet.norm(i)
    if (word === ':' || firstPerson.has(word) || persons.has(word) || saying.has(word)) return none
  }
  const clauses = sheet.groups.filter((g) => finite.has(g.kind))
  // A past that was read for no clause is told, too.
  if (
    clauses.some((g) => isPast(sheet, g)) ||
    (!clauses.length && sentence.tokens.some(({ norm }) => isPastForm(norm, sheet.verbs)))
  )
    return none
  // "Back in its slot": an answer, about what was named before.
  if (!clauses.length && sentence.tokens.some(({ norm }) => norm === 'its')) return none
  // A name keeps its capital behind a colon, and so may any word.
  const first = sheet.lowered(opening, common) ?? sheet.words(opening, opening)
  const lead = (said: string) => sheet.over(opening, opening, `${said} ${first}`)
  const states = clauses.some((g) => g.subject && !isSubordinate(sentence.tokens, g))
  const advises =
    sheet.groups.some((g) => orders(g) && g.first === opening) ||
    sheet.norm(opening) === 'no' ||
    sentence.tokens.some(({ kind, norm }) => kind === 'number' || numbers.has(norm))
  if (!clauses.length && advises && verdict !== 'unsafe') return { ...none, beside: [lead(advice)] }
  const ordered = sheet.groups.some(orders) || sentence.tokens.some((_, i) => ordersYou(sheet, i))
  // "Some people say that they shorten": they would be the people.
  const points = clauses.some((g) => ['they', 'it'].includes(sheet.norm(g.subject?.last ?? -1)))
  // "Push hard enough and you'll keep burning": an order that was read as none.
  const pushes =
    verbOf(sheet.norm(opening), sheet.verbs)?.form === 'base' && !clauses.some((g) => g.subject?.first === opening)
  // "Boosts blood flow, so you bounce back": what it is said of stands elsewhere.
  const headless =
    verbOf(sheet.norm(opening), sheet.verbs)?.form === 's' && !clauses.some((g) => g.subject?.first === opening)
  const whole = !headless && states && !ordered && !points && !pushes && sheet.lowered(opening, common) !== undefined
  if (whole) return { ...none, whole: sayings.map(lead) }
  // "As a rule, stop your knees before they drift": what is to be done is nothing that is said.
  if (sentence.imperative && clauses.length) return none
  const stops = sentence.tokens.slice(sheet.closing + 1).every(({ norm }) => norm === '.' || norm === '!')
  return !ordered && stops && !sentence.quotes.length
    ? { ...none, beside: [sheet.behind(sheet.closing, `, ${hearsay}`)] }
    : none
}

/** Verbs for what comes of something done, beside those for effects. */
const achieved = set(
  'lose gain get drop beat end solve sort make bring put turn ease halve double kill wash clean rid save',
)

/**
 * One's own account of one event as what one thought: "I fixed my sciatica with a ball" → "I thought I had fixed my sciatica with a ball".
 * Only where the event is all that the sentence tells.
 */
export function asThought(sheet: Sheet): Edit[] | undefined {
  const { opening, sentence } = sheet
  const open = sheet.norm(opening)
  if (sentence.question || sheet.isQuoting || !['i', 'we', 'my', 'our'].includes(open)) return undefined
  const clauses = sheet.groups.filter((g) => finite.has(g.kind) && !isSubordinate(sentence.tokens, g))
  const [group] = clauses
  // "I held it until it let go": what was thought is not what was done.
  if (sentence.tokens.some(({ norm }) => norm === 'until' || norm === 'till' || norm === 'so')) return undefined
  if (!group || clauses.length > 1 || group.subject?.first !== opening || group.negated) return undefined
  const { kind, first, main, reading } = group
  const told = ['was', 'were'].includes(sheet.norm(first)) && first === main
  const base = told ? 'be' : kind === 'past' ? reading?.base : undefined
  const had = base === undefined ? undefined : formOf(base, 'participle', sheet.verbs)
  const thinker = open === 'we' || open === 'our' ? 'We' : 'I'
  const subject = open === 'i' ? 'I' : sheet.words(opening, opening).toLowerCase()
  // "I have seen more of them": what one saw, nobody only thought.
  if (['see', 'watch', 'hear', 'meet', 'treat', 'have', 'read', 'know'].includes(reading?.base ?? '')) return undefined
  // "I took off my shoes and ran": what one did, nobody only thought.
  if (
    open !== 'my' &&
    open !== 'our' &&
    !told &&
    !effects.has(reading?.base ?? '') &&
    !achieved.has(reading?.base ?? '')
  )
    return undefined
  const verb = told
    ? []
    : had
      ? [sheet.over(main, main, `had ${had}`)]
      : first < main && ['has', 'have', "'ve"].includes(sheet.norm(first))
        ? [sheet.over(first, first, sheet.norm(first) === "'ve" ? ' had' : 'had')]
        : undefined
  return verb && [sheet.over(opening, opening, `${thinker} thought ${subject}`), ...verb]
}

/** "Has kept": what is told of up to now. */
const isPerfect = (sheet: Sheet, { kind, first, main }: VerbGroup) =>
  kind === 'have' && first < main && ['has', 'have'].includes(sheet.norm(first))

/**
 * What an own account tells of something as what one thought of it: "I rolled it and the knot was gone" → "I rolled it and I thought the knot was
 * gone". What the author did stays as it was.
 */
export function effectAsThought(sheet: Sheet, common: (word: string) => boolean): Edit[] | undefined {
  const { sentence, finding } = sheet
  const has = (words: ReadonlySet<string>) => sentence.tokens.some(({ norm }) => words.has(norm))
  if (sentence.question || sheet.isQuoting || !has(firstPerson)) return undefined
  const thinker = has(singular) ? 'I' : 'we'
  // "Nine hours folded up and the hips shrink": no account of what happened once.
  if (sheet.groups.some((g) => finite.has(g.kind) && (g.kind === 's' || g.kind === 'base'))) return undefined
  for (const start of startsOf(sheet)) {
    const main = mainClause(sheet, start)
    const subject = main?.group.subject
    const perfect = main && isPerfect(sheet, main.group) && sheet.groups.filter((g) => finite.has(g.kind)).length === 1
    if (!main || !subject || main.group.negated || orders(main.group) || !(perfect || isPast(sheet, main.group)))
      continue
    // "It turned out that my pelvis had tilted": that is how one came to think so.
    if (main.group.reading?.base === 'turn' && sheet.norm(main.group.main + 1) === 'out') continue
    if (
      firstPerson.has(sheet.norm(subject.first)) ||
      doers.has(sheet.norm(subject.last)) ||
      isPerson(sheet, main.group, common) ||
      finding.place.last < main.at
    )
      continue
    const had = perfect ? [sheet.over(main.group.first, main.group.first, 'had')] : []
    if (main.at > start) return [sheet.before(main.at, `${thinker} thought `), ...had]
    const first = sheet.lowered(start, common)
    return first === undefined ? undefined : [sheet.over(start, start, `${thinker} thought ${first}`), ...had]
  }
  return undefined
}
