// Fitted models that are kept on disk, by what they were fitted from: training again after a change of cues or of the decision takes them from there.
import { createHash, type Hash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { wordOf } from '../../server/src/core/learn/network.ts'
import type { Example, Units } from './examples.ts'
import { type Fitted, fitLinearModels } from './fit.ts'
import { fitNetwork } from './network.ts'

const folder = 'node_modules/.cache/goodform-fits'

/** What turns examples into linear models: a change of these files makes kept models stale. */
const linearMakers = [
  'training/lib/fit.ts',
  'training/lib/costs.ts',
  'server/src/core/learn/carried.ts',
  'server/src/core/learn/features.ts',
  'server/src/core/learn/linear.ts',
  'server/src/core/learn/scorer.ts',
  'server/src/core/learn/table.ts',
]
/** The same of the network. */
const networkMakers = [
  'training/lib/network.ts',
  'training/lib/layers.ts',
  'training/lib/costs.ts',
  'server/src/core/learn/network.ts',
]

/**
 * The models of these examples: taken from an earlier run where there was one on the same examples, otherwise fitted (minutes) and kept.
 * Throws where fitting gave a unit a number that another process would not know.
 */
export function keptFit(examples: readonly Example[], claims: readonly string[], units: Units): Fitted {
  const said = hashOf(examples, claims, units)
  const known = units.names.length
  const linear = kept(linearMakers, said, () => fitLinearModels(examples, claims, units))
  if (units.names.length !== known) throw new Error(`fitting met new units: ${units.names.slice(known).join(' ')}`)
  return { ...linear, network: kept(networkMakers, said, () => fitNetwork(examples, claims)) }
}

function kept<T>(makers: readonly string[], said: string, make: () => T): T {
  const hash = createHash('sha256').update(said)
  for (const maker of makers) hash.update(readFileSync(maker))
  const file = `${folder}/${hash.digest('hex')}`
  if (existsSync(file)) return deserialize(readFileSync(file))
  const made = make()
  mkdirSync(folder, { recursive: true })
  // Another process may look for it at any time: it is there as a whole or not at all.
  writeFileSync(`${file}.${process.pid}`, serialize(made))
  renameSync(`${file}.${process.pid}`, file)
  return made
}

/** Of all that a fit depends on beside its makers. */
function hashOf(examples: readonly Example[], claims: readonly string[], units: Units): string {
  const hash = createHash('sha256')
  hash.update(JSON.stringify([claims, units.names]))
  for (const example of examples) put(hash, example)
  return hash.digest('hex')
}

function put(hash: Hash, { writer, row, place, claimKeys, stanceKeys, stance, mentioned, asserted, open }: Example) {
  const framed = place?.article.framed && [place.article.text, place.row.start, place.row.end]
  const said = [writer === 'bank', framed ?? 0, stance, [...mentioned], [...asserted], [...open]]
  const { before, above, leadIn } = row.context
  const words = [row.tokens, before, above, leadIn].map((tokens) => tokens?.map(wordOf))
  hash
    .update(JSON.stringify([said, words]))
    .update(Float64Array.from(claimKeys))
    .update(Float64Array.from(stanceKeys))
}
