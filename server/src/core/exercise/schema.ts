import { isMap, isScalar, isSeq, type Node } from 'yaml'
import { l10n } from '../l10n.ts'
import type { Fix } from '../model.ts'
import { nearest } from '../near.ts'
import type { DoseKey, ExerciseValidator, SchemaError, ValueType } from './data.ts'
import { toldBy } from './dose.ts'
import type { Lexicon } from './lexicon.ts'
import { plain } from './lexicon.ts'
import { entriesOf } from './parse.ts'
import { innerOf, meantFix, placeOf, quoted, replaceFix, type Tell } from './tell.ts'
import { type Exercise, isMeasured, measured, plainValue } from './view.ts'

/**
 * Validates an exercise against the compiled schema and tells each fault at its value, in words.
 * @returns whether the exercise could be looked at; false when its aliases unfold into too many values
 */
export function validate(
  exercise: Exercise,
  validator: ExerciseValidator,
  lexicon: Lexicon,
  text: string,
  tell: Tell,
): boolean {
  const nodes = new Map<string, Node | null>()
  const value: Record<string, unknown> = {}
  for (const [key, entries] of exercise.fields) {
    const [entry] = entries
    const raw = plainValue(entry!.value, exercise.follow)
    if (raw === undefined) return false
    if (raw === null) continue
    nodes.set(key, entry!.value)
    value[key] = key === 'prescription' ? prescription(raw, lexicon) : canonical(raw, lexicon.field(key)?.type, lexicon)
  }
  for (const { key, entry } of exercise.doses) {
    const raw = plainValue(entry.value, exercise.follow)
    if (raw === undefined) return false
    if (raw === null || nodes.has(key.key) || exercise.fields.has(key.key)) continue
    nodes.set(key.key, entry.value)
    value[key.key] = doseValue(raw, key, lexicon)
  }
  if (validator(value)) return true
  for (const path of deepest(validator.errors ?? []).map(stepsOf)) {
    const node = nodeAt(path, nodes, exercise, lexicon)
    // An alias that leads nowhere is told as one.
    if (node && exercise.follow(node))
      tellError(typeAt(path, node, exercise, lexicon), node, exercise, lexicon, text, tell)
  }
  return true
}

/** Words of closed lists by their canonical name, texts in lower case where capitals do not matter. */
function canonical(value: unknown, type: string | undefined, lexicon: Lexicon): unknown {
  if (Array.isArray(value)) return value.map((item) => canonical(item, type, lexicon))
  if (type === 'muscles' && isRecord(value))
    return Object.fromEntries(Object.entries(value).map(([role, muscles]) => [role, canonical(muscles, type, lexicon)]))
  const list = type && (lexicon.data.types[type]?.list ?? lexicon.data.types[itemTypes[type] ?? '']?.list)
  if (typeof value === 'string') {
    if (list) return lexicon.word(list, value) ?? value
    return type === undefined ? value.trim().toLowerCase() : value
  }
  return list && typeof value === 'boolean' ? (lexicon.word(list, String(value)) ?? value) : value
}

/** A dose's value; one with its unit as a text, of which a load has a closed list. */
function doseValue(value: unknown, key: DoseKey | undefined, lexicon: Lexicon): unknown {
  if (key?.kind === 'load' && isRecord(value))
    return value.unit === undefined ? value : { ...value, unit: canonical(value.unit, 'unit', lexicon) }
  if (key && isRecord(value) && isMeasured(value)) return measured(value).toLowerCase()
  return canonical(value, key?.kind === 'word' ? key.key : undefined, lexicon)
}

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value)

const itemTypes: Readonly<Record<string, string>> = {
  muscles: 'muscle',
  equipment: 'equipmentItem',
  steps: 'step',
  texts: 'text',
  records: 'record',
}

function prescription(raw: unknown, lexicon: Lexicon): unknown {
  if (typeof raw === 'string') return raw.toLowerCase()
  if (!isRecord(raw)) return raw
  return Object.fromEntries(
    Object.entries(raw).map(([key, value]) => {
      const dose = lexicon.doseKey(key)
      return [dose?.key ?? key, doseValue(value, dose, lexicon)]
    }),
  )
}

/** The faults that lie deepest, one at a place: a list with a bad entry also fails each form that the list might have had. */
function deepest(errors: readonly SchemaError[]): string[] {
  const paths = new Set(errors.map(({ instancePath }) => instancePath))
  const above = new Set<string>()
  for (const path of paths)
    for (let at = path.lastIndexOf('/'); at >= 0; at = path.lastIndexOf('/', at - 1)) {
      const parent = path.slice(0, at)
      if (above.has(parent)) break
      above.add(parent)
      if (at === 0) break
    }
  return [...paths].filter((path) => !above.has(path))
}

/** The steps of a JSON pointer. */
const stepsOf = (path: string): string[] =>
  path
    .slice(1)
    .split('/')
    .map((step) => step.replaceAll('~1', '/').replaceAll('~0', '~'))

function nodeAt(
  [first, ...rest]: readonly string[],
  nodes: ReadonlyMap<string, Node | null>,
  exercise: Exercise,
  lexicon: Lexicon,
): Node | null {
  let node = nodes.get(first ?? '') ?? null
  for (const step of rest) {
    const at = exercise.follow(node)
    if (isSeq(at)) node = (at.items[Number(step)] as Node | undefined) ?? null
    else if (isMap(at)) {
      const found = entriesOf(at).entries.find(({ key }) => key === step || lexicon.doseKey(key)?.key === step)
      node = found?.value ?? node
    } else return node
  }
  return node
}

/** What a value has to be, by the keys that lead to it. */
function typeAt(path: readonly string[], node: Node, { follow }: Exercise, lexicon: Lexicon): ValueType {
  const [first = '', second = ''] = path
  const field = lexicon.field(first)
  const dose = field?.key === 'prescription' ? lexicon.doseKey(second) : field ? undefined : lexicon.doseKey(first)
  const { types } = lexicon.data
  if (dose?.kind === 'load' && path.at(-1) === 'unit') return types.unit!
  const type = dose ? (dose.kind === 'word' ? dose.key : dose.kind) : (field?.type ?? 'text')
  return types[(isSeq(follow(node)) ? undefined : itemTypes[type]) ?? type] ?? types.text!
}

function tellError(type: ValueType, node: Node, exercise: Exercise, lexicon: Lexicon, text: string, tell: Tell): void {
  const span = placeOf(node, text)
  const at = exercise.follow(node)
  const empty = isScalar(at) && at.value === null
  const written = empty ? 'nothing' : isScalar(at) ? String(at.value) : isSeq(at) ? 'a list' : 'keys and values'
  const write = empty ? ': take it out' : type.write ? `: ${type.write}` : ''
  if (type.list && isScalar(at) && typeof at.value === 'string') {
    // Parts of the body in a list of muscles have a rule of their own.
    if (type.rule === 'unknown-muscle' && lexicon.part(at.value)) return
    if (type.also?.some((other) => lexicon.word(other, at.value as string))) return
    const { near, fixes } =
      listMeant(node, at.value, type, lexicon, text) ?? didYouMean(at, at.value, type.list, lexicon, text)
    tell(type.rule ?? 'type', span, { value: written, is: type.is, near: near ?? (write || '.') }, fixes)
  } else if (type.rule === 'notation' && isScalar(at)) {
    const { says, fixes } = misplaced(node, written, exercise, text)
    tell('notation', span, { value: written, is: type.is, write: says ?? write }, fixes)
  } else tell('type', span, { value: written, is: type.is, write }, quoteFix(node, type, exercise, text))
}

const resting = new Set(['rest', 'restAfter', 'wholeDuration'])

/** Where a dose belongs whose unit says that it is of another kind, as the end of a message and as a fix. */
function misplaced(node: Node, written: string, exercise: Exercise, text: string): { says?: string; fixes: Fix[] } {
  const other = toldBy(written)
  const here = exercise.doses.find(({ entry }) => entry.value === node)
  // A rest that is walked is still a rest.
  if (!other || !here || here.key.kind === other.kind || resting.has(here.key.key)) return { fixes: [] }
  const says = `: it belongs under “${other.key}”`
  // A key that is there already would stand twice.
  if (exercise.doses.some(({ key }) => key.key === other.key)) return { says, fixes: [] }
  return { says, fixes: [meantFix(innerOf(here.entry.pair.key as Node, text), other.key)] }
}

/** Several words between commas where a list may stand: `quads, glutes`. */
function listMeant(node: Node, written: string, { list = '' }: ValueType, lexicon: Lexicon, text: string) {
  const words = written.split(',').map((word) => word.trim())
  if (!severalMay.has(list) || words.length < 2 || !words.every((word) => lexicon.word(list, word))) return undefined
  const meant = `[${words.join(', ')}]`
  return { near: `: write ${meant}`, fixes: [meantFix(placeOf(node, text), meant)] }
}

/** Closed lists of which several words may stand under a key. */
const severalMay = new Set(['muscles', 'equipment'])

/** The nearest word of a closed list, as the end of a message and as a fix. */
export function didYouMean(node: Node, word: string, list: string, lexicon: Lexicon, text: string) {
  const spellings = lexicon.spellings(list)
  const near = nearest(plain(word), spellings.map(plain))
  const found = near && spellings.find((spelling) => plain(spelling) === near)
  const name = found && (lexicon.word(list, found) ?? found)
  if (!name) return { near: undefined, fixes: [] }
  return { near: `; did you mean “${name}”?`, fixes: [meantFix(innerOf(node, text), name)] }
}

/** A step such as `Note: keep straight` is read as a key and a value: quotes make it text again. */
function quoteFix(node: Node, type: ValueType, exercise: Exercise, text: string) {
  const at = exercise.follow(node)
  if (at !== node || (isScalar(at) && at.value === null) || !type.write?.includes('quotes')) return []
  const span = placeOf(node, text)
  const source = text.slice(span.start, span.end)
  if (/[\r\n]|^\s*$/.test(source) || (isMap(node) && node.flow) || isSeq(node)) return []
  return [replaceFix(l10n.t('Put it in quotes'), [{ ...span, newText: quoted(source) }], true)]
}
