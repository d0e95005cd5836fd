import type { Token } from '../model.ts'
import type { CompiledPattern, CompiledPatterns, CompiledStep } from './compile.ts'
import { createPhraseFinder, type Hit, isSkipped } from './phrases.ts'

/** A place where a pattern's words stand: first and last token, those of the predicate, and what must stand in the context. */
export interface PatternMatch {
  readonly pattern: CompiledPattern
  readonly first: number
  readonly last: number
  readonly predicate?: { readonly first: number; readonly last: number }
  /** Where each step's words stand. */
  readonly hits: readonly Hit[]
}

export interface Matched {
  readonly hits: readonly Hit[]
  readonly matches: readonly PatternMatch[]
}

export interface Matcher {
  /** Finds concepts and patterns in the tokens of a sentence. Linear in the tokens for a given set of packs. */
  match(tokens: readonly Token[]): Matched
  /** The name of a concept; empty for one that has none. */
  conceptName(concept: number): string
  /** The concepts that each pattern of a claim asks for. */
  needs(claim: string): readonly (readonly number[])[]
}

const light = new Set(
  (
    "a an the this that these those your my our his her their its it 's any all some such very really just actually simply also even own " +
    'more each every both and/or of'
  ).split(' '),
)

/** A pattern with the concepts that must stand in a sentence beside the one that it is found by, those first that are likely to be rare. */
interface Indexed {
  readonly pattern: CompiledPattern
  readonly others: readonly number[]
}

/** The hits of a sentence, and 1 for each concept that stands in it: few patterns come so far that they ask for the hits of one. */
interface Sentence {
  readonly hits: readonly Hit[]
  readonly stands: Uint8Array
}

/** Builds the matcher: the phrases of concepts, and the patterns by the concept that is likely to be rarest. */
export function createMatcher(compiled: CompiledPatterns): Matcher {
  const findHits = createPhraseFinder(compiled)
  const byAnchor: (Indexed[] | undefined)[] = compiled.phrases.map(() => undefined)
  const weights = compiled.phrases.map(rarity)
  const byClaim = new Map<string, (readonly number[])[]>()
  for (const pattern of compiled.patterns) {
    const needs = pattern.groups.flat().flatMap((step) => (step.optional ? [] : [step.concept]))
    const anchor = needs.reduce((best, concept) => (weights[concept]! > weights[best]! ? concept : best))
    const others = needs.filter((concept) => concept !== anchor).sort((a, b) => weights[b]! - weights[a]!)
    ;(byAnchor[anchor] ??= []).push({ pattern, others })
    byClaim.set(pattern.claim, [...(byClaim.get(pattern.claim) ?? []), needs])
  }
  const stands = new Uint8Array(compiled.phrases.length)
  const met = new Int32Array(compiled.phrases.length)
  return {
    match: (tokens) => {
      const hits = findHits(tokens)
      if (!hits.length) return nothing
      let count = 0
      for (let h = 0; h < hits.length; h++) {
        const { concept } = hits[h]!
        if (stands[concept]) continue
        stands[concept] = 1
        met[count++] = concept
      }
      const sentence: Sentence = { hits, stands }
      const matches: PatternMatch[] = []
      for (let m = 0; m < count; m++) {
        const patterns = byAnchor[met[m]!]
        if (!patterns) continue
        for (let p = 0; p < patterns.length; p++) {
          const { pattern, others } = patterns[p]!
          if (allStand(others, stands)) matchPattern(pattern, sentence, tokens, matches)
        }
      }
      for (let m = 0; m < count; m++) stands[met[m]!] = 0
      return { hits, matches }
    },
    conceptName: (concept) => compiled.concepts[concept] ?? '',
    needs: (claim) => byClaim.get(claim) ?? [],
  }
}

const nothing: Matched = { hits: [], matches: [] }

function allStand(concepts: readonly number[], stands: Uint8Array): boolean {
  for (let i = 0; i < concepts.length; i++) if (!stands[concepts[i]!]) return false
  return true
}

/** Long and many-worded phrases are rarer than short ones; a concept is as common as its commonest phrase. */
function rarity(phrases: readonly (readonly number[])[]): number {
  let shortest = 9
  for (const phrase of phrases) if (phrase.length < shortest) shortest = phrase.length
  return shortest * 1000 - phrases.length
}

interface State {
  readonly first: number
  readonly last: number
  readonly hits: readonly Hit[]
  readonly from?: number
  readonly to?: number
}

/** Two parts of a pattern joined by `&` may stand this many words apart. */
const apart = 12
/** Hits of one concept that are looked at in a sentence; more say nothing new. */
const mostHits = 12

/** Adds the places of a pattern whose concepts all stand in the sentence. */
function matchPattern(
  pattern: CompiledPattern,
  sentence: Sentence,
  tokens: readonly Token[],
  matches: PatternMatch[],
): void {
  if (pattern.unless?.some((concept) => sentence.stands[concept])) return
  let found: readonly State[] = []
  for (const [g, group] of pattern.groups.entries()) {
    const predicate = pattern.predicate?.group === g ? pattern.predicate : undefined
    const states = sequence(group, sentence, tokens, predicate)
    found = g === 0 ? states : join(found, states)
    if (!found.length) return
  }
  for (const { first, last, hits, from, to } of found)
    matches.push({
      pattern,
      first,
      last,
      hits,
      ...(from === undefined ? {} : { predicate: { first: from, last: to ?? last } }),
    })
}

function sequence(
  steps: readonly CompiledStep[],
  { hits: all, stands }: Sentence,
  tokens: readonly Token[],
  predicate: { readonly from: number; readonly to: number } | undefined,
): readonly State[] {
  let states: readonly State[] = []
  /** Whether all steps so far may be left out. */
  let optional = true
  for (const [index, step] of steps.entries()) {
    const starts = predicate?.from === index
    const inside = predicate && index >= predicate.from && index <= predicate.to
    const next: State[] = []
    const hits = stands[step.concept] ? all.filter((hit) => hit.concept === step.concept) : []
    for (let h = 0; h < hits.length && h < mostHits; h++) {
      const hit = hits[h]!
      const part = inside ? { to: hit.last } : {}
      if (index === 0 || (!states.length && optional)) {
        next.push({ first: hit.first, last: hit.last, hits: [hit], ...(inside ? { from: hit.first, ...part } : {}) })
        continue
      }
      let best: State | undefined
      for (const state of states) {
        if (
          state.last < hit.first &&
          (!best || state.first > best.first) &&
          near(tokens, state.last, hit.first, step.gap)
        )
          best = state
      }
      if (best) {
        const from = inside && (starts || best.from === undefined) ? hit.first : best.from
        next.push({
          ...best,
          ...part,
          last: hit.last,
          hits: [...best.hits, hit],
          ...(from === undefined ? {} : { from }),
        })
      }
    }
    states = step.optional ? [...states, ...next] : next
    if (!step.optional) {
      if (!states.length) return states
      optional = false
    }
  }
  return states.length > mostHits ? states.slice(0, mostHits) : states
}

function join(left: readonly State[], right: readonly State[]): State[] {
  const joined: State[] = []
  for (const a of left) {
    for (const b of right) {
      const between = a.last < b.first ? b.first - a.last : b.last < a.first ? a.first - b.last : 0
      if (between === 0 || between > apart + 1) continue
      const predicate = a.from === undefined ? b : a
      joined.push({
        first: Math.min(a.first, b.first),
        last: Math.max(a.last, b.last),
        hits: [...a.hits, ...b.hits],
        ...(predicate.from === undefined ? {} : { from: predicate.from, to: predicate.to ?? predicate.last }),
      })
    }
  }
  return joined.slice(0, mostHits)
}

function near(tokens: readonly Token[], last: number, first: number, gap: number): boolean {
  let words = 0
  const most = gap < 0 ? 2 : gap
  for (let i = last + 1; i < first; i++) {
    const token = tokens[i]!
    if (token.kind === 'punctuation') {
      if (gap < 0 && !isSkipped(token)) return false
      if (token.norm === ';') return false
      continue
    }
    if (++words > most) return false
    if (gap < 0 && !light.has(token.norm)) return false
  }
  return true
}
