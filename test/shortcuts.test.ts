import { expect, it } from 'vitest'
import { corpus } from '../scripts/bench/articles.ts'
import { builtInModel, builtInPacks } from '../server/src/built-in.ts'
import { type ClaimModel, createLinter } from '../server/src/core/index.ts'
import type { Candidate, Considered } from '../server/src/core/learn/index.ts'

it('leaves out no candidate that is told when it gives up on a sentence early', () => {
  const model = builtInModel()
  let told = 0
  const early = new Map<Considered, Considered | undefined>()
  const both: ClaimModel = {
    ...model,
    consider: (tokens, context) => {
      const all = model.consider(tokens, context)
      if (all) early.set(all, model.consider(tokens, context, 'likely'))
      return all
    },
    read: (all, rest) => {
      const tellable = (candidates: readonly Candidate[]) =>
        candidates.filter(({ level }) => level !== 'none').map(({ own: _, ...told }) => told)
      const found = tellable(model.read(all, rest))
      expect(tellable(model.read(early.get(all)!, rest))).toEqual(found)
      told += found.length
      return found
    },
  }
  const linter = createLinter(builtInPacks, both)
  for (const [i, text] of corpus().entries()) if (i % 15 === 0) void linter.open(text).findings
  expect(told).toBeGreaterThan(200)
})
