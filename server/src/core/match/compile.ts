import { didYouMean } from '../near.ts'
import { faultOfWord, hyphen } from './spoken.ts'
import { type OptionSource, PatternError, type PatternSource, parsePattern } from './syntax.ts'

/** All inflected forms of a word, itself among them, lower case. */
export type Inflect = (word: string) => readonly string[]

/** Concepts and patterns in the form that the matcher reads; plain data, so that it can be stored as JSON. */
export interface CompiledPatterns {
  /** Word form → numbers of the words it can be a form of. */
  readonly forms: Readonly<Record<string, readonly number[]>>
  /** Names of concepts; an unnamed one stands for a group or a literal word of patterns. */
  readonly concepts: readonly string[]
  /** Phrases as word numbers, by concept. */
  readonly phrases: readonly (readonly (readonly number[])[])[]
  readonly patterns: readonly CompiledPattern[]
}

export interface CompiledStep {
  readonly concept: number
  /** Most words between; -1: two light words at the most. */
  readonly gap: number
  readonly optional?: true
}

export interface CompiledPattern {
  readonly claim: string
  readonly groups: readonly (readonly CompiledStep[])[]
  readonly predicate?: { readonly group: number; readonly from: number; readonly to: number }
  readonly unless?: readonly number[]
  readonly context?: readonly number[]
  readonly certain?: true
  /** Holds only as advice: an instruction or a recommendation, not an account of what somebody did. */
  readonly advice?: true
}

/** A pattern as a pack has it. */
export interface PatternEntry {
  readonly claim: string
  readonly match: string
  readonly unless: readonly string[]
  readonly context: readonly string[]
  readonly certain: boolean
  readonly advice: boolean
  /** Tells a problem with the pattern; `at` is an offset into `match`. */
  readonly tell: (code: string, message: string, at?: number) => void
}

export interface ConceptEntry {
  readonly name: string
  readonly phrases: readonly string[]
  readonly tell: (code: string, message: string) => void
}

/** Greatest number of phrases that one concept may come to, and all of them together; a pack built to explode stops here. */
const mostPhrases = 4000
const mostPhrasesInAll = 40_000

/**
 * Compiles concepts and patterns. What cannot be compiled is told through the entry's `tell` and left out.
 * @param base compiled already: its concepts can be used, its patterns come first in the result, its numbers stay. What is compiled upon it
 *   is held to words that a sentence can have; the base stays as the learned part has met it.
 */
export function compilePatterns(
  concepts: readonly ConceptEntry[],
  patterns: readonly PatternEntry[],
  inflect: Inflect,
  base?: CompiledPatterns,
): CompiledPatterns {
  return new Compiler(concepts, inflect, base).run(patterns, base?.patterns ?? [])
}

const blankOrHyphen = new RegExp(`\\s+|${hyphen.source}`)

/** Unknown names for which a near one is looked for. */
const mostAsked = 20

/** Stands before the number of a word that was compiled before; no pattern and no phrase can hold it. */
const numbered = '\0'

class Compiler {
  private readonly forms: Record<string, number[]> = Object.create(null)
  private readonly numbers = new Map<string, number>()
  private readonly names: string[]
  private readonly phrases: (readonly (readonly number[])[])[]
  /** Names of the concepts that were compiled before, with their numbers. */
  private readonly before = new Map<string, number>()
  private readonly faultOf: typeof faultOfWord | undefined
  private firstNumber = 0
  private phrasesInAll = 0
  private asked = 0
  private readonly byName = new Map<string, ConceptEntry>()
  private readonly expanded = new Map<string, string[][]>()
  private readonly ids = new Map<string, number>()

  constructor(
    concepts: readonly ConceptEntry[],
    private readonly inflect: Inflect,
    base?: CompiledPatterns,
  ) {
    if (base) this.faultOf = faultOfWord
    this.names = [...(base?.concepts ?? [])]
    this.phrases = [...(base?.phrases ?? [])]
    for (const [form, numbers] of Object.entries(base?.forms ?? {})) {
      this.forms[form] = [...numbers]
      for (const number of numbers) this.firstNumber = Math.max(this.firstNumber, number + 1)
    }
    for (const [number, name] of this.names.entries()) if (name) this.before.set(name, number)
    for (const concept of concepts) {
      if (this.before.has(concept.name))
        concept.tell(
          'concept-twice',
          `There is a built-in concept “${concept.name}”; use it, or give yours another name.`,
        )
      else if (this.byName.has(concept.name))
        concept.tell('concept-twice', `The concept “${concept.name}” is defined twice.`)
      else this.byName.set(concept.name, concept)
    }
  }

  run(entries: readonly PatternEntry[], first: readonly CompiledPattern[]): CompiledPatterns {
    const patterns: CompiledPattern[] = [...first]
    for (const [name] of this.byName) this.concept(name)
    for (const entry of entries) {
      try {
        const pattern = this.pattern(entry, parsePattern(entry.match, this.faultOf))
        if (pattern) patterns.push(pattern)
      } catch (error) {
        if (!(error instanceof PatternError)) throw error
        entry.tell('pattern', error.message, error.at)
      }
    }
    return { forms: this.forms, concepts: this.names, phrases: this.phrases, patterns }
  }

  private pattern(entry: PatternEntry, source: PatternSource): CompiledPattern | undefined {
    const wanted = [...entry.unless, ...entry.context]
    for (const group of source.groups)
      for (const step of group) for (const o of step.options) if ('concept' in o) wanted.push(o.concept)
    const unknown = wanted.filter((name) => !this.knows(name))
    for (const name of unknown)
      entry.tell(
        'unknown-concept',
        `There is no concept “${name}”.${this.near(name)}`,
        Math.max(0, entry.match.indexOf(`<${name}>`)),
      )
    if (unknown.length) return undefined
    const groups = source.groups.map((group) =>
      group.map(
        (step): CompiledStep => ({
          concept: this.options(step.options),
          gap: step.gap === 'light' ? -1 : step.gap,
          ...(step.optional ? { optional: true } : {}),
        }),
      ),
    )
    return {
      claim: entry.claim,
      groups,
      ...(source.predicate ? { predicate: source.predicate } : {}),
      ...(entry.unless.length ? { unless: entry.unless.map((name) => this.concept(name)) } : {}),
      ...(entry.context.length ? { context: entry.context.map((name) => this.concept(name)) } : {}),
      ...(entry.certain ? { certain: true } : {}),
      ...(entry.advice ? { advice: true } : {}),
    }
  }

  private knows(name: string): boolean {
    return this.byName.has(name) || this.before.has(name)
  }

  private near(name: string): string {
    return ++this.asked > mostAsked ? '' : didYouMean(name, [...this.byName.keys(), ...this.before.keys()])
  }

  private options(options: readonly OptionSource[]): number {
    const only = options[0]!
    if (options.length === 1 && 'concept' in only) return this.concept(only.concept)
    const key = options
      .map((o) => ('concept' in o ? `<${o.concept}>` : o.words.join(' ')))
      .sort()
      .join('|')
    const known = this.ids.get(key)
    if (known !== undefined) return known
    const phrases = options.flatMap((o) => ('concept' in o ? this.expand(o.concept, []) : [this.wordsOf(o.words)]))
    return this.add(key, '', phrases)
  }

  private wordsOf(words: readonly string[]): string[] {
    return words.flatMap((word) => (this.faultOf && !word.startsWith("'") ? word.split(hyphen) : [word]))
  }

  private concept(name: string): number {
    return this.before.get(name) ?? this.ids.get(`<${name}>`) ?? this.add(`<${name}>`, name, this.expand(name, []))
  }

  private add(key: string, name: string, phrases: readonly (readonly string[])[]): number {
    const id = this.names.length
    this.ids.set(key, id)
    this.names.push(name)
    this.phrases.push(phrases.map((phrase) => phrase.map((word) => this.word(word))))
    return id
  }

  /** The phrases of a concept with the concepts inside it put in place. */
  private expand(name: string, path: readonly string[]): string[][] {
    const done = this.expanded.get(name)
    if (done) return done
    const compiled = this.before.get(name)
    if (compiled !== undefined) {
      const words = this.phrases[compiled]!.map((phrase) => phrase.map((number) => `${numbered}${number}`))
      this.expanded.set(name, words)
      return words
    }
    const entry = this.byName.get(name)
    if (!entry || this.phrasesInAll > mostPhrasesInAll) return []
    const phrases: string[][] = []
    for (const phrase of entry.phrases) {
      let grown: string[][] = [[]]
      for (const part of phrase.split(blankOrHyphen).filter(Boolean)) {
        const inner = /^<([a-z0-9-]+)>$/.exec(part)?.[1]
        const fault = inner ? undefined : this.faultOf?.(part)
        if (fault) entry.tell('phrase', fault)
        if (inner && (inner === name || path.includes(inner))) {
          entry.tell('concept-loop', `The concept “${name}” contains itself.`)
          grown = []
          break
        }
        if (inner && !this.knows(inner))
          entry.tell('unknown-concept', `There is no concept “${inner}”.${this.near(inner)}`)
        const tails = inner ? this.expand(inner, [...path, name]) : [[part]]
        if (grown.length * tails.length > mostPhrases) {
          entry.tell(
            'concept-size',
            `The concept “${name}” comes to more than ${mostPhrases} phrases; name fewer, or split it.`,
          )
          return []
        }
        grown = grown.flatMap((head) => tails.map((tail) => [...head, ...tail]))
      }
      phrases.push(...grown)
      if (phrases.length > mostPhrases) {
        entry.tell(
          'concept-size',
          `The concept “${name}” comes to more than ${mostPhrases} phrases; name fewer, or split it.`,
        )
        return []
      }
    }
    this.phrasesInAll += phrases.length
    if (this.phrasesInAll > mostPhrasesInAll) {
      entry.tell('concepts-size', `The concepts come to more than ${mostPhrasesInAll} phrases in all; name fewer.`)
      return []
    }
    this.expanded.set(name, phrases)
    return phrases
  }

  private word(text: string): number {
    const known = this.numbers.get(text)
    if (known !== undefined) return known
    if (text.startsWith(numbered)) return Number(text.slice(1))
    const number = this.firstNumber + this.numbers.size
    this.numbers.set(text, number)
    const plain = text.toLowerCase().normalize('NFC').replaceAll('’', "'")
    const exact = /^'(.+)'$/.exec(plain)?.[1]
    for (const form of new Set(exact ? [exact] : [plain, ...this.inflect(plain)]))
      (this.forms[form] ??= []).push(number)
    return number
  }
}
