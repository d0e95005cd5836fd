// server/exercise-data/*.yaml → server/src/generated/exercises.json (keys, words, rules), the compiled validator beside it, and
// schemas/exercise.schema.json for other tools.
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { Ajv2020 } from 'ajv/dist/2020.js'
import standalone from 'ajv/dist/standalone/index.js'
import * as esbuild from 'esbuild'
import { parse } from 'yaml'
import type { ExerciseData } from '../server/src/core/exercise/data.ts'
import { exerciseSchema } from './exercise-schema.ts'
import { isStarted } from './started.ts'

const folder = 'server/exercise-data'

/** Reads the exercise data; throws with the file's name for what is no YAML. */
export function loadExerciseData(): ExerciseData {
  const read = <T>(name: string): T => {
    try {
      return parse(readFileSync(`${folder}/${name}.yaml`, 'utf8')) as T
    } catch (error) {
      throw new Error(`${folder}/${name}.yaml: ${error instanceof Error ? error.message : String(error)}`)
    }
  }
  return {
    fields: read('fields'),
    muscles: read('muscles'),
    parts: read('parts'),
    words: read('words'),
    types: read('types'),
    rules: read('rules'),
    whereabouts: read('whereabouts'),
    dose: read('dose'),
  }
}

const schemaPath = 'schemas/exercise.schema.json'

/** Whether the published schema is what the data make; its layout is the formatter's. */
export function schemaIsFresh(data: ExerciseData): boolean {
  if (!existsSync(schemaPath)) return false
  return JSON.stringify(JSON.parse(readFileSync(schemaPath, 'utf8'))) === JSON.stringify(exerciseSchema(data, false))
}

/** Compiles the schema to a module without imports and without eval, so that it runs where code may not be made. */
async function validatorModule(data: ExerciseData): Promise<string> {
  const ajv = new Ajv2020({
    allErrors: true,
    strict: true,
    allowUnionTypes: true,
    strictTypes: false,
    strictRequired: false,
    // Only the places of faults are asked for; what is said there are words of our own.
    messages: false,
    inlineRefs: false,
    code: { source: true, lines: false },
  })
  const code = standalone(ajv, ajv.compile(exerciseSchema(data, true)))
  const built = await esbuild.build({
    stdin: { contents: code, resolveDir: process.cwd(), loader: 'js' },
    bundle: true,
    format: 'esm',
    minify: true,
    write: false,
    legalComments: 'none',
  })
  return built.outputFiles[0]!.text
}

if (isStarted(import.meta.url)) {
  const generated = 'server/src/generated'
  mkdirSync(generated, { recursive: true })
  mkdirSync('schemas', { recursive: true })
  const data = loadExerciseData()
  const validator = await validatorModule(data)
  writeFileSync(`${generated}/exercises.json`, JSON.stringify(data))
  writeFileSync(`${generated}/exercise-validator.js`, validator)
  writeFileSync(
    `${generated}/exercise-validator.d.ts`,
    "import type { ExerciseValidator } from '../core/exercise/data.ts'\ndeclare const validate: ExerciseValidator\nexport default validate\n",
  )
  if (!schemaIsFresh(data)) writeFileSync(schemaPath, `${JSON.stringify(exerciseSchema(data, false), undefined, 2)}\n`)
  console.log(
    `${data.fields.length} exercise keys, ${data.muscles.length} muscles, ${data.rules.length} rules, validator ${Math.round(validator.length / 1024)} KB`,
  )
}
