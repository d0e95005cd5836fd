import type { Token } from '../../../model.ts'
import { isApart, norm } from '../clause.ts'
import { finite, type GroupKind } from '../group.ts'
import {
  bes,
  endsSubject,
  isAdverb,
  modals,
  prepositions,
  relatives,
  startsComplement,
  subjectPronouns,
  subordinators,
} from '../words.ts'
import { isNoun, type Spot } from './spot.ts'

/** How a past form is a verb: "we rolled it". */
export function past({ tokens, i, at, reading, last, prior, next }: Spot): GroupKind | undefined {
  // "One bent lift": a number, and what the thing is like.
  if (prior === 'one' && reading.form === 'past' && isNoun(tokens, i + 1) && !endsSubject(norm(tokens, at - 1)))
    return undefined
  if (prior && subjectPronouns.has(prior) && prior !== 'that') return 'past'
  // "Get them switched back on"
  if (['them', 'him', 'us', 'me'].includes(prior ?? '')) return undefined
  if (isCaused(tokens, i)) return undefined
  // "Hours spent slumped over a laptop are": a participle that says more of the subject.
  if (next && prepositions.has(next) && isStated(tokens, i)) return undefined
  // "there's a nerve threaded through": a participle that belongs to the noun.
  if (last && finite.has(last.kind) && !isApart(tokens, last.main, i)) return undefined
  return prior && endsSubject(prior) && startsComplement(next) && next !== 'to' && !isAdverb(next ?? '')
    ? 'past'
    : undefined
}

/** "Get those hips loosened off": what somebody has done to something. */
function isCaused(tokens: readonly Token[], i: number): boolean {
  for (let get = i - 1; get >= 0 && get >= i - 5; get--)
    if (['get', 'gets', 'getting'].includes(tokens[get]!.norm)) return !isApart(tokens, get, i)
  return false
}

/** Whether a form of be or a modal follows in the same clause, so that what stands in front of it is a subject. */
function isStated(tokens: readonly Token[], at: number): boolean {
  for (let i = at + 1; i < tokens.length; i++) {
    const { kind, norm: word } = tokens[i]!
    if (kind === 'punctuation' || subordinators.has(word) || relatives.has(word) || word === 'and' || word === 'but')
      return false
    if (bes.has(word) || modals.has(word)) return true
  }
  return false
}
