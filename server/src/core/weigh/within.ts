import type { Strength, Token } from '../model.ts'
import type { CueHit } from './cues.ts'
import type { MentionPlace } from './scope.ts'

const mays = new Set(['may', 'might'])
/** Before these "may" belongs to a noun, or the word is the month. */
const unclaiming = new Set([
  'what',
  'who',
  'in',
  'by',
  'of',
  'till',
  'until',
  'from',
  'to',
  'since',
  'last',
  'the',
  'every',
])
/** Before these "may" allows, unless it goes on as in "you may be", "you may not". */
const allowed = new Set(['you', 'i', 'we'])
const supposes = new Set(['be', 'have', 'not', 'want', 'need', 'already', 'still', 'never', 'soon', 'even'])
const bes = new Set(['is', 'are', 'was', 'were', 'be', "'s", "'re"])
const telling = new Set(['said', 'believed', 'thought'])

/**
 * How strongly a claim is put that the learned part sees in a whole stretch of words, where its verb cannot be told from others: a "may" before a
 * verb of the stretch, or "is said to", brings down what stands there.
 * @returns the weakest that the stretch says; undefined where nothing in it does
 */
export function softenedWithin(
  tokens: readonly Token[],
  cues: readonly CueHit[],
  { first, last }: MentionPlace,
): { readonly strength: Strength; readonly cue: CueHit } | undefined {
  let found: { strength: Strength; cue: CueHit } | undefined
  for (const cue of cues) {
    if (cue.first < first || cue.last > last) continue
    if (isTold(tokens, cue)) return { strength: cue.cue.effect === 'reported' ? 'reported' : 'possible', cue }
    if (cue.cue.effect === 'possible' && supposesIn(tokens, cue)) found ??= { strength: 'possible', cue }
  }
  return found
}

/** "May ease", but not "you may as well stay in bed", "the May half-term", "you may throw the tablets away". */
function supposesIn(tokens: readonly Token[], { first, last }: CueHit): boolean {
  if (first !== last || !mays.has(tokens[first]!.norm)) return false
  const before = tokens[first - 1]?.norm ?? ''
  const next = tokens[first + 1]?.norm ?? ''
  const well = next === 'as' || (next === 'just' && tokens[first + 2]?.norm === 'as')
  return !well && !unclaiming.has(before) && (!allowed.has(before) || supposes.has(next))
}

/** "Is said to", "were believed to". */
export function isTold(tokens: readonly Token[], { cue, first, last }: CueHit): boolean {
  if (cue.effect !== 'reported' && cue.effect !== 'possible') return false
  if (!bes.has(tokens[first]!.norm)) return false
  const verb = tokens[last]!.norm === 'to' ? last - 1 : last
  return verb > first && telling.has(tokens[verb]!.norm) && tokens[verb + 1]?.norm === 'to'
}
