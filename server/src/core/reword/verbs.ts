/** Base form → [third person, past, participle, -ing]. */
export type VerbForms = Readonly<Record<string, readonly [string, string, string, string]>>

/**
 * The verbs that rewordings know, made by the build from a conjugation library: lines in the order of their first words, in which a word is
 * looked up without reading them all.
 */
export interface VerbTable {
  /** Base form, third person, past, participle, -ing. */
  readonly forms: string
  /** A word, the base form that it is a form of, and which: the number of the form, and `n` where the word may be a noun. */
  readonly readings: string
}

export type VerbForm = 'base' | 's' | 'past' | 'participle' | 'ing'

/** A word as a form of a verb. */
export interface VerbReading {
  readonly base: string
  readonly form: VerbForm
  /** The word may be a noun. */
  readonly noun: boolean
}

const places: readonly VerbForm[] = ['base', 's', 'past', 'participle', 'ing']

/**
 * Makes a table.
 * @param forms the verbs; where two have the same form, it is taken for one of the first
 * @param nouns base forms that are at least as often nouns
 */
export function verbTableOf(forms: VerbForms, nouns: readonly string[]): VerbTable {
  const both = new Set(nouns)
  const readings = new Map(Object.keys(forms).map((base) => [base, `${base} 0${both.has(base) ? 'n' : ''}`]))
  for (const [base, all] of Object.entries(forms))
    for (const [i, form] of all.entries())
      if (!readings.has(form)) readings.set(form, `${base} ${i + 1}${i === 0 && both.has(base) ? 'n' : ''}`)
  const lines = (rows: Iterable<readonly [string, string]>) =>
    Array.from(rows, ([word, rest]) => `${word} ${rest}\n`)
      .sort((a, b) => (a.split(' ', 1)[0]! < b.split(' ', 1)[0]! ? -1 : 1))
      .join('')
  return { forms: lines(Object.entries(forms).map(([base, all]) => [base, all.join(' ')])), readings: lines(readings) }
}

/** A table with further verbs. */
export function withVerbs(table: VerbTable, more: VerbForms): VerbTable {
  const rows = (text: string) => text.split('\n').map((line) => line.split(' '))
  const forms = rows(table.forms).flatMap(([base, ...all]) => (base ? [[base, all] as const] : []))
  const nouns = rows(table.readings).flatMap(([word, , place]) => (word && place === '0n' ? [word] : []))
  return verbTableOf({ ...more, ...(Object.fromEntries(forms) as unknown as VerbForms) }, nouns)
}

/** What stands behind a word that begins one of ascending lines. */
function behind(word: string, lines: string): string | undefined {
  let low = 0
  let high = lines.length
  while (low < high) {
    const start = lines.lastIndexOf('\n', ((low + high) >>> 1) - 1) + 1
    const blank = lines.indexOf(' ', start)
    const found = lines.slice(start, blank)
    const end = lines.indexOf('\n', blank)
    if (found === word) return lines.slice(blank + 1, end)
    if (found < word) low = end + 1
    else high = start
  }
  return undefined
}

const known = new WeakMap<VerbTable, Map<string, VerbReading | undefined>>()
const mostKnown = 20_000

/** The verb that a word is a form of, and which; undefined for words the table does not know. */
export function verbOf(word: string, table: VerbTable): VerbReading | undefined {
  let readings = known.get(table)
  if (!readings) known.set(table, (readings = new Map()))
  if (readings.has(word)) return readings.get(word)
  if (readings.size >= mostKnown) readings.clear()
  const [base, place] = behind(word, table.readings)?.split(' ') ?? []
  const reading = base && place ? { base, form: places[Number(place[0])]!, noun: place.endsWith('n') } : undefined
  readings.set(word, reading)
  return reading
}

/** A form of a verb; undefined for a verb that the table does not know. */
export function formOf(base: string, form: VerbForm, table: VerbTable): string | undefined {
  if (form === 'base') return base
  return behind(base, table.forms)?.split(' ')[places.indexOf(form) - 1]
}

/** A verb phrase in base form, its first word put into a form: "ease soreness" → "easing soreness". */
export function conjugate(phrase: string, form: VerbForm, table: VerbTable): string | undefined {
  const [first = '', ...rest] = phrase.split(' ')
  const inflected = formOf(first, form, table)
  return inflected && [inflected, ...rest].join(' ')
}
