export { createClaimModel } from './claim-model.ts'
export { expectationOf } from './expectation.ts'
export { mostOfClaim } from './lessons.ts'
export { type Near, type Rest, reach, type Saying, sameRest, sidesOf, silence } from './neighbours.ts'
export type {
  Candidate,
  ClaimModel,
  Considered,
  Contribution,
  Coverage,
  Keep,
  LearnContext,
  Taught,
  Teaching,
} from './reader.ts'
export { leastFlags, teach } from './taught.ts'
export { readWeights, type Weights, type WeightsFile } from './weights.ts'
