import { describe, expect, test } from 'vitest'
import { stringify } from 'yaml'
import { schemaFaults } from '../scripts/check-evidence.ts'
import { builtInModel, builtInPacks } from '../server/src/built-in.ts'
import { testPacks } from '../server/src/cli/commands/packs.ts'
import { createLinter } from '../server/src/core/index.ts'
import type { ReadPack } from '../server/src/core/packs/add.ts'
import { PackSets, withUserPacks } from '../server/src/user-packs.ts'

const base = {
  id: 'house/belt',
  claim: 'A belt prevents injuries.',
  verdict: 'unsupported',
  certainty: 'low',
  finding: 'Nobody has looked.',
  fair: ['A belt may help.'],
  patterns: ['belt .. {prevent .. injury}'],
}
/** A pack with one claim. */
const packOf = (more: object, top: object = {}) =>
  stringify(
    { pack: 'house', title: 'House rules', ...top, claims: [{ ...base, ...more }] },
    { aliasDuplicateObjects: false },
  )

const read = async (...texts: string[]): Promise<readonly ReadPack[]> =>
  (
    await withUserPacks(
      builtInPacks,
      texts.map((text, i) => ({ path: `${i}.yaml`, text })),
    )
  ).read
/** What is told of a pack when it is loaded. */
const told = async (text: string) => (await read(text))[0]!.problems.map(({ message }) => message)

/** What `goodform packs test` prints. */
async function tested(text: string) {
  let out = ''
  const io = { read: async () => new TextEncoder().encode(text), out: (part: string) => (out += part), error: () => {} }
  const code = await testPacks(['a.yaml'], builtInPacks, (packs) => createLinter(packs, builtInModel()), {
    ...io,
    out: (part) => void io.out(part),
  })
  return { code, out }
}

describe('a pattern that would never match as it is meant', () => {
  test.each([
    ['^belt$ prevents?', 0, /no regular expressions/],
    ['\\bbelts?\\b prevent', 0, /no regular expressions/],
    ['belt .* prevent', 5, /no regular expressions/],
    ['belt+ prevent', 0, /no regular expressions/],
    ['(belt|strap)s? prevent', 12, /A blank has to stand before “s”/],
    ['belt(s) prevent', 4, /A blank has to stand before “\(”/],
    ['belt, however, prevents harm.', 0, /words are read without their marks, here as “belt ,”/],
    ["'belt prevent", 0, /one quotation mark/],
    ['belt ..-1 prevent', 5, /Behind “\.\.” stands a blank/],
    ['belt ..x prevent', 5, /Behind “\.\.” stands a blank/],
    ['{belt} .. {prevent}', 10, /one part in braces/],
    ['belt .. 30s', 8, /here as “30 s”/],
  ])('%s', async (pattern, at, says) => {
    const text = packOf({ patterns: [] }).replace('patterns: []', `patterns: [${JSON.stringify(pattern)}]`)
    const [{ problems } = { problems: [] }] = await read(text)
    expect(problems.map(({ code }) => code)).toEqual(['pack/pattern'])
    expect(problems[0]!.message).toMatch(says)
    expect(problems[0]!.start).toBe(text.indexOf(JSON.stringify(pattern)) + 1 + at)
  })

  test.each(["runner 's knee", "'don't' prevent", 'low-carb .. {prevent}', 'belt ..3 prevent & (harm|injury)'])(
    '%s is none',
    async (pattern) => expect(await told(packOf({ patterns: [pattern] }))).toEqual([]),
  )

  test('a phrase of a concept is held to the same', async () => {
    expect(await told(packOf({}, { concepts: { strap: ['straps?', 'belt'] } }))).toEqual([
      expect.stringContaining('no regular expressions'),
    ])
  })

  test('a word with a hyphen matches: it is read as two', async () => {
    const { packs } = await withUserPacks(builtInPacks, [
      { path: 'a.yaml', text: packOf({ patterns: ['low-carb .. {prevent}'] }) },
    ])
    const { findings } = createLinter(packs).open('A low-carb diet prevents it.')
    expect(findings.map(({ claim }) => claim)).toEqual(['house/belt'])
  })
})

describe('wordings in a form that would make bad sentences are told and not offered', () => {
  test.each([
    ['fits', 'makes a lift feel steadier', 'write “make”'],
    ['fits', 'Make a lift feel steadier', 'write “make”'],
    ['fits', 'make a lift feel steadier.', 'leave out the “.”'],
    ['fits', 'may help', 'without the “may”'],
    ['facts', 'sits around', 'write “sit”'],
    ['aims', 'to feel steadier', 'without the “to”'],
    ['subject', 'belts', 'write “belt”'],
    ['subject', 'Belt', 'write “belt”'],
    ['subject', 'lifting belt', 'word by word'],
  ])('%s: %s', async (key, phrase, says) => {
    const text = packOf({ [key]: [phrase] })
    const { packs, read } = await withUserPacks(builtInPacks, [{ path: 'a.yaml', text }])
    const [problem, ...more] = read[0]!.problems
    expect(more).toEqual([])
    expect(problem!.message).toContain(says)
    expect(text.slice(problem!.start, problem!.end)).toContain(phrase)
    expect(packs.claims.at(-1)).toMatchObject({ id: 'house/belt', [key]: [] })
  })

  test('those of the built-in packs are none', async () => {
    for (const { fits, facts, aims, subject } of builtInPacks.claims.slice(0, 20))
      expect(await told(packOf({ fits, facts, aims, subject }))).toEqual([])
  })
})

describe('what is wrong in a pack is said in its words', () => {
  const text = packOf({})
  test.each([
    ['a second document', `${text}---\npack: other\n`, ['What stands behind “---” is a document of its own']],
    ['an end of the document', `${text}---\n`, []],
    ['claims of which none is right', text.replace('verdict: unsupported', 'verdict: no'), ['`verdict` is one of']],
    [
      'a key that is nearly right',
      text.replace('certainty:', 'certanty:'),
      ['Did you mean “certainty”?', 'is missing'],
    ],
    ['a word that is nearly right', text.replace('unsupported', 'unsuported'), ['Did you mean “unsupported”?']],
    ['a number for a name', text.replace('pack: house', 'pack: 5'), ['`pack` is a text']],
    ['a day that no month has', `reviewed: 2026-02-30\n${text}`, ['there is no day “2026-02-30”']],
    ['a concept twice', `concepts:\n  a: [b]\n  a: [c]\n${text}`, ['“a” stands here twice']],
  ])('%s', async (_, pack, says) => {
    expect(await told(pack)).toEqual(says.map((part) => expect.stringContaining(part)))
  })

  test('a colon in a text', async () => {
    const [first] = await told(text.replace('claim: A belt', 'claim: Belts: they'))
    expect(first).toContain('A text that holds a colon and a blank stands in quotes')
  })

  test('the schema refuses a month and a day that no year has', () => {
    expect(schemaFaults(packOf({}, { reviewed: '2026-11-24' }))).toEqual([])
    expect(schemaFaults(packOf({}, { reviewed: '2026-13-45' }))).not.toEqual([])
    expect(schemaFaults(text.replace('pack: house', 'pack: 5'))).not.toEqual([])
  })

  test('an id that is taken names the file that has it', async () => {
    const [, second] = await read(text, text)
    expect(second!.problems.map(({ message }) => message)).toEqual([expect.stringContaining('is taken in 0.yaml')])
  })
})

describe('packs test names what keeps an example from holding', () => {
  test.each([
    ['a question', { flag: ['Does a belt prevent injuries?'] }, 'it is read as questioned'],
    ['a denial', { flag: ['A belt does not prevent injuries.'] }, 'it is read as denied'],
    ['other words', { flag: ['Straps help.'] }, 'add a pattern that meets its words'],
  ])('%s', async (_, examples, says) => {
    const { code, out } = await tested(packOf({ examples }))
    expect(out).toContain(says)
    expect(code).toBe(1)
  })

  test('what the claim carries', async () => {
    const { out } = await tested(packOf({ carries: 'likely', examples: { flag: ['A belt may prevent injuries.'] } }))
    expect(out).toMatch(/it is read as possible \(“may”\), and the claim carries likely/)
  })

  test('another claim that takes the place', async () => {
    const claim = { patterns: ['break up'], examples: { flag: ['Foam rolling breaks up knots.'] } }
    expect((await tested(packOf(claim, { general: true }))).out).toContain(
      'but foam-rolling/breaks-up-knots is told of them',
    )
  })

  test('a sentence that is said to be fair and is marked', async () => {
    const { code, out } = await tested(packOf({ fair: ['A belt prevents injuries.'] }))
    expect(out).toContain('This is said to be fair, but “belt prevents injuries” is read as certain')
    expect(code).toBe(1)
  })

  test('a claim that nothing finds', async () => {
    expect((await tested(packOf({ patterns: [] }))).out).toContain('Nothing finds this claim')
  })

  test('an example that stands twice', async () => {
    const flag = ['A belt prevents injuries.', 'A belt prevents injuries.']
    expect((await tested(packOf({ examples: { flag } }))).out).toContain('This example stands here twice')
  })
})

describe('a pack that learns, as the page on packs says', () => {
  const flag = [
    'runners',
    'rowers',
    'cyclists',
    'dancers',
    'golfers',
    'climbers',
    'skaters',
    'surfers',
    'lifters',
  ].flatMap((people) =>
    ['balance', 'poise', 'stability', 'posture', 'steadiness'].map(
      (what) => `A magnetic bracelet gives ${people} better ${what}.`,
    ),
  )
  const clear = ['A magnetic bracelet comes in three sizes.', 'Does a magnetic bracelet improve balance?']

  test('passes, also with examples of which a built-in claim is told', async () => {
    const more = [...flag, 'Foam rolling breaks up knots.']
    const { code, out } = await tested(packOf({ patterns: [], examples: { flag: more, clear } }))
    expect(out).toMatch(/more are learned from alone, 0 problems/)
    expect(code).toBe(0)
  })

  test('passes with more than 300 examples, and says from how many it learned', async () => {
    const many = Array.from({ length: 8 }, (_, i) =>
      flag.map((text) => text.replace('better', `${i + 2} times better`)),
    )
    const examples = { flag: many.flat(), clear }
    const { code, out } = await tested(
      packOf({ patterns: ['bracelet .. {give .. (balance|poise|stability|posture|steadiness)}'], examples }),
    )
    expect(out).toContain(
      'learned from 200 examples of each kind at the most; the others are only checked: house/belt (360)',
    )
    expect(out).toContain('362 of 362 examples hold, 0 problems')
    expect(code).toBe(0)
    const text = packOf({ examples })
    const sets = new PackSets(
      builtInPacks,
      (packs) => createLinter(packs),
      async () => text,
    )
    const document = (await sets.with(['a.yaml'])).document('a.yaml', text)
    expect(document.findings.at(-1)).toMatchObject({ claim: 'pack/examples', severity: 'information' })
  })

  test('copies of one sentence count once', async () => {
    const copies = Array.from({ length: 50 }, () => flag[0]!)
    const { out } = await tested(packOf({ patterns: [], examples: { flag: copies, clear } }))
    expect(out).toContain('for fewer than 40 examples flag them: house/belt (1)')
  })
})

describe('what a pack says holds', () => {
  test('the review of the pack, where the claim has none of its own', async () => {
    const of = async (more: object) => {
      const { packs } = await withUserPacks(builtInPacks, [
        { path: 'a.yaml', text: packOf(more, { reviewed: '2026-01-02' }) },
      ])
      return packs.claims.at(-1)!.reviewed
    }
    expect(await of({})).toBe('2026-01-02')
    expect(await of({ reviewed: '2026-03-04' })).toBe('2026-03-04')
  })

  test('a pattern that is certain, whatever hedge stands in it', async () => {
    const strength = async (certain: boolean) => {
      const patterns = [{ match: 'belt .. {prevent .. injury}', certain }]
      const { packs } = await withUserPacks(builtInPacks, [{ path: 'a.yaml', text: packOf({ patterns }) }])
      return createLinter(packs).open('A belt may prevent injuries.').findings[0]?.strength
    }
    expect([await strength(true), await strength(false)]).toEqual(['certain', 'possible'])
  })

  test('patterns beyond the bound are left out', async () => {
    const patterns = [...Array.from({ length: 800 }, () => 'strap .. prevent'), 'belt .. prevent']
    const text = packOf({ patterns })
    const { packs, read } = await withUserPacks(builtInPacks, [{ path: 'a.yaml', text }])
    expect(read[0]!.problems.map(({ code }) => code)).toEqual(['pack/patterns'])
    expect(packs.compiled.patterns.length - builtInPacks.compiled.patterns.length).toBe(800)
  })

  test('a topic of ours keeps its title', async () => {
    const text = packOf({ id: 'it-band/own' }, { pack: 'it-band', title: 'Mine' })
    const { packs } = await withUserPacks(builtInPacks, [{ path: 'a.yaml', text }])
    expect(packs.topics).toEqual(builtInPacks.topics)
  })
})
