import type { Edit, Verdict } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { orders } from '../reading/main-clause.ts'
import { type Report, reports } from '../reading/reporting.ts'
import type { Sheet } from '../sheet.ts'
import { framed, frames } from './frame.ts'
import { saying } from './paraphrase.ts'
import { said } from './report.ts'

/** What a sentence that reports a claim goes on with, so that the reader is not left with the claim; the usual words first. */
export const tails: Readonly<Record<Verdict, readonly string[]>> = {
  contradicted: ['but the evidence contradicts it', 'but that is a myth', 'but that has not been shown to be so'],
  inaccurate: ['but that is not accurate', 'but that has not been shown to be so'],
  unsafe: ['but following that can do harm', 'but that has not been shown to be safe'],
  unsupported: [
    'but good evidence for it is lacking',
    'but that has not been shown',
    'but that has not been shown to be so',
  ],
  overstated: [
    'but that goes past the evidence',
    'but that has not been shown',
    'but that has not been shown to be so',
  ],
  contested: ['but experts disagree', 'but that has not been shown', 'but that has not been shown to be so'],
}

/**
 * The whole statement as something believed, with what the evidence says of it: "Some say that …, but …".
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 */
export function framedWithTail(sheet: Sheet, verdict: Verdict, common: (word: string) => boolean): Edit[] | undefined {
  if (sheet.sentence.tokens.some(({ norm }) => norm === ':' || norm === ';')) return undefined
  const end = tail(sheet, tails[verdict][0]!)
  const lead = end && framed(sheet, frames[0]!, common)[0]
  return lead && [...lead, end]
}

/** What the evidence says, before the final punctuation. */
function tail(sheet: Sheet, words: string): Edit | undefined {
  // "…, so dig the ball in": what follows would speak of the order.
  if (sheet.groups.some((g) => orders(g) && sheet.norm(g.first - 1) === 'so')) return undefined
  const { closing, last } = sheet
  const after = sheet.sentence.tokens.slice(closing + 1)
  if (after.some((token) => token.norm === ':' || token.norm === '"' || token.norm === "'" || token.norm === '…'))
    return undefined
  const text = `, ${words}`
  if (!after.length) return sheet.behind(closing, text)
  const exclaims = after.some((token) => token.norm === '!')
  if (!exclaims) return sheet.behind(closing, text)
  const { end } = sheet.span(closing, closing)
  const stop = sheet.span(last, last).end
  return { start: end, end: stop, newText: `${text}.` }
}

/** What the evidence says of it behind what somebody says; none where nobody in particular does. */
export function reportWithTail(sheet: Sheet, verdict: Verdict): Edit[] {
  // “Let's crush them!”: an order has been neither shown nor not.
  if (
    sheet.isQuoting &&
    (sheet.sentence.imperative || sheet.groups.some(orders) || sheet.norm(sheet.opening) === 'let')
  )
    return []
  // "Nobody tells you that …": the tail would say that somebody does.
  const says = ({ open, group }: Report) => !open && !nobody.has(sheet.norm(group.subject?.last ?? -1))
  const told = sheet.isQuoting ? tellsWho(sheet) : reports(sheet).some(says)
  return told ? tails[verdict].flatMap((words) => tail(sheet, words) ?? []) : []
}

const nobody = new Set(['nobody', 'none', 'few', 'one'])
/** Words by which a sentence goes on behind who says it; what comes last is then something else. */
const goesOn = new Set('and but because so which while as when before after until if'.split(' '))

/** Whether the author's own words end a sentence that quotes: '…," says Jo.' */
function tellsWho({ sentence, spoken, closing }: Sheet): boolean {
  const { tokens } = sentence
  const end = tokens[closing]!.end
  const after = tokens
    .slice(0, closing + 1)
    .filter(({ start }) => !spoken.some((quote) => quote.start <= start && start < quote.end))
  const from = after.findIndex(({ start }) => spoken.some((quote) => quote.end <= start))
  const words = after.slice(Math.max(0, from)).map(({ norm }) => norm)
  if (!words.some((word) => saying.has(word)) || words.some((word) => goesOn.has(word))) return false
  return (
    spoken.some((quote) => sentence.start < quote.end && quote.end < end) &&
    !spoken.some((quote) => quote.start < end && end < quote.end)
  )
}

/** A report inside the sentence with what the evidence says behind it. */
export function saidWithTail(sheet: Sheet, group: VerbGroup, verdict: Verdict): Edit[] | undefined {
  const edits = said(sheet, group, verdict)
  const end = tail(sheet, tails[verdict][0]!)
  const next = sheet.groups.find((g) => g.main > group.main && finite.has(g.kind) && g.subject)
  return edits && end && !next ? [...edits, end] : undefined
}
