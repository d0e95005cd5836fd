/** Base form → [third person, past, participle, -ing]. */
export type VerbForms = Readonly<Record<string, readonly [string, string, string, string]>>

/** The verbs that rewordings know, made by the build from a conjugation library. */
export interface VerbTable {
  /** A verb a line: base form, third person, past, participle, -ing. Where two have the same form, it is taken for one of the first. */
  readonly forms: string
  /** Base forms that are at least as often nouns, parted by blanks. */
  readonly nouns: string
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
  return {
    forms: Object.entries(forms)
      .map(([base, all]) => `${base} ${all.join(' ')}`)
      .join('\n'),
    nouns: nouns.filter((noun) => noun in forms).join(' '),
  }
}

/** A table with further verbs. */
export function withVerbs(table: VerbTable, more: VerbForms): VerbTable {
  const forms = rowsOf(table).map(([base = '', ...all]) => [base, all] as const)
  return verbTableOf({ ...more, ...(Object.fromEntries(forms) as unknown as VerbForms) }, table.nouns.split(' '))
}

const rowsOf = ({ forms }: VerbTable): string[][] => (forms ? forms.split('\n').map((line) => line.split(' ')) : [])

/** A table as it is looked up; put together when a verb is first asked for. */
interface Verbs {
  readonly forms: ReadonlyMap<string, readonly string[]>
  readonly readings: ReadonlyMap<string, VerbReading>
}

const known = new WeakMap<VerbTable, Verbs>()

function verbsOf(table: VerbTable): Verbs {
  const found = known.get(table)
  if (found) return found
  const rows = rowsOf(table)
  const nouns = new Set(table.nouns.split(' '))
  const readings = new Map<string, VerbReading>()
  for (const [base = ''] of rows) readings.set(base, { base, form: 'base', noun: nouns.has(base) })
  for (const row of rows)
    for (const [i, form] of places.entries()) {
      const base = row[0]!
      if (!readings.has(row[i]!)) readings.set(row[i]!, { base, form, noun: form === 's' && nouns.has(base) })
    }
  const verbs = { forms: new Map(rows.map((row) => [row[0]!, row])), readings }
  known.set(table, verbs)
  return verbs
}

/** The verb that a word is a form of, and which; undefined for words the table does not know. */
export function verbOf(word: string, table: VerbTable): VerbReading | undefined {
  return verbsOf(table).readings.get(word)
}

/** A form of a verb; undefined for a verb that the table does not know. */
export function formOf(base: string, form: VerbForm, table: VerbTable): string | undefined {
  if (form === 'base') return base
  return verbsOf(table).forms.get(base)?.[places.indexOf(form)]
}

/** Whether a word can only be a verb's past: "took", but not "used", which may be a participle. */
export function isPastForm(word: string, table: VerbTable): boolean {
  const reading = verbOf(word, table)
  return reading?.form === 'past' && formOf(reading.base, 'participle', table) !== word
}

/** A verb phrase in base form, its first word put into a form: "ease soreness" → "easing soreness". */
export function conjugate(phrase: string, form: VerbForm, table: VerbTable): string | undefined {
  const [first = '', ...rest] = phrase.split(' ')
  const inflected = formOf(first, form, table)
  return inflected && [inflected, ...rest].join(' ')
}
