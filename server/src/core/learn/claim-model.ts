import { consider, type Drafted, type ModelParts, optionsOf, withCues } from './candidates.ts'
import { contributions, spanOfRun } from './carried.ts'
import { isAsserted } from './columns.ts'
import { Extractor } from './features.ts'
import { answer } from './forest.ts'
import { logistic } from './logistic.ts'
import { narrowed } from './narrowed.ts'
import { nearIn, topicsOf } from './neighbours.ts'
import { Networks } from './networks.ts'
import type { Candidate, ClaimModel } from './reader.ts'
import { Scorer } from './scorer.ts'
import { placeIn } from './units.ts'
import type { Weights } from './weights.ts'

/** Builds the learned reader from its weights. */
export function createClaimModel(weights: Weights): ClaimModel {
  const readers = readersOf(weights)
  const thresholdsOf = (row: ArrayLike<number>) => weights.thresholds[isAsserted(row) ? 'pattern' : 'learned']
  return {
    claims: weights.claims,
    consider: (tokens, context, keep) => consider(tokens, context, readers, keep),
    withNewCues: (considered, tokens, context) => withCues(considered as Drafted, tokens, context),
    read: (considered, rest) => {
      const { tokens, drafts } = considered as Drafted
      if (!drafts.length) return []
      return optionsOf(considered as Drafted, rest, readers)
        .map((option): Candidate => {
          const thousandths = answer(weights.forest, option.row)
          const { normal, information } = thresholdsOf(option.row)
          const level = !option.likely
            ? 'none'
            : thousandths >= normal
              ? 'normal'
              : thousandths >= information
                ? 'information'
                : 'none'
          // Most options are told nowhere, and where they stand does not matter.
          const run =
            level === 'none' ? option : narrowed(tokens, contributions(tokens, readers, 2 * option.claim), option)
          return {
            claim: weights.claims[option.claim]!,
            logit: thousandths / 1000,
            score: Math.round(logistic(thousandths) / 10) / 100,
            level,
            near: nearIn(option.row),
            carried: [spanOfRun(tokens, run)],
            own: option.own,
          }
        })
        .sort((a, b) => b.logit - a.logit || (a.claim < b.claim ? -1 : 1))
    },
    assertion: (tokens, context) => {
      const stances = readers.stance.begin()
      readers.extractor.stance(tokens, context, stances)
      return stances.scores()![1]!
    },
    explain: (tokens, claim) => {
      const model = 2 * weights.claims.indexOf(claim)
      if (model < 0) return []
      return contributions(tokens, readers, model).flatMap((weight, i) =>
        weight ? [{ start: tokens[i]!.start, end: tokens[i]!.end, weight }] : [],
      )
    },
  }
}

function readersOf(weights: Weights): ModelParts {
  const units = weights.units.split(' ')
  return {
    claims: weights.claims,
    topics: topicsOf(weights.claims),
    extractor: new Extractor((unit) => 1 + placeIn(units, unit)),
    claim: new Scorer(weights.claim),
    stance: new Scorer(weights.stance),
    framing: new Scorer(weights.framing),
    networks: new Networks(weights.networks),
    priors: weights.priors,
    patternPriors: weights.patternPriors,
    negationPriors: weights.negationPriors,
    expectation: weights.expectation,
  }
}
