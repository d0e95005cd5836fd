import { isMap, parseDocument, visit } from 'yaml'
import type { ConceptEntry, PatternEntry } from '../match/compile.ts'
import type { Claim, Severity, Span, Strength, Verdict } from '../model.ts'
import { nestedTooDeep } from '../read/deep.ts'
import { withLineFeeds } from '../read/line.ts'
import { yamlFault } from '../read/yaml-fault.ts'
import type { Tell } from './nodes.ts'
import { PackReader } from './reader.ts'

/** Something wrong in a pack: where (offsets into its text), and what to do. */
export interface PackProblem extends Span {
  readonly code: string
  readonly message: string
  readonly severity: Severity
}

/** A sentence that a claim must flag or leave clear, as it must what is fair to say, and where it stands in the pack's text. */
export interface PackExample extends Span {
  readonly claim: string
  readonly kind: 'flag' | 'clear' | 'fair'
  readonly text: string
}

/** A concept named outside of patterns and concepts. */
export interface PackReference {
  readonly concept: string
  readonly tell: (code: string, message: string) => void
}

/** A pack as written, checked; concepts and patterns are compiled later, when all packs are known. */
export interface Pack {
  readonly name: string
  readonly title: string
  readonly claims: readonly Claim[]
  readonly concepts: readonly ConceptEntry[]
  readonly patterns: readonly PatternEntry[]
  readonly examples: readonly PackExample[]
  readonly references: readonly PackReference[]
  /** Tells a problem at the pack's name. */
  readonly tell: (code: string, message: string) => void
  /** Tells a problem at the id of a claim. */
  readonly tellAt: (claim: string, code: string, message: string) => void
  /** Tells a problem with a wording of a claim: which of those under a key. */
  readonly tellIn: (claim: string, key: string, at: number, message: string) => void
  /** Where the entry of a claim stands: the offset of its id, line breaks counted as one. */
  readonly placeOf: (claim: string) => number
}

/** What a verdict carries where the claim does not say. */
export const carriedBy: Readonly<Record<Verdict, Strength>> = {
  contradicted: 'reported',
  inaccurate: 'reported',
  unsafe: 'reported',
  unsupported: 'reported',
  overstated: 'possible',
  contested: 'possible',
}

/** Greatest size of a pack, in UTF-16 units: three times the largest of the built-in ones. */
export const mostPackText = 150_000
/** Problems told of one pack; the rest is counted. */
const mostProblems = 100

/** What is said of faults in YAML whose names say little to who writes a pack. */
const faults: Readonly<Record<string, string>> = {
  MULTIPLE_DOCS: 'What stands behind “---” is a document of its own and is not read: a file is one pack.',
  BLOCK_AS_IMPLICIT_KEY: 'A text that holds a colon and a blank stands in quotes: “claim: "Belts: they help."”.',
}

/**
 * Reads a pack. Never throws: whatever is wrong is a problem with its place, and what is right stays at work.
 * @param source the YAML
 * @param problems collects what is wrong, also later, while patterns are compiled
 */
export function parsePack(source: string, problems: PackProblem[] = []): Pack | undefined {
  const text = withLineFeeds(source)
  const tell: Tell = (code, message, from = 0, to = from + 1, severity = 'error') => {
    const start = Math.min(from, text.length)
    const end = Math.min(Math.max(to, start), text.length)
    if (problems.length < mostProblems) problems.push({ code: `pack/${code}`, message, start, end, severity })
    else if (problems.length === mostProblems)
      problems.push({ code: 'pack/more', message: 'There are more problems in this pack.', start, end, severity })
  }
  if (text.length > mostPackText) {
    tell('size', `The pack is larger than ${mostPackText / 1000} kB; split it into several packs.`)
    return undefined
  }
  const deep = nestedTooDeep(text)
  if (deep >= 0) {
    tell('depth', 'The pack is nested too deeply to be read.', deep)
    return undefined
  }
  try {
    // Keys that stand twice are looked for by the reader: the library compares every key with every other.
    // Silent, it would pass over all but the first document.
    const document = parseDocument(text, { uniqueKeys: false, prettyErrors: false, logLevel: 'error' })
    for (const { code, message, pos } of document.errors) {
      // An end of the document, as front matter has it.
      if (code === 'MULTIPLE_DOCS' && /^---\s*$/.test(text.slice(pos[0]))) continue
      tell('yaml', faults[code] ?? yamlFault(message), pos[0], pos[1])
    }
    let aliased = false
    visit(document, {
      Alias: (_, node) => {
        aliased = true
        tell('alias', 'Aliases (*name) are not used in packs; write the list out.', node.range?.[0], node.range?.[1])
      },
    })
    if (aliased) return undefined
    if (isMap(document.contents)) return new PackReader(document.contents, tell).read()
    if (!document.errors.length) tell('shape', 'A pack is a mapping with `pack`, `title` and `claims` or `concepts`.')
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    tell('depth', 'The pack is nested too deeply to be read.')
  }
  return undefined
}
