/** The verbs that rewordings know, made by the build from a conjugation library. */
export interface VerbTable {
  /** Base form → [third person, past, participle, -ing]. */
  readonly forms: Readonly<Record<string, readonly [string, string, string, string]>>
  /** Base forms that are at least as often nouns. */
  readonly nouns: readonly string[]
}

export type VerbForm = 'base' | 's' | 'past' | 'participle' | 'ing'

/** A word as a form of a verb. */
export interface VerbReading {
  readonly base: string
  readonly form: VerbForm
  /** The word may be a noun. */
  readonly noun: boolean
}

const places: readonly VerbForm[] = ['s', 'past', 'participle', 'ing']

/** The verb that a word is a form of, and which; undefined for words the table does not know. */
export function verbOf(word: string, table: VerbTable): VerbReading | undefined {
  return index(table).get(word)
}

const indexes = new WeakMap<VerbTable, Map<string, VerbReading>>()

function index(table: VerbTable): Map<string, VerbReading> {
  let found = indexes.get(table)
  if (!found) {
    const nouns = new Set(table.nouns)
    found = new Map()
    for (const base of Object.keys(table.forms)) found.set(base, { base, form: 'base', noun: nouns.has(base) })
    for (const [base, forms] of Object.entries(table.forms))
      for (const [i, form] of forms.entries())
        if (!found.has(form)) found.set(form, { base, form: places[i]!, noun: i === 0 && nouns.has(base) })
    indexes.set(table, found)
  }
  return found
}

/** A form of a verb; undefined for a verb that the table does not know. */
export function formOf(base: string, form: VerbForm, table: VerbTable): string | undefined {
  if (form === 'base') return base
  return Object.hasOwn(table.forms, base) ? table.forms[base]![places.indexOf(form)] : undefined
}

/** A verb phrase in base form, its first word put into a form: "ease soreness" → "easing soreness". */
export function conjugate(phrase: string, form: VerbForm, table: VerbTable): string | undefined {
  const [first = '', ...rest] = phrase.split(' ')
  const inflected = formOf(first, form, table)
  return inflected && [inflected, ...rest].join(' ')
}
