import type { Span } from '../model.ts'
import type { SidedWords } from './data.ts'

/** A side of the body that a text names, and where. */
export interface NamedSide extends Span {
  readonly side: 'left' | 'right'
}

/** Finds the sides that a text names: “your left hand”, “to the right”, “turn left”; not “a right angle” or “one rep left”. */
export type SideFinder = (text: string) => readonly NamedSide[]

/** Builds the finder. */
export function sideFinder({ nouns, between, ways, moves }: SidedWords): SideFinder {
  const any = (words: readonly string[]) => `(?:${words.join('|')})`
  const ends = String.raw`(?=\s*(?:$|[^\s\p{L}\p{N}]|(?:and|then|or|as|while|until|so)\b))`
  const pattern = new RegExp(
    [
      String.raw`\b(left|right)(?=\s+(?:${any(between)}\s+)?${any(nouns)}s?\b)`,
      String.raw`(?<=\b${any(ways)}\s+(?:the|your|their)\s+)(left|right)\b${ends}`,
      String.raw`(?<=\b${any(moves)}\s+)(left|right)\b${ends}`,
    ].join('|'),
    'giu',
  )
  return (text) =>
    Array.from(text.matchAll(pattern), ({ index, 0: word }) => ({
      side: word.toLowerCase() as NamedSide['side'],
      start: index,
      end: index + word.length,
    }))
}
