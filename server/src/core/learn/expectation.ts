// How much an article claims, as far as single sentences and their neighbours tell: where much is claimed, a doubtful sentence more often is a claim.
import { columns } from './columns.ts'
import { logistic } from './logistic.ts'

const at = (name: (typeof columns)[number]) => columns.indexOf(name)
const [mention, rank, assertion, lead] = [at('mention'), at('mention rank'), at('assertion'), at('mention lead')]
const [stance, bold, pattern, network] = [at('stance'), at('bold'), at('pattern'), at('network')]

/**
 * What speaks for an option before the article as a whole is known, in score units; 1,000 for yes.
 * @param features is filled with it
 */
export function expectationFeatures(row: ArrayLike<number>, features: number[] = []): number[] {
  features[0] = 1000
  features[1] = row[mention!]!
  features[2] = row[assertion!]!
  features[3] = row[lead!]!
  features[4] = row[rank!]! === 0 ? 1000 : 0
  features[5] = row[stance!]!
  features[6] = row[bold!]!
  features[7] = row[pattern!]! > 1 ? 1000 : 0
  features[8] = row[pattern!]! > 0 ? 1000 : 0
  features[9] = row[network!]!
  return features
}

const own: number[] = []

/**
 * How likely an option is right by its scores alone, in thousandths.
 * @param weights of the features, in thousandths of a logit for 1,000
 */
export function expectedOf(row: ArrayLike<number>, weights: readonly number[]): number {
  const features = expectationFeatures(row, own)
  let sum = 0
  for (let i = 0; i < features.length; i++) sum += (weights[i] ?? 0) * features[i]!
  return logistic(Math.round(sum / 1000))
}

/** Of a short text too little is known: it counts as if so many more sentences were there, each with so many claims (thousandths). */
const supposed = { sentences: 8, expected: 60 }

/** Means, in thousandths of a claim a sentence, from which on the next step is reached: each is half an octave above the last. */
const steps = [2, 7, 14, 24, 38, 57, 85, 124, 180, 259, 370, 528]

/**
 * How much an article claims, in steps, so that an edit seldom crosses one: 0 to 12.
 * @param expected the sum over its sentences, in thousandths of a claim
 */
export function expectationOf(expected: number, sentences: number): number {
  const mean = (expected + supposed.sentences * supposed.expected) / (sentences + supposed.sentences)
  let step = 0
  while (step < steps.length && mean >= steps[step]!) step++
  return step
}
