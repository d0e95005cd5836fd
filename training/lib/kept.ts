// Fitted models and decisions that are kept on disk, by what they were made from: training again after a change of cues or of the decision, and the
// tables of the benchmark, take from there what they need.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { deserialize, serialize } from 'node:v8'
import { type NetworkWeights, partsOf, type Spelling, spellings, wordOf } from '../../server/src/core/learn/network.ts'
import type { Token } from '../../server/src/core/model.ts'
import type { Article } from './articles.ts'
import { type Case, casesOf, type Decision, fitDecision, isOpen, isRight } from './decide.ts'
import type { Example, Units } from './examples.ts'
import { type Fitted, type FittedLinear, fitLinearModels } from './fit.ts'
import { inputsHash } from './inputs.ts'
import { makerHash } from './makers.ts'
import { fitNetwork } from './network.ts'

const folder = 'node_modules/.cache/goodform-fits'

/** What makes linear models of examples, networks, and a decision of cases: a change of one of its files makes what was kept stale. */
const makers = { linear: 'training/lib/fit.ts', network: 'training/lib/network.ts', decision: 'training/lib/decide.ts' }

/** A part of what is fitted to examples: the linear models, or the network of a spelling. */
export type FitPart = 'linear' | Spelling
export const fitParts: readonly FitPart[] = ['linear', ...spellings]

/** The models of these examples, see `keptPart`. */
export function keptFit(examples: readonly Example[], claims: readonly string[], units: Units): Fitted {
  const part = <P extends FitPart>(name: P) => keptPart(name, examples, claims, units)
  return { ...part('linear'), networks: spellings.map(part) }
}

/**
 * A part of the models of these examples: taken from an earlier run where there was one on the same examples, otherwise fitted (minutes) and kept.
 * Throws where fitting gave a unit a number that another process would not know.
 */
export function keptPart<P extends FitPart>(
  part: P,
  examples: readonly Example[],
  claims: readonly string[],
  units: Units,
): P extends Spelling ? NetworkWeights : FittedLinear
export function keptPart(part: FitPart, examples: readonly Example[], claims: readonly string[], units: Units) {
  const said = hashOf(examples, claims, units)
  if (part !== 'linear')
    return kept([makers.network], said + aroundOf(examples) + part, () => fitNetwork(examples, claims, part))
  const known = units.names.length
  const linear = kept([makers.linear], said, () => fitLinearModels(examples, claims, units))
  if (units.names.length !== known) throw new Error(`fitting met new units: ${units.names.slice(known).join(' ')}`)
  return linear
}

/** Cases as they are kept: of each the place of its example among those that were read, its claim and its row. */
interface KeptCases {
  readonly examples: Int32Array
  readonly claims: Int32Array
  readonly rows: Float64Array
}

/**
 * What models say of sentences (`own`): taken from an earlier run of the same code on the same articles and packs, otherwise read and kept.
 * @param examples what the models were fitted to
 */
export function keptCases(
  own: readonly Example[],
  examples: readonly Example[],
  claims: readonly string[],
  units: Units,
): Case[] {
  const articles = new Set(own.map(({ place }) => place!.article))
  const said = createHash('sha256').update(readersHash())
  for (const { text } of articles) said.update(text)
  for (const example of own) said.update(digestsOf(example).own).update(digestsOf(example).around)
  const found = kept(
    [makers.linear, makers.network],
    said.digest('hex') + hashOf(examples, claims, units) + aroundOf(examples),
    (): KeptCases => {
      const numbers = new Map(own.map((example, i) => [example, i]))
      const cases = casesOf(own, keptFit(examples, claims, units), claims, units)
      const columns = cases[0]?.row.length ?? 0
      const rows = new Float64Array(cases.length * columns)
      cases.forEach(({ row }, i) => {
        rows.set(row, i * columns)
      })
      return {
        examples: Int32Array.from(cases, ({ example }) => numbers.get(example)!),
        claims: Int32Array.from(cases, ({ claim }) => claim),
        rows,
      }
    },
  )
  const columns = found.rows.length / found.claims.length
  return Array.from(found.claims, (claim, i): Case => {
    const row = [...found.rows.subarray(i * columns, (i + 1) * columns)]
    return { claim, row, example: own[found.examples[i]!]! }
  })
}

let readers: string | undefined

/** Of all that has a say in how a sentence is read, whatever the models: the packs, the code, and the packages that it uses. */
function readersHash(): string {
  if (readers) return readers
  const hash = createHash('sha256').update(inputsHash()).update(readFileSync('package-lock.json'))
  for (const folder of ['server/src/core', 'training/lib'])
    for (const file of (readdirSync(folder, { recursive: true }) as string[]).sort())
      if (file.endsWith('.ts')) hash.update(file).update(readFileSync(`${folder}/${file}`))
  return (readers = hash.digest('hex'))
}

/** The decision learned from these cases: taken from an earlier run where there was one on the same cases, otherwise learned and kept. */
export function keptDecision(cases: readonly Case[], claims: readonly string[]): Decision {
  const hash = createHash('sha256').update(JSON.stringify(claims))
  const articles = new Map<Article, number>()
  for (const c of cases) {
    const { article } = c.example.place!
    if (!articles.has(article)) {
      articles.set(article, articles.size)
      hash.update(`${c.example.writer} ${article.rows.length} ${article.framed ?? false} ${article.plain ?? false}`)
    }
    hash.update(Int32Array.of(articles.get(article)!, c.claim, Number(isRight(c, claims)), Number(isOpen(c)), ...c.row))
  }
  return kept([makers.decision], hash.digest('hex'), () => fitDecision(cases, claims))
}

function kept<T>(madeBy: readonly string[], said: string, make: () => T): T {
  const hash = createHash('sha256').update(said)
  for (const maker of madeBy) hash.update(makerHash(maker))
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
  for (const example of examples) hash.update(digestsOf(example).own)
  return hash.digest('hex')
}

/** Of what networks read beside that. */
function aroundOf(examples: readonly Example[]): string {
  const hash = createHash('sha256')
  for (const example of examples) hash.update(digestsOf(example).around)
  return hash.digest('hex')
}

/** Of an example: what every fit depends on, and what only networks read. */
interface Digests {
  readonly own: string
  readonly around: string
}

/** Most examples are in nearly all fits. */
const digested = new WeakMap<Example, Digests>()

function digestsOf(example: Example): Digests {
  let digests = digested.get(example)
  if (!digests) digested.set(example, (digests = digest(example)))
  return digests
}

function digest({ writer, row, place, claimKeys, stanceKeys, stance, mentioned, asserted, open }: Example): Digests {
  const framed = place?.article.framed && [place.article.text, place.row.start, place.row.end]
  const said = [writer === 'bank', framed ?? 0, stance, [...mentioned], [...asserted], [...open]]
  const { before, above, leadIn } = row.context
  const own = createHash('sha256')
    .update(JSON.stringify([said, [row.tokens, before, above, leadIn].map(formsOf)]))
    .update(Float64Array.from(claimKeys))
    .update(Float64Array.from(stanceKeys))
  const far = partsOf(row.tokens, row.context).slice(2)
  const around = createHash('sha256').update(JSON.stringify(far.map((part) => part.map(({ words }) => formsOf(words)))))
  return { own: own.digest('base64'), around: around.digest('base64') }
}

const formsOf = (tokens: readonly Token[] | undefined) => tokens?.map((token) => wordOf(token, 'form'))
