import { type Document, isScalar, Lexer, type Node, type Pair, parseAllDocuments, Schema, type YAMLMap } from 'yaml'
import type { Span } from '../model.ts'
import { mostBrackets, nestedTooDeep } from '../read/deep.ts'
import type { RuleFinding } from '../read/format.ts'
import { lineEnd } from '../read/line.ts'
import type { Comment } from '../read/suppressions.ts'
import type { Lexicon } from './lexicon.ts'
import { spanOf, teller } from './tell.ts'

/** Longest chunk that is parsed, in UTF-16 units: more is data, no writing. */
export const mostChunk = 2_000_000

/** Parses a chunk. Never throws; what is wrong is told at its place. */
export function parseChunk(
  text: string,
  lexicon: Lexicon,
): { documents: readonly Document.Parsed[]; problems: RuleFinding[] } {
  const problems: RuleFinding[] = []
  const tell = teller(lexicon, text, problems)
  if (text.length > mostChunk) {
    tell('too-long', firstLine(text), { key: 'this part of the file', most: mostChunk.toLocaleString('en') })
    return { documents: [], problems }
  }
  const deep = nestedTooDeep(text)
  if (deep >= 0) {
    const message = `Not checked: brackets or lists are nested more than ${mostBrackets} deep here.`
    tell('yaml', { start: deep, end: deep + 1 }, { message })
    return { documents: [], problems }
  }
  try {
    // The library does not take a list behind a byte order mark; a line break in its place keeps every offset.
    const parsed = parseAllDocuments(text.replace(/^\uFEFF/, '\n'), {
      uniqueKeys: false,
      logLevel: 'silent',
      merge: true,
      prettyErrors: false,
      ...(text.includes('%YAML') ? {} : { schema: usual }),
    })
    const documents = Array.isArray(parsed) ? parsed : []
    return { documents, problems }
  } catch (error) {
    // The parser's own stack may run out on thousands of nested brackets.
    const why = error instanceof Error ? error.message : String(error)
    tell('yaml', firstLine(text), {
      message: `Not checked: this part of the file is nested too deeply (${why}).`,
    })
    return { documents: [], problems }
  }
}

/** The schema of YAML 1.2, once: the library would make one for each document, and a directive may ask for another. */
const usual = new Schema({ schema: 'core', merge: true })

function firstLine(text: string): Span {
  return { start: 0, end: lineEnd(text, 0, 80) }
}

const speaks = /#[ \t]*goodform\b/

/** The comments of a chunk that speak to the linter. */
export function commentsOf(text: string): Comment[] {
  if (!speaks.test(text) || text.length > mostChunk) return []
  const comments: Comment[] = []
  let at = 0
  let scalar = false
  for (const token of new Lexer().lex(text)) {
    // Control characters mark documents, flow ends and that a scalar follows; they stand for nothing in the text.
    if (token === '\u0002' || token === '\u0018' || token === '\u001f') {
      scalar = token === '\u001f'
      continue
    }
    if (!scalar && token.startsWith('#') && speaks.test(token))
      comments.push({ start: at, end: at + token.length, text: token.slice(1) })
    scalar = false
    at += token.length
  }
  return comments
}

/** A pair with its key as text and both places. */
export interface Entry {
  readonly key: string
  readonly keySpan: Span
  readonly value: Node | null
  readonly pair: Pair
}

/** The entries of a mapping whose keys are text; the places of those that are not. */
export function entriesOf(map: YAMLMap): { entries: Entry[]; strange: Span[] } {
  const entries: Entry[] = []
  const strange: Span[] = []
  for (const pair of map.items) {
    const { key, value } = pair
    const keySpan = spanOf(key)
    if (!keySpan) continue
    // The library gives a symbol for the key that merges another mapping in.
    const name = isScalar(key) && key.source === '<<' ? '<<' : isScalar(key) ? key.value : undefined
    if (typeof name === 'string') entries.push({ key: name, keySpan, value: value as Node | null, pair })
    else strange.push(keySpan)
  }
  return { entries, strange }
}
