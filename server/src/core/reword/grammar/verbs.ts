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
  readonly rows: readonly (readonly string[])[]
  /** By word: the number of its row and of its place in it, as one. */
  readonly at: ReadonlyMap<string, number>
  readonly nouns: ReadonlySet<string>
}

const known = new WeakMap<VerbTable, Verbs>()

function verbsOf(table: VerbTable): Verbs {
  const found = known.get(table)
  if (found) return found
  const rows = rowsOf(table)
  const at = new Map<string, number>()
  for (let r = 0; r < rows.length; r++) at.set(rows[r]![0]!, r * places.length)
  for (let r = 0; r < rows.length; r++)
    for (let i = 1; i < places.length; i++) if (!at.has(rows[r]![i]!)) at.set(rows[r]![i]!, r * places.length + i)
  const verbs = { rows, at, nouns: new Set(table.nouns.split(' ')) }
  known.set(table, verbs)
  return verbs
}

/** The verb that a word is a form of, and which; undefined for words the table does not know. */
export function verbOf(word: string, table: VerbTable): VerbReading | undefined {
  const { rows, at, nouns } = verbsOf(table)
  const number = at.get(word)
  if (number === undefined) return undefined
  const base = rows[Math.floor(number / places.length)]![0]!
  const form = places[number % places.length]!
  return { base, form, noun: (form === 'base' || form === 's') && nouns.has(base) }
}

/** A form of a verb; undefined for a verb that the table does not know. */
export function formOf(base: string, form: VerbForm, table: VerbTable): string | undefined {
  if (form === 'base') return base
  const { rows, at } = verbsOf(table)
  const number = at.get(base)
  if (number === undefined || number % places.length) return undefined
  return rows[number / places.length]![places.indexOf(form)]
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
