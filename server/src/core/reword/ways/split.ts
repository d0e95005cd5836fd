import type { Edit } from '../../model.ts'
import { finite } from '../grammar/group.ts'
import { isAdverb, prepositions, subordinators } from '../grammar/words.ts'
import { isStory } from '../reading/accounts.ts'
import { breaks, isBreak, isPast, mainClause, orders } from '../reading/main-clause.ts'
import { startsOf } from '../reading/starts.ts'
import { stated } from '../reading/states.ts'
import { added } from '../reading/weight.ts'
import { capital, type Sheet } from '../sheet.ts'
import { framed, statement } from './frame.ts'
import { saying } from './paraphrase.ts'

/** Words behind a comma that join a statement to what stands before it; in a sentence of its own it needs none. */
const joins = new Set(['and', 'so', 'because', 'since', 'for', 'as'])
/** Of these, those that give a reason. */
export const reasons: ReadonlySet<string> = new Set(['because', 'since', 'for', 'as'])
/** How what a reason says is told. */
const inReason = 'it is often said that'
/** Of these, the one that needs no comma. */
const bare = 'because'

/**
 * All ways to tell a sentence, or the clause of it that claims, as a belief, best first: behind its last break, cut in two
 * behind an instruction, as a whole, and cut in two elsewhere.
 * @param frames the reports, in lower case, likeliest first
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 */
export function believed(sheet: Sheet, frames: readonly string[], common: (word: string) => boolean): Edit[][] {
  const starts = startsOf(sheet)
  const parts = cutsOf(sheet)
  // What only leads to the claim, an instruction, stays as it is; what states something is told as a belief with what follows it.
  const led = parts.filter(({ at, order }) => order && breaks.has(sheet.norm(at)))
  const others = parts.filter((part) => !led.includes(part))
  return [
    ...frames.flatMap((frame) => [
      ...framed(sheet, frame, common, starts.slice(0, -1)),
      ...parted(sheet, led, frame, common),
      ...framed(sheet, frame, common, starts.slice(-1)),
    ]),
    ...frames.flatMap((frame) => parted(sheet, others, frame, common)),
  ]
}

/**
 * The clause that claims as a belief of its own, where what stands before it says next to nothing of the claim: "It costs nothing, and those who roll stay off the
 * injured list" → "It costs nothing. Some say that those who roll stay off the injured list."
 */
export const apartFrom = (sheet: Sheet, frame: string, common: (word: string) => boolean): Edit[][] =>
  parted(
    sheet,
    cutsOf(sheet).filter(
      ({ at, start }) =>
        sheet.norm(at) === ',' &&
        sheet.norm(at + 1) === 'and' &&
        added(sheet, 0, at) < leastShare * added(sheet, start, sheet.last + 1),
    ),
    frame,
    common,
  )

/** What a reason says as what is often said, the reason in its place: "…, because it is often said that you can only absorb so much". */
export const reasonAsSaid = (sheet: Sheet, common: (word: string) => boolean): Edit[][] =>
  parted(
    sheet,
    cutsOf(sheet).filter(({ start }) => reasons.has(sheet.norm(start - 1))),
    '',
    common,
  )

/** What stands before a cut is told with what stands behind it from this share of what that says for the claim on. */
const leastShare = 0.25

/** Where a sentence can be cut in two: the token of the break, and that of the first word behind it. */
export interface Cut {
  readonly at: number
  readonly start: number
  /** What stands before it is an instruction. */
  readonly order: boolean
}

/**
 * The clause that claims as a sentence of its own, told as a belief: "Finish at the knee: that is where it drains" → "Finish at the knee. Some
 * say that this is where it drains." What stands before it, an instruction or what somebody did, is not in doubt. A reason stays where it is:
 * "…, because it is often said that you can only absorb so much".
 */
function parted(sheet: Sheet, cuts: readonly Cut[], frame: string, common: (word: string) => boolean): Edit[][] {
  return cuts.flatMap(({ at, start }) =>
    statement(sheet, start, common, start)
      .filter(() => !reasons.has(sheet.norm(start - 1)) || claimsBehind(sheet, start))
      .filter(
        ({ report }) => !report && stands(sheet, at) && makesSentence(sheet, at, start) && !goesOn(sheet, at, start),
      )
      .map(({ edits, head }) => [
        reasons.has(sheet.norm(start - 1))
          ? sheet.before(start, `${inReason} `)
          : {
              start: sheet.behind(at - 1, '').start,
              end: sheet.before(start, '').start,
              newText: `. ${capital(frame)} `,
            },
        ...sheet.instead(start, head),
        ...edits,
      ]),
  )
}

/** "For those with a wedding coming up, and only for the arms: …": whether what stands in front of a break can stand alone. */
const stands = (sheet: Sheet, at: number): boolean =>
  !leading.has(sheet.norm(sheet.opening)) ||
  sheet.groups.some((g) => g.main < at && ((finite.has(g.kind) && g.subject) || orders(g)))

/** Words that open a sentence which leads in something else. */
const leading = new Set(['for', 'with', 'but', 'and', 'as', 'in', 'on', 'at'])

/** Whether what stands behind a token says more of the claim than what stands before it. */
const claimsBehind = (sheet: Sheet, start: number): boolean =>
  added(sheet, start, sheet.last + 1) >= added(sheet, 0, start)

const definite = new Set(['the', 'this', 'that', 'it', 'they', 'these', 'those', 'there'])

/** Whether a clause goes on with somebody's account in front of it, about what that named: "I rolled it, and the knot is gone". */
function goesOn(sheet: Sheet, at: number, start: number): boolean {
  const told = sheet.groups.some((g) => g.first < at && finite.has(g.kind) && isPast(sheet, g))
  return definite.has(sheet.norm(start)) && (told || isStory(sheet, at - 1))
}

/** Whether what stands behind a break goes on with nothing in front of it: no list ("it follows: ankle, knee, and they break"), no order that is drawn from it. */
export function makesSentence(sheet: Sheet, at: number, start: number): boolean {
  const main = mainClause(sheet, start)
  if (main && orders(main.group)) return breaks.has(sheet.norm(at))
  const open = sheet.norm(start)
  return !main || main.at === start || prepositions.has(open) || subordinators.has(open) || isAdverb(open)
}

/** Where a sentence can be cut in two, from behind; none in a question, in what somebody else says, and where no second sentence can stand. */
export function cutsOf(sheet: Sheet): Cut[] {
  const { opening, closing, sentence } = sheet
  const { kind } = sentence.passage
  const open = kind === 'paragraph' || kind === 'list-item' || kind === 'footnote'
  if (!open || sentence.question || sheet.isQuoting) return []
  const parts: Cut[] = []
  let depth = 0
  for (let at = opening + 2; at < closing - 1; at++) {
    const word = sheet.norm(at)
    if (word === '(') depth++
    if (word === ')') depth--
    if (depth) continue
    const comma = word === ','
    const breaking = isBreak(sheet, at)
    const next = sheet.norm(breaking || comma ? at + 1 : at)
    const joined = joins.has(next)
    if (!breaking && !(comma && joined) && next !== bare) continue
    const start = at + (breaking || comma ? 1 : 0) + (joined ? 1 : 0)
    const whole = sentence.tokens[at - 1]!.kind === 'word' ? wholeBefore(sheet, at) : undefined
    if (whole) parts.push({ at, start, order: whole === 'order' })
  }
  return parts.reverse()
}

/** Longest label before a colon, in tokens. */
const longestLabel = 4

/** Farthest a verb of saying may stand from a break, in tokens, so that what follows is what is said. */
const nearest = 4

/** What kind of sentence stands before a token; undefined for what is none, and for one that tells who says what follows. */
function wholeBefore(sheet: Sheet, at: number): 'order' | 'statement' | undefined {
  for (let i = Math.max(sheet.opening, at - nearest); i < at; i++) if (saying.has(sheet.norm(i))) return undefined
  const start = ['and', 'but', 'so'].includes(sheet.norm(sheet.opening)) ? sheet.opening + 1 : sheet.opening
  const main = mainClause(sheet, start)
  if (main) return main.group.main >= at ? undefined : orders(main.group) ? 'order' : 'statement'
  if ((stated(sheet, sheet.opening) ?? at) < at) return 'statement'
  // "Two cups, ten minutes, eyes closed: …": what is to be done, without a verb; a word or three are a label.
  const verb = sheet.groups.some((g) => g.first < at && finite.has(g.kind))
  return !verb && at - sheet.opening > longestLabel && breaks.has(sheet.norm(at)) ? 'order' : undefined
}
