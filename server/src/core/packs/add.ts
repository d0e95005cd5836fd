import type { CompiledPacks } from '../linter.ts'
import { compilePatterns, type Inflect } from '../match/compile.ts'
import { didYouMean } from '../near.ts'
import { type VerbForms, withVerbs } from '../reword/grammar/verbs.ts'
import { shorten } from '../shorten.ts'
import { type Pack, type PackProblem, parsePack } from './parse.ts'
import { withFittingWordings } from './wordings.ts'

/** What is known of words outside of the core: it is large, and only packs that are read as text need it. */
export interface Words {
  readonly inflect: Inflect
  /** The forms of verbs, by their base forms. */
  readonly verbs: (bases: readonly string[]) => VerbForms
}

/** A pack as a file holds it. */
export interface PackText {
  readonly path: string
  readonly text: string
}

/** A pack that was read, with all that is wrong in it so far; positions are offsets into its text. */
export interface ReadPack extends PackText {
  readonly pack?: Pack
  readonly problems: PackProblem[]
}

/** Packs that were put together, and the files they came from. */
export interface AddedPacks {
  readonly packs: CompiledPacks
  readonly read: readonly ReadPack[]
}

/** Most different words, and most patterns, in a pack; the built-in ones together have half as many. */
const mostWords = 6000
const mostPatterns = 800

/** Most of a path that a message names. */
const longestPath = 100

/**
 * Adds packs to those that are compiled already. Never throws; what is wrong is told with its place, and whatever is right is at work: the
 * other packs, the other claims, the other patterns.
 */
export function addPacks(base: CompiledPacks, files: readonly PackText[], words: Words): AddedPacks {
  const taken = new Map(base.claims.map((claim) => [claim.id, 'by a built-in claim']))
  const read = files.map((file): ReadPack => {
    const problems: PackProblem[] = []
    const pack = parsePack(file.text, problems)
    if (!pack) return { ...file, problems }
    const own = withoutTaken(pack, file.path, taken)
    return { ...file, problems, pack: withFittingWordings(own, base.verbs, words) }
  })
  const packs = read.flatMap(({ pack }) => pack ?? [])
  const known = new Set([...base.compiled.concepts, ...packs.flatMap((pack) => pack.concepts.map(({ name }) => name))])
  for (const { concept, tell } of packs.flatMap((pack) => pack.references))
    if (!known.has(concept)) tell('unknown-concept', `There is no concept “${concept}”.${didYouMean(concept, known)}`)
  const concepts = packs.flatMap((pack) => pack.concepts)
  const patterns = packs.flatMap((pack) => pack.patterns)
  const topics = new Map([...base.topics, ...packs].map(({ name, title }) => [name, { name, title }]))
  for (const { name, title } of base.topics) topics.set(name, { name, title })
  return {
    packs: {
      topics: [...topics.values()],
      claims: [...base.claims, ...packs.flatMap((pack) => pack.claims)],
      compiled: compilePatterns(concepts, patterns, words.inflect, base.compiled),
      cues: base.cues,
      verbs: withVerbs(base.verbs, words.verbs(packs.flatMap(verbsOf))),
    },
    read,
  }
}

/** The verbs that a pack's wordings start with. */
export function verbsOf({ claims }: Pack): string[] {
  return claims.flatMap(({ fits, facts, aims }) =>
    [...fits, ...facts, ...aims].map((phrase) => phrase.split(' ')[0] as string),
  )
}

/** The pack without claims whose ids others have, and empty of concepts and patterns when it has too many words. */
function withoutTaken(pack: Pack, path: string, taken: Map<string, string>): Pack {
  if (wordsOf(pack).length > mostWords) {
    pack.tell('words', `The pack uses more than ${mostWords} different words; split it, or leave some out.`)
    return { ...pack, claims: [], concepts: [], patterns: [], examples: [], references: [] }
  }
  const claims = pack.claims.filter(({ id }) => {
    const by = taken.get(id)
    if (by) pack.tellAt(id, 'id-taken', `The id “${id}” is taken ${by}; give this claim another.`)
    return !by
  })
  for (const { id } of claims) taken.set(id, `in ${shorten(path, longestPath)}`)
  const own = new Set(claims.map(({ id }) => id))
  const patterns = pack.patterns.filter(({ claim }) => own.has(claim))
  if (patterns.length > mostPatterns)
    pack.tell('patterns', `Only the first ${mostPatterns} patterns of a pack are used; split it.`)
  return {
    ...pack,
    claims,
    patterns: patterns.slice(0, mostPatterns),
    examples: pack.examples.filter(({ claim }) => own.has(claim)),
  }
}

/** The words of a pack's phrases, patterns and fits, each once. */
function wordsOf(pack: Pack): string[] {
  const texts = [
    ...pack.concepts.flatMap(({ phrases }) => phrases),
    ...pack.patterns.map(({ match }) => match),
    ...pack.claims.flatMap(({ fits }) => fits),
  ]
  return [...new Set(texts.flatMap((text) => text.toLowerCase().match(/[\p{L}\p{N}']+/gu) ?? []))]
}
