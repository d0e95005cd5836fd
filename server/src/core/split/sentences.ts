import type { Sentence, Token } from '../model.ts'
import { tokenize } from './tokens.ts'

const abbreviations = new Set(
  (
    'dr mr mrs ms prof st vs eg ie etc al approx fig figs min mins sec secs hr hrs reps vol pp ca cf inc ltd co jr sr dept est ' +
    'jan feb mar apr jun jul aug sep sept oct nov dec ph.d b.sc m.sc'
  ).split(' '),
)
/** Words that are abbreviations before a number alone: “no. 4”, but “Does it help? No.” */
const numbering = new Set(['no', 'nos'])
/** Abbreviations that do end a sentence when a capital follows; the rest, mostly titles, do not. */
const mayEnd = new Set('etc min mins sec secs hr hrs reps inc ltd co jr sr al'.split(' '))

/**
 * Splits a passage's text into sentences with their tokens. A full stop, question or exclamation mark ends one when what follows
 * looks like a beginning; abbreviations, initials and marks inside a quotation that goes on ("Why?" he asks) do not.
 */
export function splitSentences(text: string): Sentence[] {
  const tokens = tokenize(text)
  const sentences: Sentence[] = []
  let first = 0
  for (let i = 0; i < tokens.length; i++) {
    if (!endsAt(text, tokens, i)) continue
    let last = i
    while (last + 1 < tokens.length && closes(text, tokens, last + 1)) last++
    push(sentences, tokens, first, last)
    first = last + 1
    i = last
  }
  if (first < tokens.length) push(sentences, tokens, first, tokens.length - 1)
  return sentences
}

function push(sentences: Sentence[], tokens: Token[], first: number, last: number): void {
  const own = tokens.slice(first, last + 1)
  sentences.push({ start: own[0]!.start, end: own[own.length - 1]!.end, tokens: own })
}

/** A further stop, a closing bracket or a closing quotation mark right behind belongs to the sentence that ends. */
function closes(text: string, tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!
  if (token.start !== tokens[i - 1]!.end) return false
  if (token.norm === '.' || token.norm === '?' || token.norm === '!' || token.norm === ')' || token.norm === ']')
    return true
  const mark = text[token.start]
  if (mark === '”' || mark === '’') return true
  if (mark !== '"' && mark !== "'") return false
  const after = text[token.end]
  return after === undefined || after === ' ' || after === '\n' || after === '\t'
}

function endsAt(text: string, tokens: readonly Token[], i: number): boolean {
  const token = tokens[i]!
  if (token.kind !== 'punctuation') return false
  const mark = token.norm
  if (mark !== '.' && mark !== '?' && mark !== '!' && mark !== '…') return false
  let last = i
  while (last + 1 < tokens.length && closes(text, tokens, last + 1)) last++
  const next = tokens[last + 1]
  if (!next) return true
  const gap = text.slice(tokens[last]!.end, next.start)
  if (gap.length === 0) return false
  if (mark === '.') {
    const before = tokens[i - 1]
    // "3. Keep breathing": a number at the beginning counts, it is no sentence.
    if (before?.kind === 'number' && startsHere(text, tokens, i - 1)) return false
    if (before && before.end === token.start && before.kind === 'word') {
      if (numbering.has(before.norm) && next.kind === 'number') return false
      if (before.norm.length === 1 && before.norm !== 'i') return gap.includes('\n\n')
      if (abbreviations.has(before.norm) && !(mayEnd.has(before.norm) && begins(text, next))) return false
    }
  }
  return begins(text, next)
}

function startsHere(text: string, tokens: readonly Token[], i: number): boolean {
  return i === 0 || text.slice(tokens[i - 1]!.end, tokens[i]!.start).includes('\n')
}

function begins(text: string, next: Token): boolean {
  if (next.kind === 'number') return true
  const first = text[next.start] as string
  if (next.kind === 'punctuation') return /["'(“‘[—#*•]/.test(first)
  return first !== first.toLowerCase() || first === first.toUpperCase()
}
