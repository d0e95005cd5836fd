// How much an article claims, as far as single sentences and their neighbours tell: where much is claimed, a doubtful sentence more often is a claim.
import { column } from './columns.ts'
import { logistic } from './logistic.ts'

/**
 * What speaks for an option before the article as a whole is known, in score units; 1,000 for yes.
 * @param features is filled with it
 */
export function expectationFeatures(row: ArrayLike<number>, features: number[] = []): number[] {
  features[0] = 1000
  features[1] = row[column.mention]!
  features[2] = row[column.assertion]!
  features[3] = row[column['mention lead']]!
  features[4] = row[column['mention rank']]! === 0 ? 1000 : 0
  features[5] = row[column.stance]!
  features[6] = row[column.bold]!
  features[7] = row[column.pattern]! > 1 ? 1000 : 0
  features[8] = row[column.pattern]! > 0 ? 1000 : 0
  features[9] = row[column.network]!
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
