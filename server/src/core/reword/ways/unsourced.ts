import type { Edit, Verdict } from '../../model.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { isPastForm } from '../grammar/verbs.ts'
import { determiners, endsSubject, isAdverb, prepositions, subordinators } from '../grammar/words.ts'
import { isStory } from '../reading/accounts.ts'
import { claimingGroups } from '../reading/claiming.ts'
import { mainClause, orders, own } from '../reading/main-clause.ts'
import { isPerson } from '../reading/people.ts'
import { reports } from '../reading/reporting.ts'
import { startsOf } from '../reading/starts.ts'
import type { Sheet } from '../sheet.ts'
import { said } from './report.ts'

const set = (words: string): ReadonlySet<string> => new Set(words.split(' '))
/** What a thing is called that has been looked into. */
const proofs = set('proven proved tested validated verified backed certified confirmed established')
/** What such a word is led by, beside an adverb ("clinically"): "lab-tested", "science-backed". */
const fields = set('lab laboratory science research evidence')

/**
 * Words that say that something is proven, where no source says so: gone before a noun ("a clinically proven balm" → "a balm"), doubted elsewhere
 * ("Clinically proven, and cheap" → "Supposedly clinically proven, and cheap").
 * @returns ways to do it, best first
 */
export function withoutProof(sheet: Sheet): Edit[][] {
  const at = sheet.sentence.tokens.findIndex(({ norm }, i) => i > 0 && proofs.has(norm) && leads(sheet, i - 1))
  if (at < 0 || sheet.isQuoting) return []
  const from = at - 1
  const next = sheet.sentence.tokens[at + 1]
  const before = sheet.norm(from - 1)
  const noun = next?.kind === 'number' || (next?.kind === 'word' && endsSubject(next.norm) && !isClosed(next.norm))
  const doubted = sheet.groups.some((g) => finite.has(g.kind) && g.first === from - 1)
    ? []
    : [[sheet.over(from, from, `supposedly ${sheet.lowered(from, () => true)}`)]]
  if (!noun) return next?.norm === 'to' ? [] : doubted
  if (from === sheet.opening) return [[sheet.over(from, at + 1, sheet.words(at + 1, at + 1))], ...doubted]
  if (!determiners.has(before) && !prepositions.has(before)) return doubted
  const article =
    before === 'a' || before === 'an' ? (/^(?:[aeiou]|8|1[18]\b)/.test(next.norm) ? 'an' : 'a') : undefined
  return [[sheet.over(from - 1, at, article ?? sheet.words(from - 1, from - 1))], ...doubted]
}

const isClosed = (word: string) => prepositions.has(word) || subordinators.has(word) || isAdverb(word)

/** "clinically", "lab-": what leads a word for a proof. */
const leads = (sheet: Sheet, i: number) => /^[a-z]{4,}ally$/.test(sheet.norm(i)) || fields.has(sheet.norm(i))

/**
 * A study or a proof without its source, as something that is said: "Researchers have found that it heals" → "Researchers are said to have found that
 * it heals", "It is clinically proven" → "It is said to be clinically proven".
 * @param common whether a capitalised word at the start of a sentence is one that has a small letter elsewhere
 * @returns ways to do it, best first
 */
export function saidToBe(sheet: Sheet, verdict: Verdict, common: (word: string) => boolean): Edit[][] {
  if (sheet.sentence.question || sheet.isQuoting) return []
  // "Research shows that users of our blend walk further": a house says nothing of itself by hearsay.
  if (sheet.sentence.tokens.some(({ norm }) => norm === 'our' || norm === 'ours')) return []
  const { place } = sheet.finding
  const telling = reports(sheet).map(({ group }) => group)
  const near = (g: VerbGroup) => g.main >= place.first - 1 && g.first <= place.last + 1
  // "six weeks of hip work": what may be a noun; "…, and it got quiet": what is told beside it.
  const isTelling = ({ kind, subject, reading }: VerbGroup) =>
    !(kind === 'base' && reading?.noun) &&
    (sheet.norm(subject?.last ?? -1) !== 'it' || subject?.first === sheet.opening)
  const groups = [...new Set([...telling, ...claimingGroups(sheet)])].filter((g) => near(g) && isTelling(g))
  const told = groups.flatMap((group) => {
    const edits = isPerson(sheet, group, common) ? undefined : said(sheet, group, verdict, true)
    return edits ? [edits] : []
  })
  return [...told, ...wholly(sheet, common)]
}

/** "Doctors in Ghent followed joggers for a year, and …" → "It is said that doctors in Ghent followed joggers for a year, and …". */
function wholly(sheet: Sheet, common: (word: string) => boolean): Edit[][] {
  const start = startsOf(sheet).at(-1)!
  const main = mainClause(sheet, start)
  const first = sheet.lowered(start, common)
  // "Scientists followed singers": what can only be a past, where no clause was read for sure.
  const states = main
    ? !orders(main.group) && !isPerson(sheet, main.group, common)
    : sheet.sentence.tokens.some(({ norm }, i) => i > start && isPastForm(norm, sheet.verbs))
  if (!states || first === undefined || own.has(sheet.norm(start)) || isStory(sheet, start)) return []
  return [[sheet.before(start, 'it is said that '), ...sheet.instead(start, first)]]
}
