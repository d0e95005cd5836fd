import type { Token } from '../model.ts'
import type { CompiledPattern, CompiledPatterns, CompiledStep } from './compile.ts'

/** A phrase of a concept in a sentence: first and last token. */
export interface Hit {
  readonly concept: number
  readonly first: number
  readonly last: number
}

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
}

const light = new Set(
  (
    "a an the this that these those your my our his her their its it 's any all some such very really just actually simply also even own " +
    'more each every both and/or of'
  ).split(' '),
)
const skipped = new Set(['"', "'", '(', ')', '*', '[', ']'])

interface Node {
  readonly next: Map<number, Node>
  concepts: number[] | undefined
}

/** Builds the matcher: a trie of all phrases, and the patterns by the concept that is likely to be rarest. */
export function createMatcher(compiled: CompiledPatterns): Matcher {
  const root: Node = { next: new Map(), concepts: undefined }
  compiled.phrases.forEach((phrases, concept) => {
    for (const phrase of phrases) insert(root, phrase, concept)
  })
  const forms = new Map(Object.entries(compiled.forms))
  const byAnchor = new Map<number, CompiledPattern[]>()
  const weights = compiled.phrases.map(rarity)
  for (const pattern of compiled.patterns) {
    const steps = pattern.groups.flat().filter((step) => !step.optional)
    const anchor = steps.reduce((best, step) => (weights[step.concept]! > weights[best.concept]! ? step : best))
    const list = byAnchor.get(anchor.concept)
    if (list) list.push(pattern)
    else byAnchor.set(anchor.concept, [pattern])
  }
  return {
    match: (tokens) => {
      const hits = findHits(tokens, root, forms)
      const byConcept = new Map<number, Hit[]>()
      for (const hit of hits) {
        const list = byConcept.get(hit.concept)
        if (list) list.push(hit)
        else byConcept.set(hit.concept, [hit])
      }
      const matches: PatternMatch[] = []
      for (const concept of byConcept.keys()) {
        for (const pattern of byAnchor.get(concept) ?? []) matches.push(...matchPattern(pattern, byConcept, tokens))
      }
      return { hits, matches }
    },
    conceptName: (concept) => compiled.concepts[concept] ?? '',
  }
}

/** Long and many-worded phrases are rarer than short ones; a concept is as common as its commonest phrase. */
function rarity(phrases: readonly (readonly number[])[]): number {
  return Math.min(...phrases.map((phrase) => phrase.length), 9) * 1000 - phrases.length
}

function insert(root: Node, phrase: readonly number[], concept: number): void {
  let node = root
  for (const word of phrase) {
    let next = node.next.get(word)
    if (!next) node.next.set(word, (next = { next: new Map(), concepts: undefined }))
    node = next
  }
  if (!node.concepts) node.concepts = [concept]
  else if (!node.concepts.includes(concept)) node.concepts.push(concept)
}

function findHits(tokens: readonly Token[], root: Node, forms: ReadonlyMap<string, readonly number[]>): Hit[] {
  const hits: Hit[] = []
  const words = tokens.map((token) =>
    token.kind === 'punctuation' && skipped.has(token.norm) ? null : (forms.get(token.norm) ?? undefined),
  )
  for (let first = 0; first < tokens.length; first++) {
    if (!words[first]) continue
    let nodes: Node[] = [root]
    for (let last = first; last < tokens.length && nodes.length; last++) {
      const numbers = words[last]
      if (numbers === null) continue
      if (numbers === undefined) break
      const next: Node[] = []
      for (const node of nodes) {
        for (const number of numbers) {
          const found = node.next.get(number)
          if (found) next.push(found)
        }
      }
      for (const node of next) for (const concept of node.concepts ?? []) hits.push({ concept, first, last })
      nodes = next
    }
  }
  return hits
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

function matchPattern(
  pattern: CompiledPattern,
  byConcept: ReadonlyMap<number, readonly Hit[]>,
  tokens: readonly Token[],
): PatternMatch[] {
  for (const group of pattern.groups)
    for (const step of group) if (!step.optional && !byConcept.has(step.concept)) return []
  if (pattern.unless?.some((concept) => byConcept.has(concept))) return []
  let found: State[] = []
  for (const [g, group] of pattern.groups.entries()) {
    const predicate = pattern.predicate?.group === g ? pattern.predicate : undefined
    const states = sequence(group, byConcept, tokens, predicate)
    found = g === 0 ? states : join(found, states)
    if (!found.length) return []
  }
  return found.map((state) => ({
    pattern,
    first: state.first,
    last: state.last,
    hits: state.hits,
    ...(state.from === undefined ? {} : { predicate: { first: state.from, last: state.to ?? state.last } }),
  }))
}

function sequence(
  steps: readonly CompiledStep[],
  byConcept: ReadonlyMap<number, readonly Hit[]>,
  tokens: readonly Token[],
  predicate: { readonly from: number; readonly to: number } | undefined,
): State[] {
  let states: State[] = []
  steps.forEach((step, index) => {
    const starts = predicate?.from === index
    const next: State[] = []
    const hits = (byConcept.get(step.concept) ?? []).slice(0, mostHits)
    for (const hit of hits) {
      const inside = predicate && index >= predicate.from && index <= predicate.to
      const part = inside ? { to: hit.last } : {}
      if (index === 0 || (!states.length && steps.slice(0, index).every((s) => s.optional))) {
        next.push({ first: hit.first, last: hit.last, hits: [hit], ...(inside ? { from: hit.first, ...part } : {}) })
        continue
      }
      let best: State | undefined
      for (const state of states) {
        if (
          state.last < hit.first &&
          near(tokens, state.last, hit.first, step.gap) &&
          (!best || state.first > best.first)
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
  })
  return states.slice(0, mostHits)
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
      if (gap < 0 && !skipped.has(token.norm)) return false
      if (token.norm === ';') return false
      continue
    }
    if (++words > most) return false
    if (gap < 0 && !light.has(token.norm)) return false
  }
  return true
}
