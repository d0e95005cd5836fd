import { expect, test } from 'vitest'
import { builtInPacks } from '../server/src/built-in.ts'
import { createLinter } from '../server/src/core/index.ts'
import { withUserPacks } from '../server/src/user-packs.ts'

const pack = (soundWith: string) => `pack: house
title: House rules
concepts:
  beetroot: [beetroot]
claims:
  - id: house/beetroot
    claim: Beetroot cures cramp.
    verdict: unsupported
    certainty: low
    finding: Nothing is known.
    fair: [Nothing is known.]
    sound-with: ${soundWith}
    patterns: ["<beetroot> .. {cure .. cramp}"]
`

test.each([
  ['names that there are not', `[${'nope, '.repeat(2_000)}beetroot]`, 'pack/unknown-concept'],
  ['names of what all objects have', '[__proto__, constructor]', 'pack/unknown-concept'],
  ['a text', 'beetroot', 'pack/list'],
  ['nothing', '', 'pack/list'],
  ['other kinds', '[1, true, [beetroot], { beetroot: x }]', 'pack/text'],
  ['itself', '&x [*x]', 'pack/alias'],
])('a claim whose sound-with is %s is told, and hides no other', async (_, value, wanted) => {
  const { packs, read } = await withUserPacks(builtInPacks, [{ path: 'house.yaml', text: pack(value) }])
  expect(read[0]!.problems.map(({ code }) => code)).toContain(wanted)
  const { findings } = createLinter(packs).open('Rolling breaks up knots.')
  expect(findings.map(({ claim }) => claim)).toEqual(['foam-rolling/breaks-up-knots'])
})
