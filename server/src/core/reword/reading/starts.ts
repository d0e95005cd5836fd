import { finite, type VerbGroup } from '../grammar/group.ts'
import { isAdverb } from '../grammar/words.ts'
import type { Sheet } from '../sheet.ts'
import { breaks, isBreak, mainClause, orders } from './main-clause.ts'

/** What leads a statement in and stays before the report. */
const joins = new Set(['and', 'but', 'so', 'yet', 'plus', 'also'])

/** Words that lead a sentence in before a comma, and stay before the report. */
const openers = new Set(
  'still however besides moreover anyway now well yes no too then again finally oh look mate folks friends ladies gentlemen guys lads girls love dear people runners'.split(
    ' ',
  ),
)
/** The same of several words. */
const linking = (
  'even so|on the other hand|on the one hand|best of all|worst of all|better still|worse still|all the same|in fact|of course|after all|in short|in truth|' +
  'for example|for instance|that said|what is more|at the same time|in other words|to be fair|by the way|more to the point'
)
  .split('|')
  .map((words) => words.split(' '))

/** Subjects that do something. */
const persons = new Set(['i', 'we', 'you', 'he', 'she', 'one', 'they'])

/**
 * Where the clause that holds the claim may start, likeliest first: behind the last break or label, then at the beginning.
 * What joins it to the sentence before stays in front.
 */
export function startsOf(sheet: Sheet): number[] {
  const { opening, finding, closing } = sheet
  const starts: number[] = []
  let whole = true
  for (let i = Math.min(finding.place.last, closing - 3); i > opening && whole; i--) {
    if (!isBreak(sheet, i)) continue
    starts.push(i + 1)
    whole = sheet.norm(i) === '—' || (sheet.norm(i) === ':' && i >= finding.place.first)
  }
  // A report before a semicolon reaches no further.
  const apart = starts.some((at) => sheet.norm(at - 1) === ';' && at <= finding.place.first)
  return [...starts, ...(apart ? [] : [opening])].flatMap((from) => {
    let start = from
    while (openers.has(sheet.norm(start)) && sheet.norm(start + 1) === ',') start += 2
    for (const words of linking)
      if (words.every((word, k) => sheet.norm(start + k) === word) && sheet.norm(start + words.length) === ',')
        start += words.length + 1
    while (joins.has(sheet.norm(start)) && sheet.norm(start + 1) !== ',') start++
    const effect = startOfEffect(sheet, start)
    return effect === undefined ? [start] : [effect]
  })
}

/**
 * Where what is done is told first and the claim is what comes of it ("You sit all day, so the glutes are off"): the start of the clause that
 * claims. What was done is no belief.
 */
function startOfEffect(sheet: Sheet, from: number): number | undefined {
  const { place, by } = sheet.finding
  // "If you slouch for years, you will pay": a condition is no deed.
  if (['if', 'when', 'once'].includes(sheet.norm(from))) return undefined
  for (let i = place.last; i > from + 1; i--) {
    if (!['and', 'so'].includes(sheet.norm(i)) || breaks.has(sheet.norm(i))) continue
    const at = isAdverb(sheet.norm(i + 1)) ? i + 2 : i + 1
    const effect = mainClause(sheet, at)
    // "Your hamstrings and lower back have to do it": one subject.
    if (!effect?.group.subject || orders(effect.group) || effect.at < at || effect.at - at > 5) continue
    if (persons.has(sheet.norm(effect.group.subject.last))) continue
    const act = sheet.groups.find((g) => g.first >= from && g.first < i && (finite.has(g.kind) || orders(g)))
    const doer = act?.subject ? sheet.norm(act.subject.last) : ''
    // "They get short, drag the pelvis down and the spine pays": they may be the muscles.
    if (doer === 'they' && sheet.norm(i) === 'and') continue
    if (!act || orders(act) || !((by === 'pattern' && i < place.first) || persons.has(doer) || goesInto(sheet, act)))
      continue
    return i + 1
  }
  return undefined
}

/** "Two mugs go in the tub": a thing that is done, told as what happens. */
const goesInto = (sheet: Sheet, { kind, main }: VerbGroup) =>
  kind !== 'be' &&
  ['go', 'goes', 'come', 'comes'].includes(sheet.norm(main)) &&
  ['in', 'into', 'on', 'onto', 'under', 'down'].includes(sheet.norm(main + 1))
