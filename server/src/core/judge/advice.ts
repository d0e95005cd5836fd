import type { PatternMatch } from '../match/matcher.ts'
import type { ReadSentence } from '../weigh/sentence.ts'
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
export function isAdvice(sentence: ReadSentence, match: PatternMatch, position: Position): boolean {
  if (isAccount(sentence, match)) return false
  if (sentence.imperative || sentence.cues.some((c) => c.cue.effect === 'advised')) return true
  const before = sentence.tokens[match.first - 1]?.norm
  if (position.kind === 'list-item' || position.kind === 'table-cell') return before !== 'i' && before !== 'we'
  const word = sentence.tokens[match.first]!.norm
  return (before === undefined || beforeInstruction.has(before)) && !word.endsWith('ing') && !word.endsWith('ed')
}

const perfect = new Set(["'ve", 'have', "'d", 'had'])
const people = new Set(['you', 'i', 'we', 'they', 'she', 'he'])
const clauseEnds = new Set([',', ';', ':', '—', '.', '!', '?'])
/** A perfect that tells what a match is about begins at most so many tokens before it. */
const mostBefore = 6

/** "She rolled her IT band", "You've used one to roll out your IT band": what people have done is told, not advised. */
function isAccount({ tokens }: ReadSentence, { first, last }: PatternMatch): boolean {
  if (people.has(tokens[first - 1]?.norm ?? '') && tokens[first]!.norm.endsWith('ed')) return true
  for (let i = last - 1; i > 0 && i >= first - mostBefore; i--) {
    if (clauseEnds.has(tokens[i]!.norm)) return false
    if (!perfect.has(tokens[i]!.norm) || !people.has(tokens[i - 1]!.norm)) continue
    return tokens.slice(i + 1, i + 4).some(({ norm }) => norm.length > 3 && norm.endsWith('ed'))
  }
  return false
}
