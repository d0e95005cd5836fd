import type { Alias, Document } from 'yaml'
import { l10n } from '../l10n.ts'
import type { Fix, Span } from '../model.ts'
import { lineEnd } from '../read/line.ts'
import { yamlFault } from '../read/yaml-fault.ts'
import { placeOf, quoted, replaceFix } from './tell.ts'

/** A fault of a YAML text, at the place where it can be mended. */
export interface Fault {
  readonly span: Span
  readonly message: string
  readonly fixes?: readonly Fix[]
}

/** One fault often has many echoes. */
const mostFaults = 10

/**
 * What is wrong with the YAML of a document.
 * @param lost the aliases that lead nowhere
 */
export function faultsOf({ errors }: Document.Parsed, lost: readonly Alias[], text: string): Fault[] {
  const starred = lost.map((alias) => faultOfAlias(alias, text))
  const told = errors.slice(0, mostFaults).flatMap(({ code, pos, message }): Fault[] => {
    // A text that begins with “*” is told as one, and a line that goes on with another where it begins.
    if (starred.some(({ span }) => span.start <= pos[0] && pos[0] < span.end)) return []
    const echo = errors.some((other) => other.code === 'MULTILINE_IMPLICIT_KEY' && other.pos[0] === pos[0])
    if (echo && code === 'BLOCK_AS_IMPLICIT_KEY') return []
    const start = Math.min(
      code === 'MULTILINE_IMPLICIT_KEY' ? lastLine(text, pos) : pos[0],
      Math.max(0, text.length - 1),
    )
    const span = { start, end: Math.min(Math.max(pos[1], start + 1), text.length) }
    return [{ span, message: says[code] ?? `This is not valid YAML: ${yamlFault(message)}` }]
  })
  return [...starred, ...told]
}

/** What the commonest faults of YAML are, and what to do. */
const says: Readonly<Record<string, string>> = {
  TAB_AS_INDENT: 'A tab indents this line; YAML wants spaces.',
  MISSING_CHAR: 'A closing quote or bracket, or a “:” behind a key, is missing here.',
  BAD_INDENT: 'This line is indented less or more than its neighbours; make it line up with them.',
  BLOCK_AS_IMPLICIT_KEY: 'This text holds “: ”, which YAML reads as a key; put the text in quotes.',
  MULTILINE_IMPLICIT_KEY: 'This key is indented too far, as if the text above went on: line it up, or quote the text.',
  UNEXPECTED_TOKEN: 'YAML does not expect this here; text with special characters wants quotes.',
  IMPOSSIBLE: 'YAML does not expect this here.',
}

/** Where the words of the last line of a place start. */
function lastLine(text: string, [start, end]: readonly [number, number]): number {
  const within = text.slice(start, end)
  return start + within.length - within.slice(within.lastIndexOf('\n') + 1).trimStart().length
}

/** An alias without an anchor; with words behind it, or another “*”, it is a text that begins with one. */
function faultOfAlias(alias: Alias, text: string): Fault {
  const span = placeOf(alias, text)
  const end = lineEnd(text, span.start)
  const line = text
    .slice(span.start, end)
    .replace(/\s+#.*/, '')
    .trimEnd()
  const flow = /[[\]{}]/.test(text.slice(text.lastIndexOf('\n', span.start) + 1, end))
  if (flow || (line.length === span.end - span.start && !line.endsWith('*')))
    return { span, message: `There is no “&${alias.source}” that “*${alias.source}” could stand for.` }
  const all = { start: span.start, end: span.start + line.length }
  return {
    span: all,
    message: 'A text that begins with “*” refers to another one in YAML: put it in quotes.',
    fixes: [replaceFix(l10n.t('Put it in quotes'), [{ ...all, newText: quoted(line) }], true)],
  }
}
