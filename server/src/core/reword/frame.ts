import type { Edit, Verdict } from '../model.ts'
import { finite, type VerbGroup } from './groups.ts'
import { breaks, isPast, mainClause, orders, own } from './main-clause.ts'
import { type Report, reports } from './reporting.ts'
import type { Sheet } from './sheet.ts'
import { formOf } from './verbs.ts'
import { determiners, isAdverb, numbers, subordinators } from './words.ts'

/** How a whole statement is told as a belief, likeliest first: one that the evidence is against as a belief of the past. */
const pastFrames = ['it was once thought that', 'people used to think that', 'some claim that']
const longFrames = ['it has long been thought that', 'many people think that', 'some say that', 'some claim that']

/** The reports that a statement of such a claim can stand behind. */
export const framesOf = (verdict: Verdict): readonly string[] =>
  verdict === 'contradicted' || verdict === 'inaccurate' ? pastFrames : longFrames

/** What leads a statement in and stays before the report. */
const joins = new Set(['and', 'but', 'so', 'yet', 'plus', 'also'])

/** Subjects of what a thing promises. */
const promised = new Set(['you', 'they', 'it', 'your', 'the', 'that'])

/** A statement within a sentence: where it starts, and what a report needs beside the words that lead it in. */
interface Statement {
  readonly start: number
  readonly edits: readonly Edit[]
  /** The first words behind the report. */
  readonly head: string
  readonly report?: Report
}

/**
 * Tells a whole statement as something believed: "Studies show that it melts fat" → "It was once thought that it melts fat".
 * @param frame the report, in lower case
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 * @returns ways to do it, best first; none where the sentence makes no such statement
 */
export function framed(sheet: Sheet, frame: string, common: (word: string) => boolean): Edit[][] {
  if (sheet.sentence.question || sheet.isQuoting) return []
  return startsOf(sheet)
    .flatMap((start) => statement(sheet, start, common))
    .map(({ start, edits, head, report }) =>
      report
        ? [sheet.over(report.first, report.last, frame), ...edits]
        : [sheet.over(start, start, `${frame} ${head}`), ...edits],
    )
}

function statement(sheet: Sheet, start: number, common: (word: string) => boolean): Statement[] {
  const report = reports(sheet).find((r) => r.open && r.first === start)
  const from = report ? report.last + 1 : start
  if (own.has(sheet.norm(from)) || (!report && own.has(sheet.norm(start)))) return []
  const main = mainClause(sheet, from)
  if (!main) return report ? [] : promise(sheet, start, common)
  const { group, at } = main
  if (orders(group)) {
    if (report) return []
    const early = at === start || (at === start + 1 && isAdverb(sheet.norm(start)))
    return early ? order(sheet, group, start, common) : orderBehind(sheet, group, start, common)
  }
  const subject = group.subject ? sheet.norm(group.subject.last) : ''
  // What happened once is no belief; what happens each time may be told in the past ("if you rack it, the set didn't count").
  const once = isPast(sheet, group) && subject !== 'you' && !subordinators.has(sheet.norm(from))
  if (once || own.has(subject)) return []
  // An order that is drawn from the statement would contradict the report.
  if (sheet.groups.some((g) => g.first > group.main && orders(g))) return []
  const first = report ? sheet.words(from, from) : (pointed(sheet, start) ?? sheet.lowered(start, common))
  return first === undefined ? [] : [{ start, edits: [], head: first, ...(report ? { report } : {}) }]
}

/** "That stiff neck is" → "the stiff neck is", "that is when" → "this is when": one "that" is enough behind a report. */
function pointed(sheet: Sheet, start: number): string | undefined {
  if (sheet.norm(start) !== 'that') return undefined
  return sheet.groups.some((g) => g.subject?.first === start && g.subject.last === start) ? 'this' : 'the'
}

/**
 * Where the clause that holds the claim may start, likeliest first: behind the last break or label, then, before a colon, at the beginning.
 * What joins it to the sentence before stays in front.
 */
function startsOf(sheet: Sheet): number[] {
  const { opening, finding, closing } = sheet
  const starts: number[] = []
  let whole = true
  for (let i = Math.min(finding.place.last, closing - 3); i > opening && whole; i--) {
    if (![';', ':', '—'].includes(sheet.norm(i))) continue
    starts.push(i + 1)
    whole = sheet.norm(i) === '—' || (sheet.norm(i) === ':' && i >= finding.place.first)
  }
  if (whole) starts.push(opening)
  return starts.map((from) => {
    let start = from
    while (joins.has(sheet.norm(start)) && sheet.norm(start + 1) !== ',') start++
    return start
  })
}

/**
 * An instruction at the start: "Roll it daily" → "that you should roll it daily"; "Roll it and you heal" → "that rolling it means you heal";
 * "Stop it or you'll pay" → "that you should stop it or you'll pay".
 */
function order(sheet: Sheet, group: VerbGroup, start: number, common: (word: string) => boolean): Statement[] {
  if (group.kind === 'do')
    return [{ start, head: sheet.norm(start) === 'do' ? 'you should' : "you shouldn't", edits: [] }]
  const first = sheet.lowered(start, common)
  if (first === undefined) return []
  const then = sheet.groups.find(
    (g) => g.main > group.main && finite.has(g.kind) && g.subject && g.subject.first > start + 1,
  )
  const link = then?.subject ? then.subject.first - 1 : -1
  const joined = ['and', 'or'].includes(sheet.norm(link))
  if (then && ((isPast(sheet, then) && !joined) || (joined && own.has(sheet.norm(link + 1))))) return []
  if (sheet.norm(link) !== 'and') return [{ start, head: `you should ${first}`, edits: [] }]
  for (let i = start; i < link; i++) if (breaks.has(sheet.norm(i))) return []
  const comma = sheet.norm(link - 1) === ',' ? link - 1 : link
  const single = group.main === start && !sheet.groups.some((g) => orders(g) && g.main > start && g.main < link)
  const doing = single && group.reading && formOf(group.reading.base, 'ing', sheet.verbs)
  if (doing) return [{ start, head: doing, edits: [sheet.over(comma, link, comma < link ? ' means' : 'means')] }]
  return [{ start, head: `if you ${first}`, edits: [sheet.over(link, link, 'then')] }]
}

/** A thing to do and what it promises: "Two eggs by eight and you'll coast" → "that with two eggs by eight you'll coast". */
function promise(sheet: Sheet, start: number, common: (word: string) => boolean): Statement[] {
  const counted = sheet.sentence.tokens[start]!.kind === 'number' || numbers.has(sheet.norm(start))
  if (!counted && !determiners.has(sheet.norm(start))) return []
  const group = sheet.groups.find((g) => g.first > start && (finite.has(g.kind) || g.kind === 'imperative'))
  const first = sheet.lowered(start, common)
  const subject = group?.subject?.first ?? -1
  const link = sheet.norm(subject - 1)
  if (!group || first === undefined || isPast(sheet, group) || !promised.has(sheet.norm(subject)) || link !== 'and')
    return []
  for (let i = start; i < subject - 1; i++) if (own.has(sheet.norm(i)) || breaks.has(sheet.norm(i))) return []
  const edit = sheet.over(subject - 1, subject, sheet.words(subject, subject))
  return [{ start, head: `with ${first}`, edits: [edit] }]
}

/** An instruction behind what leads it in: "For firmer legs, work the glutes" → "that for firmer legs, you should work the glutes". */
function orderBehind(sheet: Sheet, group: VerbGroup, start: number, common: (word: string) => boolean): Statement[] {
  const first = sheet.lowered(start, common)
  if (group.kind === 'do' || first === undefined) return []
  const adverb = ['never', 'always'].includes(sheet.norm(group.first - 1)) ? 1 : 0
  return [{ start, head: first, edits: [sheet.before(group.first - adverb, 'you should ')] }]
}
