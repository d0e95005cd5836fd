// server/exercise-data/*.yaml → server/src/generated/exercises.json: keys, words and rules of exercise files.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parse } from 'yaml'
import type { ExerciseData } from '../server/src/core/exercise/data.ts'

const folder = 'server/exercise-data'

/** Reads the exercise data; throws with the file's name for what is no YAML. */
export function loadExerciseData(): ExerciseData {
  const read = <T>(name: string): T => parse(readFileSync(`${folder}/${name}.yaml`, 'utf8')) as T
  return { fields: read('fields') }
}

if (import.meta.url === `file://${process.argv[1]}`) {
  mkdirSync('server/src/generated', { recursive: true })
  const data = loadExerciseData()
  writeFileSync('server/src/generated/exercises.json', JSON.stringify(data))
  console.log(`${data.fields.length} exercise keys`)
}
