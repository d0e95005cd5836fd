import type { Span } from '../core/index.ts'
import type { SourceSentences } from './sentences.ts'

/** Where a finding stands, in words: hashes of its sentence and of the sentences beside it, so that it is known again after edits. */
export interface Neighbourhood {
  readonly sentence: string
  readonly before: string
  readonly after: string
}

/** What stands for a sentence where there is none. */
export const noSentence = hash('')

/** The neighbourhood of a span of a source text. */
export function neighbourhood(text: string, span: Span, sentences: SourceSentences): Neighbourhood {
  const { sentence, before, after } = sentences.around(span)
  return { sentence: fingerprint(text, sentence), before: fingerprint(text, before), after: fingerprint(text, after) }
}

/** A hash of a sentence's letters and digits, so that case, marks and line breaks may change. */
function fingerprint(text: string, span: Span | undefined): string {
  const words = span
    ? text
        .slice(span.start, span.end)
        .toLowerCase()
        .replaceAll(/[^\p{L}\p{N}]+/gu, ' ')
        .trim()
    : ''
  return hash(words)
}

/** Two 32-bit hashes of a text (FNV-1a, forwards and backwards), in hexadecimal: told apart, not kept secret; the same wherever it runs. */
function hash(text: string): string {
  let forwards = 0x811c9dc5
  let backwards = 0x811c9dc5
  for (let i = 0, k = text.length - 1; k >= 0; i++, k--) {
    forwards = Math.imul(forwards ^ text.charCodeAt(i), 0x01000193)
    backwards = Math.imul(backwards ^ text.charCodeAt(k), 0x01000193)
  }
  return [forwards, backwards].map((half) => (half >>> 0).toString(16).padStart(8, '0')).join('')
}
