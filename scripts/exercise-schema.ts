import type { DoseKey, ExerciseData, Field } from '../server/src/core/exercise/data.ts'
import { plain } from '../server/src/core/exercise/lexicon.ts'
import { longestDose, notations, shortNotation } from '../server/src/core/exercise/notation.ts'

type Schema = Record<string, unknown>

/** Values in other spellings (capitals, hyphens) are left to the linter, which reads them; a plain schema cannot. */
const otherSpelling: Schema = { type: 'string', pattern: '[A-Z_-]' }

const snake = (key: string) => key.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/**
 * The JSON Schema of exercise files.
 * @param strict for the linter itself, which hands over one exercise with canonical keys and words in lower case
 */
export function exerciseSchema(data: ExerciseData, strict: boolean): Schema {
  const closed = (entries: readonly { name: string; aliases: readonly string[] }[]): Schema => {
    const names = entries.map(({ name }) => name)
    if (strict) return { enum: names }
    return {
      anyOf: [
        { enum: names },
        { enum: [...new Set(entries.flatMap((e) => e.aliases))].filter((a) => !names.includes(a)) },
        otherSpelling,
      ],
    }
  }
  const list = (name: string) => closed(data.words[name] ?? [])
  const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` })
  const several = (name: string): Schema => ({ anyOf: [ref(name), { type: 'array', items: ref(name) }] })
  const range: Schema = {
    type: 'object',
    properties: { min: { type: 'number', minimum: 0 }, max: { type: 'number', minimum: 0 } },
    anyOf: [{ required: ['min'] }, { required: ['max'] }],
    additionalProperties: false,
  }
  const oneDose = (kind: string, number: Schema): Schema[] => [
    number,
    { type: 'string', maxLength: longestDose, pattern: (notations[kind] ?? []).join('|') },
    ...(strict ? [] : [otherSpelling]),
  ]
  /** A dose, or one for each set; a value with its unit is put into one text by the linter. */
  const notation = (kind: string, number: Schema = { type: 'number', minimum: 0 }): Schema => ({
    anyOf: [
      ...oneDose(kind, number),
      { type: 'array', items: { anyOf: oneDose(kind, number) } },
      range,
      ...(strict ? [] : [{ type: 'object', required: ['value'] }]),
    ],
  })
  const byName = (name: string): Schema => ({ type: 'object', additionalProperties: several(name) })
  const keyed: Schema = { type: 'object' }
  const types: Record<string, Schema> = {
    text: { type: 'string' },
    title: { anyOf: [ref('text'), byName('text')] },
    record: { anyOf: [ref('text'), keyed] },
    records: several('record'),
    /** A step with keys of its own holds its words under one of these. */
    step: {
      anyOf: [
        ref('text'),
        {
          ...keyed,
          anyOf: ['text', 'instruction', 'description', 'content', 'step', 'en'].map((key) => ({ required: [key] })),
        },
      ],
    },
    id: { anyOf: [{ type: 'integer' }, { type: 'string', pattern: '^[0-9A-Za-z_-]+$' }] },
    texts: { anyOf: [...(several('text').anyOf as Schema[]), byName('text')] },
    steps: { anyOf: [ref('text'), { type: 'array', items: ref('step') }, byName('step')] },
    muscle: closed(data.muscles),
    muscles: { anyOf: [...(several('muscle').anyOf as Schema[]), byName('muscle')] },
    equipmentItem: list('equipment'),
    equipment: { anyOf: [...(several('equipmentItem').anyOf as Schema[]), { type: 'null' }] },
    ...Object.fromEntries(
      ['category', 'level', 'force', 'mechanic', 'side', 'setType', 'toFailure'].map((name) => [
        name,
        strict ? list(name) : { anyOf: [list(name), { type: ['null', 'boolean'] }] },
      ]),
    ),
    count: {
      anyOf: [...oneDose('count', { type: 'integer', minimum: 0 }), { type: 'array', items: keyed }, range],
    },
    reps: notation('reps', { type: 'integer', minimum: 0 }),
    time: notation('time'),
    tempo: {
      anyOf: [
        { type: 'integer', minimum: 0, maximum: 9999 },
        { type: 'string', maxLength: longestDose, pattern: notations.tempo!.join('|') },
        ...(strict ? [] : [otherSpelling]),
        { type: 'object', additionalProperties: { type: ['integer', 'string'] } },
      ],
    },
    unit: list('unit'),
    load: {
      anyOf: [
        ...oneDose('load', { type: 'number', minimum: 0 }),
        { type: 'array', items: { anyOf: oneDose('load', { type: 'number', minimum: 0 }) } },
        { type: 'object', required: ['value'], properties: { unit: ref('unit') } },
        range,
      ],
    },
    rpe: notation('rpe', { type: 'number', minimum: 1, maximum: 10 }),
    rir: notation('rir', { type: 'number', minimum: 0, maximum: 5 }),
    distance: notation('distance'),
    flag: { type: 'boolean' },
    frequency: { type: ['number', 'string', 'object'] },
    prescription: {
      anyOf: [
        { type: 'string', maxLength: longestDose, pattern: strict ? shortNotation : `${shortNotation}|[A-Z]` },
        { type: 'object', properties: properties(data.dose.keys, doseType, strict) },
        { type: 'array', items: keyed },
      ],
    },
  }
  const exercise: Schema = {
    type: 'object',
    properties: {
      ...properties(
        data.dose.keys.filter(({ key }) => key !== 'notes'),
        doseType,
        strict,
      ),
      ...properties(data.fields, fieldType, strict),
    },
    ...(strict ? {} : { anyOf: [{ required: ['name'] }, { required: ['title'] }] }),
  }
  const $defs = { ...types, exercise }
  if (strict) return { $schema: 'https://json-schema.org/draft/2020-12/schema', $defs, $ref: '#/$defs/exercise' }
  return {
    $schema: 'https://json-schema.org/draft/2020-12/schema',
    $id: 'https://raw.githubusercontent.com/goodform/goodform/main/schemas/exercise.schema.json',
    title: 'Goodform exercise file',
    description:
      'One exercise, a list of exercises, or a map with `exercises:`. Made from server/exercise-data by `npm run packs`.',
    if: { type: 'array' },
    // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
    then: { items: ref('exercise') },
    else: {
      if: { type: 'object', required: ['exercises'] },
      // biome-ignore lint/suspicious/noThenProperty: a keyword of JSON Schema
      then: { properties: { exercises: { type: 'array', items: ref('exercise') } } },
      else: ref('exercise'),
    },
    $defs,
  }
}

const fieldType = (field: Field) => field.type
const doseType = ({ kind, key }: DoseKey) => (kind === 'word' ? key : kind === 'text' ? 'frequency' : kind)

function properties<T extends { key: string; aliases: readonly string[]; says: string }>(
  entries: readonly T[],
  typeOf: (entry: T) => string | undefined,
  strict: boolean,
): Schema {
  const all: Schema = {}
  for (const entry of entries) {
    const type = typeOf(entry)
    const value = type ? { $ref: `#/$defs/${type}` } : {}
    all[entry.key] = strict ? value : { description: entry.says, ...value }
    if (strict) continue
    const names = [entry.key, ...entry.aliases].flatMap((name) => [name, snake(name)])
    for (const name of new Set(names)) {
      if (name !== entry.key && plain(name)) all[name] ??= { description: `Another name of ${entry.key}.`, ...value }
    }
  }
  return all
}
