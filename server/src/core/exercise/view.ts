import { type Alias, type Document, isAlias, isMap, isScalar, isSeq, type Node, visit, type YAMLMap } from 'yaml'
import type { Span } from '../model.ts'
import type { DoseKey, Field } from './data.ts'
import type { Lexicon } from './lexicon.ts'
import { type Entry, entriesOf } from './parse.ts'

/** Most values that the aliases of one exercise may unfold into. */
export const mostValues = 20_000

/** The anchored nodes of a document, for aliases. */
export type Anchors = ReadonlyMap<string, Node>

/** The anchors of a document, of two with one name the last; and the aliases that lead nowhere. */
export function anchorsOf(document: Document.Parsed): { anchors: Anchors; lost: Alias[] } {
  const anchors = new Map<string, Node>()
  const aliases: Alias[] = []
  visit(document, {
    Node: (_, node) => {
      if (isAlias(node)) aliases.push(node)
      if ('anchor' in node && node.anchor) anchors.set(node.anchor, node as Node)
    },
  })
  return { anchors, lost: aliases.filter(({ source }) => !anchors.has(source)) }
}

/** A scalar of a list or of its own, as text. */
export interface Item {
  readonly text: string
  readonly node: Node
  /** It stands in another place, behind an alias. */
  readonly aliased: boolean
}

/** A dose where it is written. */
export interface DoseEntry {
  readonly key: DoseKey
  readonly entry: Entry
  /** The key that it stands under beside others of its kind (`beginner`, `week 2`): doses of two of them are not for one set. */
  readonly variant?: string
}

/** One exercise with its entries by canonical key; what an alias or a merge brings in counts as written there. */
export interface Exercise {
  readonly map: YAMLMap
  readonly entries: readonly Entry[]
  readonly strange: readonly Span[]
  /** Entries by field, in the order of the text. */
  readonly fields: ReadonlyMap<string, readonly Entry[]>
  readonly doses: readonly DoseEntry[]
  readonly unknown: readonly Entry[]
  /** The node behind an alias; any other as it is. */
  readonly follow: (node: Node | null) => Node | null
  /** The scalars under a field. */
  readonly items: (field: string) => readonly Item[]
}

/** Orders a mapping's entries by what they are. */
export function viewOf(map: YAMLMap, anchors: Anchors, lexicon: Lexicon): Exercise {
  const follow = (node: Node | null): Node | null => {
    let at = node
    for (let i = 0; i < 10 && isAlias(at); i++) at = anchors.get(at.source) ?? null
    return isAlias(at) ? null : at
  }
  const { entries, strange } = entriesOf(map)
  const fields = new Map<string, Entry[]>()
  const doses: DoseEntry[] = []
  const unknown: Entry[] = []
  const put = (field: Field, entry: Entry) => {
    const known = fields.get(field.key)
    if (known) known.push(entry)
    else fields.set(field.key, [entry])
  }
  for (const entry of [...entries, ...merged(entries, follow)]) {
    const field = lexicon.field(entry.key)
    const dose = field ? undefined : lexicon.doseKey(entry.key)
    if (field) put(field, entry)
    else if (dose) {
      // Of a key that stands twice, which is told, the first counts.
      if (!doses.some((other) => other.entry.key === entry.key)) doses.push({ key: dose, entry })
    } else if (entry.key !== '<<') unknown.push(entry)
  }
  for (const { value } of fields.get('prescription') ?? []) {
    const inner = follow(value)
    if (!isMap(inner)) continue
    const own = entriesOf(inner).entries
    doses.push(...dosesIn(inner, lexicon))
    const parts = own.flatMap(({ key, value: part }) => {
      const map = lexicon.doseKey(key) ? undefined : follow(part)
      return isMap(map) ? [{ variant: key, inside: dosesIn(map, lexicon) }] : []
    })
    for (const { variant, inside } of parts)
      doses.push(...(parts.length > 1 ? inside.map((dose) => ({ ...dose, variant })) : inside))
  }
  return {
    map,
    entries,
    strange,
    fields,
    doses,
    unknown,
    follow,
    items: (field) => {
      const byRole = lexicon.field(field)?.type === 'muscles'
      return (fields.get(field) ?? []).flatMap(({ value }) => itemsOf(value, follow, byRole))
    },
  }
}

/** The doses of a prescription, or of a mapping inside one (`target: { reps: … }`). */
const dosesIn = (map: YAMLMap, lexicon: Lexicon): DoseEntry[] =>
  entriesOf(map).entries.flatMap((entry, i, entries) => {
    const key = lexicon.doseKey(entry.key)
    return key && entries.findIndex((other) => other.key === entry.key) === i ? [{ key, entry }] : []
  })

/** The entries that merge keys (`<<: *base`) bring in and the mapping does not set itself. */
function merged(own: readonly Entry[], follow: (node: Node | null) => Node | null): Entry[] {
  const names = new Set(own.map(({ key }) => key))
  return own
    .filter(({ key }) => key === '<<')
    .flatMap(({ value }) => {
      const node = follow(value)
      return isSeq(node) ? node.items.map((item) => follow(item as Node)) : [node]
    })
    .flatMap((node) => (isMap(node) ? entriesOf(node).entries : []))
    .filter(({ key }) => !names.has(key) && names.add(key))
}

/** @param inside whether a mapping's values count: muscles by their role (`{ primary: […], optional: […] }`) */
function itemsOf(value: Node | null, follow: (node: Node | null) => Node | null, inside = false): Item[] {
  const node = follow(value)
  const aliased = node !== value
  if (inside && isMap(node))
    return entriesOf(node).entries.flatMap((entry) =>
      itemsOf(entry.value, follow).map((item) => ({ ...item, aliased: aliased || item.aliased })),
    )
  if (isScalar(node) && node.value !== null) return [{ text: String(node.value), node, aliased }]
  if (!isSeq(node)) return []
  return node.items.flatMap((item) => {
    const inner = follow(item as Node)
    return isScalar(inner) && inner.value !== null
      ? [{ text: String(inner.value), node: inner, aliased: aliased || inner !== item }]
      : []
  })
}

/**
 * A node as a plain value, aliases followed; `undefined` when it unfolds into more than `mostValues` values.
 */
export function plainValue(node: Node | null, follow: (node: Node | null) => Node | null): unknown {
  let left = mostValues
  const read = (inner: Node | null, depth: number): unknown => {
    if (--left < 0 || depth > 60) throw new RangeError()
    const at = follow(inner)
    if (isScalar(at)) return at.value
    if (isSeq(at)) return at.items.map((item) => read(item as Node, depth + 1))
    if (isMap(at))
      return Object.fromEntries(entriesOf(at).entries.map(({ key, value }) => [key, read(value, depth + 1)] as const))
    return null
  }
  try {
    return read(node, 0)
  } catch (error) {
    if (error instanceof RangeError) return undefined
    throw error
  }
}

/** A value with its unit: `{ value: 30, unit: s }`. */
export const isMeasured = (value: Readonly<Record<string, unknown>>): boolean =>
  ['number', 'string'].includes(typeof value.value)

/** The same as one text. */
export const measured = ({ value, unit }: Readonly<Record<string, unknown>>): string =>
  typeof unit === 'string' ? `${value} ${unit}` : `${value}`
