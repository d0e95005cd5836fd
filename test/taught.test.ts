import { beforeEach, describe, expect, test, vi } from 'vitest'
import { stringify } from 'yaml'
import { builtInModel, builtInPacks } from '../server/src/built-in.ts'
import { testPacks } from '../server/src/cli/commands/packs.ts'
import { createLinter, type Finding } from '../server/src/core/index.ts'
import { leastFlags } from '../server/src/core/learn/index.ts'
import * as lessons from '../server/src/core/learn/lessons.ts'
import { withUserPacks } from '../server/src/user-packs.ts'
import { check } from './marked.ts'

// Test files share what they load: what was loaded before this file would not see the mock.
vi.hoisted(() => {
  vi.resetModules()
})
vi.mock('../server/src/core/learn/lessons.ts', async (original) => {
  const real = await original<typeof lessons>()
  return { ...real, learn: vi.fn(real.learn) }
})
const learn = vi.mocked(lessons.learn)
beforeEach(() => {
  learn.mockClear()
})

/** Wordings of one claim that no built-in pack has. */
const flag = [
  'A magnetic bracelet improves your balance.',
  'Magnetic bracelets make you steadier on your feet.',
  'Wear a magnetic bracelet and your balance improves within a day.',
  'Magnets on the wrist sharpen your sense of balance.',
  'A wristband with magnets keeps you from wobbling.',
  'Put on a magnetic wristband for better balance.',
  'The magnets in the bracelet steady your body.',
  'With a magnetic bracelet you stand on one leg far longer.',
  'Magnetic wristbands give surfers better balance.',
  'Your balance gets better the moment the magnetic bracelet touches your skin.',
  'The bracelet’s magnets tune your inner ear, so balance improves.',
  'A magnetic bracelet stops you from falling over.',
  'Older people fall less when they wear magnetic bracelets.',
  'Magnetic bracelets boost balance and stability.',
  'This magnetic wristband improves stability on the board.',
  'A small magnet at the wrist is all it takes to improve balance.',
  'Yogis hold tree pose longer with a magnetic bracelet.',
  'Magnetic jewellery improves your balance and poise.',
  'Slip the magnetic band over your wrist and feel steadier at once.',
  'The magnetic bracelet restores balance after an ankle sprain.',
  'Athletes who wear magnetic bracelets have better balance.',
  'Nothing improves balance like a magnetic wristband.',
  ...['dancers', 'skaters', 'climbers', 'runners', 'golfers', 'surfers'].flatMap((people) => [
    `A magnetic bracelet gives ${people} better balance.`,
    `Magnetic wristbands keep ${people} steady on one leg.`,
    `Magnets on the wrist sharpen the balance of ${people}.`,
  ]),
]
const clear = [
  'A magnetic bracelet does not improve balance.',
  'Do magnetic bracelets improve balance?',
  'Magnetic bracelets come in three sizes.',
  'Balance improves with practice on one leg.',
]

const packOf = (claims: Record<string, { flag: readonly string[]; clear?: readonly string[] }>, patterns?: string[]) =>
  stringify({
    pack: 'house',
    title: 'House rules',
    claims: Object.entries(claims).map(([id, examples]) => ({
      id: `house/${id}`,
      claim: 'A magnetic bracelet improves balance.',
      verdict: 'unsupported',
      certainty: 'low',
      finding: 'Nothing is known.',
      fair: ['Nothing is known.'],
      ...(patterns ? { patterns } : {}),
      examples: { flag: examples.flag, clear: examples.clear ?? [] },
    })),
  })

async function linterOf(...texts: string[]) {
  const { packs, read } = await withUserPacks(
    builtInPacks,
    texts.map((text, i) => ({ path: `${i}.yaml`, text })),
  )
  expect(read.flatMap(({ problems }) => problems)).toEqual([])
  return createLinter(packs, builtInModel())
}

const bracelet = packOf({ bracelet: { flag, clear } })

describe('a claim of a user’s pack with enough examples', () => {
  test('is found in words that no example has, as information', async () => {
    const linter = await linterOf(bracelet)
    const text = 'Wearing magnetic bracelets sharpens your balance on the slackline.'
    expect(flag.concat(clear)).not.toContain(text)
    const [finding, ...more] = linter.open(text).findings
    expect(more).toEqual([])
    expect(finding).toMatchObject({ claim: 'house/bracelet', by: 'model', severity: 'information', score: 0.7 })
    expect(finding!.text).toContain('magnetic bracelets')
  })

  test('stays clear where it is denied, asked or reported, and where only its topic is met', async () => {
    const linter = await linterOf(bracelet)
    check(linter, 'Wearing magnetic bracelets does not improve your balance at all.')
    check(linter, 'Will wearing magnetic bracelets improve your balance?')
    check(linter, 'Some people say that magnetic bracelets improve your balance.')
    check(linter, 'She took off her magnetic bracelet and put it on the shelf.')
    check(linter, 'Stand on one leg to train your balance.')
  })

  test('is told at its own severity where a pattern finds it', async () => {
    const linter = await linterOf(packOf({ bracelet: { flag, clear } }, ['magnetic bracelet .. {improve .. balance}']))
    const findings = linter.open('Magnetic bracelets improve your balance.').findings
    expect(findings.map(({ by, severity }) => [by, severity])).toEqual([['pattern', 'warning']])
  })

  test('is explained by the words that carried it', async () => {
    const linter = await linterOf(bracelet)
    const document = linter.open('Wearing magnetic bracelets sharpens your balance on the slackline.')
    const mention = linter.reasoning(document, 12)?.mentions.find(({ claim }) => claim === 'house/bracelet')
    expect(mention).toMatchObject({ by: 'model', outcome: 'told' })
    expect(mention!.carriedBy).toContain('magnetic')
  })

  test('is found alike after edits and in a full run', async () => {
    const linter = await linterOf(bracelet)
    const before = 'Wearing magnetic bracelets sharpens your balance.\n\nStand on one leg.\n\nPlanks come next.\n'
    let document = linter.open(before)
    for (const [was, is] of [
      ['Stand on one leg.', 'Magnetic bracelets boost your balance.'],
      ['sharpens', 'never sharpens'],
      ['never ', ''],
    ] as const) {
      const start = document.text.indexOf(was)
      document = document.edit([{ start, end: start + was.length, newText: is }])
      const plain = (findings: readonly Finding[]) => findings.map(({ claim, span, text }) => ({ claim, span, text }))
      expect(plain(document.findings)).toEqual(plain(linter.open(document.text).findings))
    }
    expect(document.findings.map(({ claim }) => claim)).toEqual(['house/bracelet', 'house/bracelet'])
  })
})

test('a claim with too few examples is found by its patterns alone, and nothing is learned', async () => {
  const linter = await linterOf(packOf({ bracelet: { flag: flag.slice(0, leastFlags - 1), clear } }))
  check(linter, 'Wearing magnetic bracelets sharpens your balance on the slackline.')
  expect(linter.teachings()).toEqual([{ claim: 'house/bracelet', examples: leastFlags - 1, learned: false }])
  expect(learn).not.toHaveBeenCalled()
})

test('all that is told of the built-in claims is the same, whatever a pack has taught', async () => {
  const [few, enough] = await Promise.all([
    linterOf(packOf({ bracelet: { flag: flag.slice(0, 3), clear } })),
    linterOf(bracelet),
  ])
  const own = builtInPacks.claims.flatMap(({ examples }) => [examples.flag[0]!, examples.clear[0]!])
  const texts = [own.join('\n\n'), own.map((text) => `${text} Magnetic bracelets improve balance.`).join('\n\n')]
  let told = 0
  for (const text of texts) {
    const builtIn = (findings: readonly Finding[]) =>
      findings
        .filter(({ claim }) => claim !== 'house/bracelet')
        .map(({ claim, span, severity, message, score, strength }) => ({
          claim,
          span,
          severity,
          message,
          score,
          strength,
        }))
    const found = enough.open(text).findings
    told += found.length
    expect(JSON.stringify(builtIn(found))).toBe(JSON.stringify(builtIn(few.open(text).findings)))
  }
  expect(told).toBeGreaterThan(100)
})

test('examples are learned once, however often packs with the same content are loaded', async () => {
  const once = packOf({ once: { flag, clear } })
  for (let i = 0; i < 3; i++) (await linterOf(once)).open('Magnetic bracelets improve balance.').findings.length
  expect(learn).toHaveBeenCalledTimes(1)
  const linter = await linterOf(packOf({ once: { flag, clear: clear.slice(1) } }))
  expect(linter.teachings()[0]!.learned).toBe(true)
  expect(learn).toHaveBeenCalledTimes(2)
})

describe('learning', () => {
  const background = builtInPacks.claims.flatMap(({ examples }) => examples.flag)
  const lesson = { claim: 'a/b', flag, clear }

  test('gives the same numbers each time', () => {
    const [first, again] = [0, 1].map(() => lessons.learn([lesson], background)!)
    expect(again).toEqual(first)
    expect(first!.weights.some((weight) => weight > 0)).toBe(true)
  })

  test('keeps every example that must stay clear below the threshold', async () => {
    const linter = await linterOf(
      packOf({ bracelet: { flag, clear: [...clear, 'Magnetic wristbands: better balance.'] } }),
    )
    check(linter, 'Magnetic wristbands: better balance.')
  })

  test('is bounded: what is too much is left to the patterns, and told', async () => {
    const many = (n: number, what: string) =>
      Array.from({ length: n }, (_, i) => `${what} ${i} ${'makes you strong '.repeat(12)}`)
    const lots = Array.from({ length: 100 }, (_, i) => ({ claim: `a/${i}`, flag: many(40, `x${i}`), clear: [] }))
    const learned = lessons.learn(lots, background)!
    expect(learned.claims.length).toBeGreaterThan(5)
    expect(learned.claims.length).toBeLessThan(100)
    const long = lessons.learn([{ claim: 'a/b', flag: Array(40).fill('word '.repeat(20_000)), clear: [] }], background)!
    expect(long.units.size).toBeLessThan(9000)
  })
})

test('`goodform packs test` says which claims were learned, and which have too few examples', async () => {
  let out = ''
  const text = packOf({ bracelet: { flag, clear }, other: { flag: ['A copper ring heals the wrist.'] } })
  const io = {
    read: async () => new TextEncoder().encode(text),
    out: (part: string) => {
      out += part
    },
    error: () => {},
  }
  await testPacks(['a.yaml'], builtInPacks, (packs) => createLinter(packs, builtInModel()), io)
  expect(out.split('\n').slice(-3)).toEqual([
    'a.yaml: learned from their examples: house/bracelet (40)',
    'a.yaml: found by their patterns alone, for fewer than 40 examples flag them: house/other (1)',
    '',
  ])
})
