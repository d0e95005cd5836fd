// Reads server/evidence/cues.yaml: the cue classes, with what is to be compiled for them.
import { readFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { CompiledPatterns, ConceptEntry, PatternEntry } from '../server/src/core/match/compile.ts'
import { type Cue, classesApart, cueClaim, effects, scopes } from '../server/src/core/weigh/cues.ts'

interface CueSource {
  readonly id: string
  readonly effect: Cue['effect']
  readonly scope: Cue['scope']
  readonly phrases?: readonly string[]
  readonly patterns?: readonly string[]
  readonly examples: { readonly turns: readonly string[]; readonly leaves: readonly string[] }
}

export interface CueSources {
  readonly sources: readonly CueSource[]
  readonly concepts: readonly ConceptEntry[]
  readonly patterns: readonly PatternEntry[]
}

/**
 * Reads the cue classes.
 * @param tell is told what is wrong in the file
 */
export function readCues(tell: (message: string) => void, file = 'server/evidence/cues.yaml'): CueSources {
  const { words, cues } = parse(readFileSync(file, 'utf8')) as {
    words: Record<string, readonly string[]>
    cues: CueSource[]
  }
  const say = (_: string, message: string) => tell(`${file}: ${message}`)
  // A group of words in a pattern has no name, so that the learned part does not take it for a concept.
  const written = (pattern: string) =>
    pattern.replaceAll(/<([a-z-]+)>/g, (whole, name: string) => (words[name] ? `(${words[name].join('|')})` : whole))
  for (const { id, effect, scope } of cues)
    if (!effects.includes(effect) || !scopes.includes(scope)) tell(`${file}: ${id} has an unknown effect or scope.`)
  for (const id of classesApart)
    if (!cues.some((cue) => cue.id === id)) tell(`${file}: ${id} is missing, and the reading tells it apart.`)
  return {
    sources: cues,
    concepts: cues.map(({ id, phrases = [] }) => ({ name: `cue:${id}`, phrases, tell: say })),
    patterns: cues.flatMap(({ id, patterns = [] }) =>
      patterns.map((pattern) => ({
        claim: cueClaim(id),
        match: written(pattern),
        unless: [],
        context: [],
        certain: false,
        advice: false,
        tell: say,
      })),
    ),
  }
}

/** The cue classes by the numbers that their concepts were compiled to. */
export function compiledCues({ sources }: CueSources, { concepts }: CompiledPatterns): Cue[] {
  return sources.map(({ id, effect, scope }) => ({ id, effect, scope, concept: concepts.indexOf(`cue:${id}`) }))
}
