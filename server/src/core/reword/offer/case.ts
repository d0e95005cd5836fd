import type { Matcher } from '../../match/matcher.ts'
import { type Claim, exceeds } from '../../model.ts'
import type { VerbGroup } from '../grammar/group.ts'
import { determiners, subjectPronouns } from '../grammar/words.ts'
import { tells } from '../reading/accounts.ts'
import { claimingGroups } from '../reading/claiming.ts'
import { isNaming } from '../reading/deeds.ts'
import { firstJoined } from '../reading/joined.ts'
import { mainClause, orders } from '../reading/main-clause.ts'
import { isPerson, namesPerson } from '../reading/people.ts'
import { isParted, reachesClaim } from '../reading/weight.ts'
import { capital, type Sheet } from '../sheet.ts'
import { americanised, isAmerican, type Vocabulary } from '../vocabulary.ts'
import { isIndirectSpeech } from '../ways/indirect-speech.ts'

/** Claiming verbs that are looked at. */
const mostGroups = 3

/** A finding's sentence with its claim, and what all ways to settle it have to heed. */
export interface Case {
  readonly sheet: Sheet
  readonly claim: Claim
  readonly matcher: Matcher
  /** The whole document. */
  readonly text: string
  /** Whether a capitalised word at the start of a sentence is one that has a small letter elsewhere. */
  readonly common: (word: string) => boolean
  /** Spells a pack's words as the document does. */
  readonly spelled: (said: string) => string
  /** The verbs that claim, likeliest first. */
  readonly groups: readonly VerbGroup[]
  /** The same with the first of those that are joined in their place, and without what one person does. */
  readonly impersonal: readonly VerbGroup[]
  /** A possibility is what the evidence carries. */
  readonly possible: boolean
  /** A source is missing: nothing is wrong with what is told, only the report can give way. */
  readonly unsourced: boolean
  /** It stands in a heading or the front matter. */
  readonly named: boolean
  /** No belief is told of it: in a heading, and where only a source is missing. */
  readonly untold: boolean
  /** It gives an order. */
  readonly isOrder: boolean
  /** An order opens it, and is not drawn from what it states. */
  readonly opensOrder: boolean
  /** It orders what is unsafe, which no doubt of its reason makes safe. */
  readonly harms: boolean
  /** What somebody else said stays as it was said. */
  readonly spoken: boolean
}

/** What is to be heeded in a finding's sentence; parameters are those of `proposals`. */
export function caseOf(sheet: Sheet, claim: Claim, words: Vocabulary, matcher: Matcher, text: string): Case {
  const known = new Map<string, boolean>()
  const common = (word: string) => {
    let is = known.get(word)
    if (is === undefined)
      known.set(word, (is = text.includes(` ${word} `) || (words.common(word) && !isNameIn(text, word))))
    return is
  }
  const american = isAmerican(text)
  const groups = claimingGroups(sheet)
    .filter(
      (group) =>
        !isNaming(sheet, group) && reachesClaim(sheet, group) && !isParted(sheet, group.subject?.first ?? group.first),
    )
    .slice(0, mostGroups)
  const { kind } = sheet.sentence.passage
  const named = kind === 'heading' || kind === 'front-matter'
  const unsourced = claim.settledBySource === true
  const main = mainClause(sheet, sheet.opening)?.group
  const isOrder = givesOrder(sheet, main)
  return {
    sheet,
    claim,
    matcher,
    text,
    common,
    spelled: (said) => (american ? americanised(said) : said),
    groups,
    impersonal: [...new Set(groups.map((group) => firstJoined(sheet, group)))].filter(
      (group) => !isPerson(sheet, group, common),
    ),
    possible: !exceeds('possible', claim.carries),
    unsourced,
    named,
    untold: named || unsourced,
    isOrder,
    opensOrder: main !== undefined && orders(main),
    harms: isOrder && claim.verdict === 'unsafe',
    spoken: isIndirectSpeech(sheet) && !isThing(sheet, common),
  }
}

/** Whether a word, in lower case, has a capital letter inside a sentence of the text; headings and keys may have one in every word. */
function isNameIn(text: string, word: string): boolean {
  const name = capital(word)
  if (!/^[a-z]+$/.test(word) || !text.includes(` ${name}`)) return false
  return new RegExp(`^(?![ >]*#|[\\w-]+:)(?:[^\\n]*[ (])?[a-z][a-z'’]*,? ${name}\\b`, 'm').test(text)
}

/** "Slow passes unstick it": what opens a statement may look like an order. */
function givesOrder(sheet: Sheet, main: VerbGroup | undefined): boolean {
  return (
    (sheet.sentence.imperative && (!main || orders(main))) || sheet.groups.some(({ kind }) => kind === 'imperative')
  )
}

/** "Work on it by rolling back and forth": what is to be done is not in doubt. */
export const isAct = ({ isOrder }: Case, { kind }: VerbGroup): boolean => isOrder && kind === 'ing'

/** "Pain tells you that …": what has a capital only where it stands says nothing. */
const isThing = (sheet: Sheet, common: (word: string) => boolean) =>
  sheet.norm(sheet.opening) === 'nobody' ||
  (common(sheet.norm(sheet.opening)) &&
    !determiners.has(sheet.norm(sheet.opening)) &&
    !subjectPronouns.has(sheet.norm(sheet.opening)) &&
    sheet.groups.some((g) => g.first === sheet.opening + 1 && tells.has(g.reading?.base ?? '')) &&
    !namesPerson(sheet.norm(sheet.opening)))
