import type { Edit, Verdict } from '../../model.ts'
import { mainClause, orders } from '../reading/main-clause.ts'
import { reports } from '../reading/reporting.ts'
import { capital, type Sheet } from '../sheet.ts'
import { tails } from './tails.ts'

/** What the evidence says in other words, for where the first are not enough to tell that the claim is refused. */
const plainly: Readonly<Record<Verdict, readonly string[]>> = {
  contradicted: ['The evidence says otherwise', 'That is a myth: the evidence says otherwise'],
  inaccurate: ['That is not accurate', 'That is not quite true'],
  unsafe: ['Please do not follow this: it can do harm', 'That is wrong, and it can do harm'],
  unsupported: ['There is no good evidence for that', 'There is no evidence for this', 'No study has shown this'],
  overstated: ['The evidence does not go that far', 'No study has shown that much'],
  contested: ['The jury is still out on that', 'That is not settled: experts disagree', 'No study has settled this'],
}

/** An editor's notes within a sentence. */
const notShown: readonly string[] = ['this has not been shown', 'this has not been shown to be so']
const notes: Readonly<Record<Verdict, readonly string[]>> = {
  contradicted: ['a myth: this has not been shown to be so'],
  inaccurate: ['a myth: this has not been shown to be so'],
  unsafe: ['this has not been shown to be safe'],
  unsupported: [...notShown, 'this has not been shown to help'],
  overstated: notShown,
  contested: notShown,
}

/** What the evidence says, as sentences without their full stops; the usual words first. */
export const answersOf = (verdict: Verdict): string[] => [
  capital(tails[verdict][0]!.replace(/^but /, '')),
  ...plainly[verdict],
]

/** What ends a sentence; an initial or a title ("Dr.") does not. */
const stop = /(?<!\b(?:[A-Z]|[DM]rs?|St|Prof|vs|approx))[.!?…](?=\s|$)/g

/**
 * What the evidence says, in a sentence of its own behind the claim, so that no word of a quotation changes. Where the quotation goes on behind
 * the sentence, it comes behind the sentence that ends the quotation, or as an editor's note in square brackets.
 * @returns ways to say it, best first; none where no sentence can follow
 */
export const answered = (sheet: Sheet, verdict: Verdict): Edit[] => remarked(sheet, answersOf(verdict), notes[verdict])

/** What is missing where somebody else says that something is proven: an editor does not change it, and does not say that it is false. */
const unnamed = [
  'No study is named for that',
  'No study is named that shows it',
  'That has not been shown: no study is named',
]
const unnamedNotes = ['no study is named for this', 'this has not been shown: no study is named']

/** That no source is named for what somebody else says, in the same places. */
export const missed = (sheet: Sheet): Edit[] => remarked(sheet, unnamed, unnamedNotes)

function remarked(sheet: Sheet, texts: readonly string[], inBrackets: readonly string[]): Edit[] {
  const { kind } = sheet.sentence.passage
  const named = kind === 'heading' || kind === 'front-matter' || kind === 'image-text'
  const ends = sheet.sentence.tokens.slice(sheet.closing + 1).some(({ norm }) => '.!?…'.includes(norm))
  if (named) return []
  const within = inBrackets.map((text) => noted(sheet, ` [${text}]`))
  const quoted = sheet.isQuoting || speaksAs(sheet)
  if (!ends) return quoted ? within : []
  const behind = texts.map((text) => sheet.behind(sheet.last, ` ${text}.`))
  if (!quoted) return behind
  const inside = [...texts.map((text) => sheet.behind(sheet.last, ` [${text}.]`)), ...within]
  if (!goesOn(sheet)) return speaksAs(sheet) ? inside : [...behind, ...within]
  const end = endOfQuotation(sheet)
  return [...(end === undefined ? [] : texts.map((text) => sheet.afterText(end, ` ${text}.`))), ...inside]
}

/** An editor's note within a sentence: before the mark that closes a quotation, where who says it stands behind. */
function noted(sheet: Sheet, note: string): Edit {
  const { start, end, passage } = sheet.sentence
  const { text } = passage
  // '"So," he says, "it heals"': the words go on behind who says them.
  const quote = sheet.spoken.findLast((span) => start < span.end && span.start < end)
  const behind = quote && quote.end < end && /\p{L}/u.test(text.slice(quote.end, end))
  if (behind && passage.voice !== 'quotation') {
    const said = text.slice(0, quote.end - 1).replace(/[.!?…,]+$/, '')
    return sheet.afterText(said.length, note)
  }
  const signed =
    passage.voice === 'quotation' ? /^(.*?)[.!?…,]*["”]?\s*[–—]\s*\p{Lu}[^.!?]*$/su.exec(text.slice(start, end)) : null
  return signed?.[1] ? sheet.afterText(start + signed[1].length, note) : sheet.behind(sheet.closing, note)
}

/** Whether a quotation that holds the sentence's end goes on behind it. */
export function goesOn({ sentence, spoken }: Sheet): boolean {
  return (
    sentence.passage.voice === 'quotation' ||
    spoken.some(({ start, end }) => start < sentence.end && sentence.end + 1 < end)
  )
}

/** Whether the passage is somebody's part of a dialogue: "**Jo:** It melts fat." */
function speaksAs({ sentence }: Sheet): boolean {
  const { text, marks, kind: block } = sentence.passage
  return (
    block === 'paragraph' &&
    marks.some(
      ({ kind, start, end }) =>
        start === 0 &&
        (kind === 'strong' || kind === 'emphasis') &&
        /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,2}:$/u.test(text.slice(0, end)),
    )
  )
}

/** Where the sentence ends that ends the quotation, in the passage's text; undefined where it does not end in the passage. */
function endOfQuotation({ sentence, spoken }: Sheet): number | undefined {
  const { text, voice } = sentence.passage
  const quote = spoken.find(({ start, end }) => start < sentence.end && sentence.end < end)
  if (voice === 'quotation' || !quote || !'"”“'.includes(text[quote.end - 1]!)) return undefined
  if (/[.!?…]/.test(text[quote.end - 2]!) && /^(?:\s*$|\s+[\p{Lu}\d“"])/u.test(text.slice(quote.end))) return quote.end
  stop.lastIndex = quote.end
  const found = stop.exec(text)
  const next = found && text.slice(quote.end, found.index)
  return found && !/["“”]/.test(next!) ? found.index + 1 : undefined
}

/** A statement that is all of its passage, marked as a myth; only where the evidence is against it. */
export function markedAsMyth(sheet: Sheet, verdict: Verdict): Edit | undefined {
  if (verdict !== 'contradicted' && verdict !== 'inaccurate') return undefined
  const main = mainClause(sheet, sheet.opening)
  const states = main && !orders(main.group)
  if (!states || reports(sheet).length || !sheet.isAlone || sheet.sentence.question || sheet.isQuoting) return undefined
  return sheet.before(sheet.opening, 'myth: ')
}
