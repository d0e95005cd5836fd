import type { Edit } from '../../model.ts'
import { finite } from '../grammar/group.ts'
import { isPastForm } from '../grammar/verbs.ts'
import { tells } from '../reading/accounts.ts'
import { breaks, mainClause, orders, own } from '../reading/main-clause.ts'
import { isPerson } from '../reading/people.ts'
import { pointed } from '../reading/pointing.ts'
import { capital, type Sheet } from '../sheet.ts'
import { backshifted } from './backshift.ts'
import { cutsOf } from './split.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
const singular = set('i me my mine')
const plural = set('we us our ours')
/** Subjects that do something: nobody only thinks that they did. */
const doers = set('i we you he she they who one nobody')

/**
 * What somebody's own account draws from what they did, as what they thought, in the past: "I skipped it, and the sludge stays in my legs" → "I
 * skipped it. I thought that the sludge stayed in my legs." Of a sentence that does nothing but claim, all of it.
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 * @returns ways to do it, best first; none where the writer does not tell of themselves
 */
export function thoughtOf(sheet: Sheet, common: (word: string) => boolean): Edit[][] {
  const { sentence, opening } = sheet
  const has = (words: ReadonlySet<string>) => sentence.tokens.some(({ norm }) => words.has(norm))
  const thinker = has(singular) ? 'I' : has(plural) ? 'we' : undefined
  if (!thinker || sentence.question || sheet.isQuoting) return []
  const ways = cutsOf(sheet).flatMap(({ at, start }) => {
    const clause = drawn(sheet, start, common)
    const between = { start: sheet.behind(at - 1, '').start, end: sheet.before(start, '').start }
    const edits = clause && [{ ...between, newText: `. ${capital(thinker)} thought that ` }, ...clause]
    return edits ? [{ edits, broken: breaks.has(sheet.norm(at)) }] : []
  })
  const whole = drawn(sheet, opening, common)
  return [
    ...ways.filter(({ broken }) => broken).map(({ edits }) => edits),
    ...(whole ? [[sheet.before(opening, `${thinker} thought that `), ...whole]] : []),
    ...ways.filter(({ broken }) => !broken).map(({ edits }) => edits),
  ]
}

/** A clause that runs to the sentence's end, put behind "I thought that": its verbs and its first word. */
function drawn(sheet: Sheet, start: number, common: (word: string) => boolean): Edit[] | undefined {
  const main = mainClause(sheet, start)
  const subject = main?.group.subject
  // "Felt my hamstrings let go": the writer is left out.
  if (isPastForm(sheet.norm(start), sheet.verbs)) return undefined
  if (!main || !subject || orders(main.group) || isPerson(sheet, main.group, common) || own.has(sheet.norm(start)))
    return undefined
  for (let i = start; i < main.at; i++) if (sheet.norm(i) === 'and') return undefined
  // What others say, and what somebody does, is no thought of the writer's.
  const others = sheet.groups.some(
    (g) =>
      g.first >= start &&
      (orders(g) ||
        (finite.has(g.kind) && (doers.has(sheet.norm(g.subject?.last ?? -1)) || tells.has(g.reading?.base ?? '')))),
  )
  const head = pointed(sheet, start) ?? sheet.lowered(start, common)
  const verbs = others || isAttributed(sheet, start) ? undefined : backshifted(sheet, start, sheet.closing)
  return head === undefined || !verbs ? undefined : [...sheet.instead(start, head), ...verbs]
}

/** "…, according to our regulars": it is told whose thought it is. */
function isAttributed(sheet: Sheet, start: number): boolean {
  for (let i = start; i < sheet.closing; i++)
    if (sheet.norm(i) === 'according' && sheet.norm(i + 1) === 'to') return true
  return false
}
