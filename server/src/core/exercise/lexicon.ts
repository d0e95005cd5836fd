import type { DoseKey, ExerciseData, Field, Kind, Muscle, Part, Rule } from './data.ts'
import { type SideFinder, sideFinder } from './sides.ts'
import { type WhereaboutsFinder, whereaboutsFinder } from './whereabouts.ts'

/** A key or a word without case, hyphens, underscores and blanks, so that spellings compare equal. */
export const plain = (word: string): string => word.toLowerCase().replaceAll(/[\s_-]+/g, '')

/** A text as words between single blanks, for phrase search: `IT_Band-Stretch` is ` it band stretch `. */
export const phrased = (text: string): string =>
  ` ${
    text
      .toLowerCase()
      .match(/[\p{L}\p{N}']+/gu)
      ?.join(' ') ?? ''
  } `

/** The end of a key whose text is English: `instructions_en`. */
const english = /[_-]en(?:[_-][A-Za-z]{2})?$/

/** Lookups over the exercise data; made once for a linter. */
export interface Lexicon {
  readonly data: ExerciseData
  readonly field: (key: string) => Field | undefined
  readonly doseKey: (key: string) => DoseKey | undefined
  /** The canonical word of a closed list (`muscles` is one). */
  readonly word: (list: string, word: string) => string | undefined
  /** All spellings of a closed list. */
  readonly spellings: (list: string) => readonly string[]
  readonly muscle: (word: string) => Muscle | undefined
  /** The part of the body that a word names. */
  readonly part: (word: string) => Part | undefined
  /** The longest name of a part that stands in a text, as it is written in the data. */
  readonly partIn: (text: string, wanted: (part: Part) => boolean) => { part: Part; name: string } | undefined
  readonly kindWord: (kind: Kind, text: string) => boolean
  /** The kind of exercise that a word of a closed list tells. */
  readonly kindOf: (list: string, word: string) => Kind | undefined
  readonly rule: (id: string) => Rule
  readonly whereabouts: WhereaboutsFinder
  readonly sides: SideFinder
}

/** Builds the lookups. */
export function lexiconOf(data: ExerciseData): Lexicon {
  const lists = new Map<string, { names: Map<string, string>; spellings: string[] }>()
  const add = (list: string, entries: readonly { name: string; aliases: readonly string[] }[]) => {
    const names = new Map<string, string>()
    for (const { name, aliases } of entries)
      for (const spelling of [...aliases, name]) {
        names.set(plain(spelling), name)
        if (!plain(spelling).endsWith('s')) names.set(`${plain(spelling)}s`, names.get(`${plain(spelling)}s`) ?? name)
      }
    lists.set(list, { names, spellings: entries.flatMap(({ name, aliases }) => [name, ...aliases]) })
  }
  add('muscles', data.muscles)
  for (const [list, words] of Object.entries(data.words)) add(list, words)
  const byKey = <T extends { key: string; aliases: readonly string[] }>(entries: readonly T[]) => {
    const keys = new Map<string, T>()
    for (const entry of entries) for (const name of [...entry.aliases, entry.key]) keys.set(plain(name), entry)
    return (key: string) => keys.get(plain(key))
  }
  const field = byKey(data.fields)
  const parts = new Map(data.parts.flatMap((part) => part.names.map((name) => [plain(name), part] as const)))
  // What is phrased is made when it is first asked for: articles alone never do.
  let phrases: { part: Part; name: string; phrase: string }[] | undefined
  const phrasesOf = () =>
    (phrases ??= data.parts
      .flatMap((part) => part.names.map((name) => ({ part, name, phrase: phrased(name) })))
      .sort((a, b) => b.phrase.length - a.phrase.length))
  const muscles = new Map(data.muscles.map((muscle) => [muscle.name, muscle]))
  const rules = new Map(data.rules.map((rule) => [rule.id, rule]))
  let kindPhrases: Record<string, string[]> | undefined
  const phrasesOfKind = (kind: Kind) =>
    (kindPhrases ??= Object.fromEntries(
      Object.entries(data.dose.kinds).map(([kind, words]) => [kind, words.map(phrased)]),
    ))[kind] ?? []
  const word = (list: string, text: string) => lists.get(list)?.names.get(plain(text))
  return {
    data,
    field: (key) => field(key) ?? (english.test(key) ? field(key.replace(english, '')) : undefined),
    doseKey: byKey(data.dose.keys),
    word,
    spellings: (list) => lists.get(list)?.spellings ?? [],
    muscle: (text) => muscles.get(word('muscles', text) ?? ''),
    part: (text) => parts.get(plain(text)) ?? parts.get(plain(text).replace(/(?:muscles?)$/, '')),
    partIn: (text, wanted) => {
      const words = phrased(text)
      return phrasesOf().find(({ part, phrase }) => wanted(part) && words.includes(phrase))
    },
    kindWord: (kind, text) => {
      const words = phrased(text)
      return phrasesOfKind(kind).some((phrase) => words.includes(phrase))
    },
    kindOf: (list, text) => {
      const name = word(list, text)
      return data.words[list]?.find((entry) => entry.name === name)?.kind
    },
    rule: (id) => rules.get(id)!,
    whereabouts: whereaboutsFinder(data.whereabouts),
    sides: sideFinder(data.dose.sided),
  }
}
