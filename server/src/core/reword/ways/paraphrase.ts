import type { Edit } from '../../model.ts'
import { promiseBehind } from '../reading/drawn.ts'
import { mainClause, orders } from '../reading/main-clause.ts'
import { isSure } from '../reading/settled.ts'
import type { Sheet } from '../sheet.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const present = set('says explains promises warns insists swears adds claims reckons argues advises writes tells')
const past = set('said explained promised warned insisted swore added claimed reckoned argued advised wrote told')
/** Verbs by which an author tells that somebody says something. */
export const saying: ReadonlySet<string> = new Set([...present, ...past])
/** Words by which a speaker means themselves or people at hand: in the author's words they would mean others. */
const deictic = set('i me my mine we us our ours here this these them him her he she')
/** Longest name of a speaker in front of the verb, in tokens. */
const longestName = 5

/** Who is quoted, and the tokens of the words behind or before the quotation. */
interface Speaker {
  readonly name: string
  readonly verb: string
}

/**
 * What somebody says in a sentence of the author's, with its doubt: '"It melts fat," says Jo.' → "Jo claims that it melts fat." Only where all of
 * the sentence is the quotation and who says it, and the words mean the same in the author's mouth.
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 */
export function paraphrased(sheet: Sheet, common: (word: string) => boolean): Edit[] | undefined {
  const { sentence, last } = sheet
  const { tokens, quotes } = sentence
  const quote = quotes[0]
  if (!quote || quotes.length > 1 || quote.first !== 0 || sentence.question) return undefined
  const marks = tokens.filter(({ norm }) => norm === '"').length
  if (marks !== 2 || tokens[quote.first]?.norm !== '"') return undefined
  const close = quote.last
  const speaker = speakerOf(sheet, close + 1)
  if (!speaker || sheet.norm(close - 1) !== ',') return undefined
  for (let i = 1; i < close; i++) if (deictic.has(sheet.norm(i)) || '.!?…:'.includes(sheet.norm(i))) return undefined
  const first = sheet.lowered(1, common)
  if (first === undefined) return undefined
  const ordered = sheet.groups.find((g) => orders(g))
  if (ordered && (ordered.first !== 1 || ordered.kind === 'do')) return undefined
  // "Three sets a day and the stomach will go flat", "There's your culprit": nothing that stands behind "that".
  const main = ordered ? undefined : mainClause(sheet, 1)
  if (!ordered && (!main || main.group.main > close || isSure(sheet, main.group) || !leadsIn(sheet, main.at)))
    return undefined
  const link = ordered ? promiseBehind(sheet, ordered.main) : -1
  const promised = link > 0 && link < close
  // "Sit tall and the pain goes" → "that if you sit tall, the pain goes"
  const should = promised ? 'if you ' : ordered ? 'you should ' : ''
  const from = sheet.span(1, 1)
  const open = sheet.span(0, 0)
  const end = sheet.span(close - 1, close - 1)
  const stop = sheet.span(sheet.closing, sheet.closing)
  if (last < sheet.closing) return undefined
  const name = sheet.opening === 1 ? speaker.name[0]!.toUpperCase() + speaker.name.slice(1) : speaker.name
  return [
    { start: open.start, end: from.end, newText: `${name} ${speaker.verb} that ${should}${first}` },
    ...(promised ? [{ start: sheet.behind(link - 1, '').start, end: sheet.span(link, link).end, newText: ',' }] : []),
    { start: end.start, end: stop.end, newText: '' },
  ]
}

/** Whether a clause opens what is quoted, or stands behind an adverbial: "After a run, …". */
const leadsIn = (sheet: Sheet, at: number) => at === 1 || !['and', 'or'].includes(sheet.norm(at - 1))

/** The speaker and the verb with its doubt, in the words behind a quotation. */
function speakerOf(sheet: Sheet, from: number): Speaker | undefined {
  const { closing } = sheet
  for (let i = from; i <= Math.min(closing, from + longestName); i++) {
    const word = sheet.norm(i)
    const verb = present.has(word) ? 'claims' : past.has(word) ? 'claimed' : undefined
    if (!verb) continue
    const before = i > from
    if (before && i < closing) return undefined
    const [first, last] = before ? [from, i - 1] : [i + 1, closing]
    if (first > last) return undefined
    for (let k = first; k <= last; k++)
      if ([';', ':', '—', 'and', 'as', 'when', 'while'].includes(sheet.norm(k))) return undefined
    const name = sheet.words(first, last)
    const comma = name.includes(',') ? ',' : ''
    return { name: `${name}${comma}`, verb }
  }
  return undefined
}
