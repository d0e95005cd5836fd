// Fitted models that are kept on disk, by what they were fitted from: training again after a change of cues or of the decision takes them from there.
import { createHash, type Hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import type { Example, Units } from './examples.ts'
import { type Fitted, fitAll } from './fit.ts'

const folder = 'node_modules/.cache/goodform-fits'

/** What turns examples into models: a change of these files makes kept models stale. */
const makers = [
  'training/lib/fit.ts',
  'server/src/core/learn/candidates.ts',
  'server/src/core/learn/features.ts',
  'server/src/core/learn/linear.ts',
  'server/src/core/learn/scorer.ts',
  'server/src/core/learn/table.ts',
]

/**
 * The models of these examples, as `fitAll` makes them: taken from an earlier run where there was one on the same examples, otherwise fitted
 * (minutes) and kept.
 * Throws where fitting gave a unit a number that another process would not know.
 */
export function keptFit(examples: readonly Example[], claims: readonly string[], units: Units): Fitted {
  const file = `${folder}/${keyOf(examples, claims, units)}`
  if (existsSync(file)) return deserialize(readFileSync(file))
  const known = units.names.length
  const fitted = fitAll(examples, claims, units)
  if (units.names.length !== known) throw new Error(`fitting met new units: ${units.names.slice(known).join(' ')}`)
  mkdirSync(folder, { recursive: true })
  // Another process may look for it at any time: it is there as a whole or not at all.
  writeFileSync(`${file}.${process.pid}`, serialize(fitted))
  renameSync(`${file}.${process.pid}`, file)
  return fitted
}

function keyOf(examples: readonly Example[], claims: readonly string[], units: Units): string {
  const hash = createHash('sha256')
  for (const file of makers) hash.update(readFileSync(file))
  hash.update(JSON.stringify([claims, units.names]))
  for (const example of examples) put(hash, example)
  return hash.digest('hex')
}

function put(hash: Hash, { writer, place, claimKeys, stanceKeys, stance, mentioned, asserted, open }: Example) {
  const framed = place?.article.framed && [place.article.text, place.row.start, place.row.end]
  const said = [writer === 'bank', framed ?? 0, stance, [...mentioned], [...asserted], [...open]]
  hash.update(JSON.stringify(said)).update(Float64Array.from(claimKeys)).update(Float64Array.from(stanceKeys))
}
