import type { Edit } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { type VerbReading, verbOf } from '../grammar/verbs.ts'
import { determiners, isAdverb, numbers, objectPronouns, prepositions, subordinators } from '../grammar/words.ts'
import { orders as isOrder } from '../reading/main-clause.ts'
import { reports } from '../reading/reporting.ts'
import type { Sheet } from '../sheet.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
/** Verbs by which an author tells, without quotation marks, that somebody says something. */
const tellings = set(
  'say tell claim swear reckon insist argue promise warn explain maintain advise add write report think believe',
)
/** Of these, those that "or so" can stand before. */
const soSaid = set('say tell claim swear reckon report think believe')
/** Of these, those that tell what somebody holds, not what they said. */
const held = set('think believe')
const speakers = set('he she they')
/** Subjects that say it themselves, or nobody in particular. */
const own = set('i we you me us it that this which who one people some many most there what')
/** What stands between a speaker and the verb: "he used to say", "she always says". */
const between = set("used to would 'd will always often also likes liked has had still")
/** Longest speaker, in tokens. */
const longestName = 4
/** What a view is called that is told as somebody's: "…, is Harlan's rule". */
const views = set('rule motto line view advice creed theory verdict mantra')

/** A clause within a sentence that tells who says it, in tokens. */
interface Telling {
  readonly first: number
  readonly last: number
  readonly verb: number
  readonly reading: VerbReading
  /** It tells to whom it is said: "Bea was told that …". */
  readonly passive?: boolean
}

const reading = (sheet: Sheet, i: number): VerbReading | undefined => {
  const found = verbOf(sheet.norm(i), sheet.verbs)
  return found && tellings.has(found.base) ? found : undefined
}

/** Whether a token ends what tells who says it: punctuation, the sentence's end, or "to" ("she says to his face"). */
const ends = (sheet: Sheet, i: number) => i > sheet.closing || sheet.sentence.tokens[i]!.kind === 'punctuation'

/** The clauses behind a comma that tell who says it: "…, he used to say", "…, says the leaflet". */
function tellingsOf(sheet: Sheet): Telling[] {
  const found: Telling[] = []
  for (let i = sheet.opening + 1; i < sheet.closing; i++) {
    if (sheet.norm(i) !== ',') continue
    const telling = inverted(sheet, i + 1) ?? straight(sheet, i + 1)
    if (telling) found.push(telling)
  }
  return found
}

/** "says Jonty", "said the leaflet that came with it". */
function inverted(sheet: Sheet, first: number): Telling | undefined {
  const read = reading(sheet, first)
  const next = sheet.norm(first + 1)
  if (!read || (read.form !== 's' && read.form !== 'past') || own.has(next)) return undefined
  const named = determiners.has(next) || speakers.has(next) || isName(sheet, first + 1)
  return named ? { first, last: first + 1, verb: first, reading: read } : undefined
}

/** "she says", "he used to tell us", "my coach always said". */
function straight(sheet: Sheet, first: number): Telling | undefined {
  const open = sheet.norm(first)
  if (own.has(open) || !(speakers.has(open) || determiners.has(open) || isName(sheet, first))) return undefined
  for (let i = first + 1; i <= first + longestName + 2 && !ends(sheet, i); i++) {
    const read = reading(sheet, i)
    if (read && read.form !== 'ing') {
      const last = ['me', 'us', 'you', 'them'].includes(sheet.norm(i + 1)) ? i + 1 : i
      return ends(sheet, last + 1) || sheet.norm(last + 1) === 'to'
        ? { first, last, verb: i, reading: read }
        : undefined
    }
    const word = sheet.norm(i)
    if (between.has(word)) continue
    if (subordinators.has(word) || prepositions.has(word) || sheet.groups.some((g) => g.first === i)) return undefined
  }
  return undefined
}

const isName = (sheet: Sheet, i: number) => i <= sheet.closing && /^\p{Lu}/u.test(sheet.words(i, i))

/** The clause in front that tells who says what follows: "My coach told me that …". */
function leading(sheet: Sheet): Telling | undefined {
  for (const { kind, first, main, subject } of sheet.groups) {
    const read = verbOf(sheet.norm(main), sheet.verbs)
    if (
      !read ||
      !tellings.has(read.base) ||
      held.has(read.base) ||
      read.form === 'ing' ||
      main >= sheet.finding.place.last
    )
      continue
    const said = finite.has(kind) ? subject : usedTo(sheet, main)
    if (!said || own.has(sheet.norm(said.last)) || own.has(sheet.norm(said.first))) continue
    if (determiners.has(sheet.norm(said.last)) || numbers.has(sheet.norm(said.first))) continue
    const behind = objectPronouns.has(sheet.norm(main + 1)) ? main + 1 : main
    const next = sheet.groups.find((g) => g.first > behind && finite.has(g.kind))
    const of = next?.subject
    const follows = of !== undefined && of.first <= behind + 1 && behind < of.last
    if (sheet.norm(behind + 1) !== 'that' && !follows) continue
    if (!isAnybody(sheet, main)) return { first, last: behind, verb: main, reading: read, passive: kind === 'be' }
  }
  return undefined
}

/** "He used to say": whose habit it was. */
function usedTo(sheet: Sheet, main: number): VerbGroup['subject'] {
  if (sheet.norm(main - 1) !== 'to' || sheet.norm(main - 2) !== 'used') return undefined
  let at = main - 3
  while (at > 0 && isAdverb(sheet.norm(at))) at--
  return at < 0 ? undefined : { first: at, last: at }
}

/** Whether it is told as somebody's rule, or by somebody's account: "…, is Harlan's rule", "Per her, …". */
function isView(sheet: Sheet): boolean {
  if (sheet.norm(sheet.opening) === 'per') return true
  // "What our osteopath says: …"
  const colon = sheet.sentence.tokens.findIndex(({ norm }) => norm === ':')
  const said = colon > 1 && colon < sheet.finding.place.last && reading(sheet, colon - 1) !== undefined
  if (said && !own.has(sheet.norm(colon - 2))) return true
  for (let i = sheet.opening + 1; i < sheet.closing; i++) {
    if (sheet.norm(i) !== ',' || !['is', 'was'].includes(sheet.norm(i + 1))) continue
    for (let k = i + 3; k <= i + 5; k++) if (views.has(sheet.norm(k))) return true
  }
  return false
}

/** Whether a part of the sentence is told as somebody else's words, without quotation marks. */
export function isIndirectSpeech(sheet: Sheet): boolean {
  return tellingsOf(sheet).length > 0 || isView(sheet) || leading(sheet) !== undefined
}

/** Whether nobody in particular says it: "experts say that". */
const isAnybody = (sheet: Sheet, verb: number) => reports(sheet).some(({ group, open }) => open && group.main === verb)

/**
 * Somebody else's words told with their doubt and left as they are: "…, he used to say" → "…, or so he used to say"; "My coach told me that …" →
 * "My coach claimed that …".
 */
export function doubtfully(sheet: Sheet): Edit[][] {
  const { finding } = sheet
  // "Lean on it, says Jo": an order is no matter of belief.
  const orders = verbOf(sheet.norm(sheet.opening), sheet.verbs)?.form === 'base' || sheet.groups.some(isOrder)
  const ways = (orders ? [] : tellingsOf(sheet))
    .filter(({ first, last }) => sameClause(sheet, Math.min(finding.place.last, last), first))
    .map(({ first, verb, reading: read }) => {
      const words = soSaid.has(read.base) ? [] : claims(sheet, { first: verb, last: verb, verb, reading: read })
      return [sheet.before(first, 'or so '), ...words]
    })
  const front = leading(sheet)
  if (front && !front.passive && front.reading.base !== 'claim') ways.push(claims(sheet, front))
  return ways
}

/** "told me" → "claimed". */
function claims(sheet: Sheet, { verb, last, reading: { form } }: Telling): Edit[] {
  const word = form === 's' ? 'claims' : form === 'base' ? 'claim' : 'claimed'
  return [sheet.over(verb, last, word)]
}

/** Whether no other statement stands between two tokens. */
function sameClause(sheet: Sheet, from: number, to: number): boolean {
  for (let i = from; i < to - 1; i++) {
    if ([';', ':', '—'].includes(sheet.norm(i))) return false
    if (sheet.norm(i) === ',' && ['and', 'but', 'so'].includes(sheet.norm(i + 1))) return false
  }
  return true
}
