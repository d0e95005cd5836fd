/** Base form → [third person, past, participle, -ing]; made by the build from a conjugation library. */
export type VerbTable = Readonly<Record<string, readonly [string, string, string, string]>>

export type VerbForm = 'base' | 's' | 'past' | 'participle' | 'ing'

const places: readonly VerbForm[] = ['s', 'past', 'participle', 'ing']

/** The verb that a word is a form of, and which; undefined for words the table does not know. */
export function verbOf(word: string, table: VerbTable): { base: string; form: VerbForm } | undefined {
  if (Object.hasOwn(table, word)) return { base: word, form: 'base' }
  return index(table).get(word)
}

const indexes = new WeakMap<VerbTable, Map<string, { base: string; form: VerbForm }>>()

function index(table: VerbTable): Map<string, { base: string; form: VerbForm }> {
  let found = indexes.get(table)
  if (!found) {
    found = new Map()
    for (const [base, forms] of Object.entries(table))
      for (const [i, form] of forms.entries()) if (!found.has(form)) found.set(form, { base, form: places[i]! })
    indexes.set(table, found)
  }
  return found
}

/** A verb phrase in base form, its first word put into a form: "ease soreness" → "easing soreness". */
export function conjugate(phrase: string, form: VerbForm, table: VerbTable): string | undefined {
  if (form === 'base') return phrase
  const [first = '', ...rest] = phrase.split(' ')
  const forms = Object.hasOwn(table, first) ? table[first] : undefined
  return forms && [forms[places.indexOf(form)], ...rest].join(' ')
}
