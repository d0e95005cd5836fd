import type { PatternMatch } from '../match/matcher.ts'
import type { MatchedSentence } from '../read/sentences.ts'
import type { Position } from '../weigh/surroundings.ts'

const beforeInstruction = new Set([
  ',',
  ';',
  ':',
  '—',
  '.',
  '(',
  'and',
  'then',
  'or',
  'slowly',
  'gently',
  'now',
  'just',
  'to',
  'please',
  'always',
  'simply',
  'next',
  'again',
])

/** Whether a match is advice: an instruction, a recommendation, or an entry of a plan. */
export function isAdvice(sentence: MatchedSentence, match: PatternMatch, position: Position): boolean {
  if (sentence.imperative || sentence.cues.some((c) => c.cue.effect === 'advised')) return true
  const before = sentence.tokens[match.first - 1]?.norm
  if (position.kind === 'list-item' || position.kind === 'table-cell') return before !== 'i' && before !== 'we'
  const word = sentence.tokens[match.first]!.norm
  return (before === undefined || beforeInstruction.has(before)) && !word.endsWith('ing') && !word.endsWith('ed')
}
