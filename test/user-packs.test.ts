import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { builtInPacks } from '../server/src/built-in.ts'
import { testPacks } from '../server/src/cli/commands/packs.ts'
import { createLinter, type Linter } from '../server/src/core/index.ts'
import { PackSets, withUserPacks } from '../server/src/user-packs.ts'
import { measured } from './measured.ts'

const claim = (id: string, more: string) => `  - id: ${id}
    claim: A claim.
    verdict: unsupported
    certainty: low
    finding: Nothing is known.
    fair: [Nothing is known.]
${more}`

const beetroot = `pack: house
title: House rules
concepts:
  beetroot: [beetroot, beet juice, <beet-powder>]
  beet-powder: [beetroot powder]
claims:
${claim(
  'house/beetroot',
  `    patterns: ["<beetroot> .. {(dissolve|melt|break up) .. <knot>}", "<beetroot> .. {cure .. (cramp|hiccups)}"]
    examples:
      flag: [Beet juice dissolves knots overnight., Beetroot powder cures hiccups.]
      clear: [Beetroot does not cure hiccups., Do beets cure hiccups?, Some people say that beetroot cures hiccups.]
`,
)}`

/** A linter with these packs, and the problems as \`line: code\`. */
async function load(...texts: string[]) {
  const files = texts.map((text, i) => ({ path: `${i}.yaml`, text }))
  const { packs, read } = await withUserPacks(builtInPacks, files)
  const problems = read.map(({ text, problems }) =>
    problems.map((p) => `${text.slice(0, p.start).split('\n').length}: ${p.code.slice(5)}`),
  )
  const linter = createLinter(packs)
  return { packs, problems, marks: (text: string) => linter.open(text).findings.map((f) => f.claim) }
}

describe('a pack of one’s own', () => {
  test('marks its claims beside the built-in ones, in any inflected form, and may use built-in concepts', async () => {
    const { marks, problems } = await load(beetroot)
    expect(problems).toEqual([[]])
    expect(marks('Drinking beet juice dissolved her adhesions.')).toEqual(['house/beetroot'])
    expect(marks('Rolling breaks up knots. Beetroot cures cramps.')).toEqual([
      'foam-rolling/breaks-up-knots',
      'house/beetroot',
    ])
    expect(marks('Beetroot might cure cramps.')).toEqual(['house/beetroot'])
    expect(marks('Beetroot has never cured a cramp.')).toEqual([])
  })

  test('leaves what the built-in packs find as it is', async () => {
    const { packs } = await load(beetroot)
    const before = createLinter(builtInPacks)
    const after = createLinter(packs)
    const seen = (linter: Linter, text: string) =>
      linter.open(text).findings.map(({ claim, span, strength, severity }) => ({ claim, span, strength, severity }))
    for (const { examples } of builtInPacks.claims)
      for (const text of [...examples.flag, ...examples.clear].slice(0, 3))
        expect(seen(after, text), text).toEqual(seen(before, text))
    expect(packs.claims.length).toBe(builtInPacks.claims.length + 1)
    expect(packs.topics.at(-1)).toEqual({ name: 'house', title: 'House rules' })
  })

  test('may use the concepts of another one', async () => {
    const first = 'pack: words\nconcepts:\n  kettlebell: [kettlebell, girya]\n'
    const second = `pack: bells\nclaims:\n${claim('bells/cold', '    patterns: ["<kettlebell> .. {cure .. cold}"]\n')}`
    const { marks, problems } = await load(second, first)
    expect(problems).toEqual([[], []])
    expect(marks('Swinging a girya cures the common cold.')).toEqual(['bells/cold'])
  })

  test.each([
    ['an unknown concept', claim('house/b', '    patterns: ["<knut>"]\n'), ['9: unknown-concept']],
    ['an unknown concept in a redirect', claim('house/b', '    redirect: { knut: arms }\n'), ['9: unknown-concept']],
    ['an unknown concept that makes sound', claim('house/b', '    sound-with: [knut]\n'), ['9: unknown-concept']],
    ['an id twice', claim('house/b', '') + claim('house/b', ''), ['9: id-twice']],
    ['a bad pattern', claim('house/b', '    patterns: ["(open"]\n'), ['9: pattern']],
    ['an id of another pack', claim('it-band/rolling', ''), ['3: id']],
  ])('%s is told at its line, and the rest is at work', async (_, more, expected) => {
    const text = `pack: house\nclaims:\n${more}${claim('house/a', '    patterns: ["beetroot .. {cure}"]\n')}`
    const { marks, problems } = await load(text, beetroot.replaceAll('house', 'home'))
    expect(problems).toEqual([expected, []])
    expect(marks('Beetroot cures everything.')).toEqual(['house/a'])
    expect(marks('Beet juice dissolves knots.')).toEqual(['home/beetroot'])
  })

  test('cannot take the id of a built-in claim or of an earlier pack, nor the name of a built-in concept', async () => {
    const again = `pack: it-band\nconcepts:\n  knot: [bow]\nclaims:\n${claim('it-band/rolling', '    patterns: [zzz]\n')}`
    const { problems, packs } = await load(again, beetroot, beetroot)
    expect(problems).toEqual([
      ['5: id-taken', '3: concept-twice'],
      [],
      ['7: id-taken', '4: concept-twice', '5: concept-twice'],
    ])
    expect(packs.claims.filter(({ id }) => id === 'it-band/rolling').length).toBe(1)
  })

  test('touches no prototype', async () => {
    const { problems } = await load(
      `pack: x\nconcepts:\n  __proto__: [a]\n  constructor: [hack]\nclaims:\n${claim(
        'x/constructor',
        '    redirect: { __proto__: polluted, constructor: y }\n    patterns: ["<constructor> (__proto__|toString)"]\n',
      )}`,
    )
    expect(problems[0]).toEqual(['3: concept-name', '12: unknown-concept', '13: pattern'])
    expect(({} as Record<string, unknown>).polluted).toBeUndefined()
    expect(Object.keys(Object.prototype)).toEqual([])
  })
})

const words = (n: number) =>
  Array.from(
    { length: n },
    (_, i) => `w${[3, 2, 1, 0].map((p) => String.fromCharCode(97 + (Math.floor(i / 26 ** p) % 26))).join('')}`,
  )
const lines = (n: number, line: (i: number) => string) => Array.from({ length: n }, (_, i) => line(i)).join('\n')

describe('a pack that is built to do harm is told within a second, and the linter works on', measured, () => {
  test.each([
    [
      'an endless alternation',
      `pack: x\nclaims:\n${claim('x/y', `    patterns: ["(${words(9000).join('|')})"]\n`)}`,
      'words',
    ],
    ['10 MB', `pack: x\n# ${'x'.repeat(10_000_000)}`, 'size'],
    [
      'the same id again and again',
      `pack: x\nclaims:\n${lines(1200, () => '  - { id: x/y, claim: c, verdict: unsupported, certainty: low, finding: f, fair: [a] }')}`,
      'id-twice',
    ],
    ['the same key again and again', `pack: x\nconcepts:\n${lines(8000, () => '  a: [b]')}`, 'key-twice'],
    ['thousands of keys', `pack: x\nconcepts:\n${lines(8000, (i) => `  a${i}: []`)}`, 'concept-phrases'],
    [
      'aliases that explode',
      `pack: x\nconcepts:\n  a: &a [lol, lol]\n${lines(20, (i) => `  b${i}: &b${i} [*${i ? `b${i - 1}` : 'a'}, *${i ? `b${i - 1}` : 'a'}]`)}`,
      'alias',
    ],
    ['brackets without end', `pack: ${'['.repeat(140_000)}`, 'depth'],
    ['brackets with names between them', `pack: ${'[a,'.repeat(5000)}`, 'depth'],
    ['markers of lists without end', `pack:\n  ${'- '.repeat(5000)}a`, 'depth'],
    [
      'concepts that explode',
      `pack: x\nconcepts:\n  c0: [a, b, c, d, e, f, g, h]\n${lines(9, (i) => `  c${i + 1}: ["<c${i}> <c${i}> <c${i}>"]`)}`,
      'concept-size',
    ],
    [
      'many concepts that explode',
      `pack: x\nconcepts:\n  c0: [a, b, c, d, e, f, g, h]\n${lines(4000, (i) => `  d${i}: ["<c0> <c0> <c0>"]`)}`,
      'concepts-size',
    ],
    [
      'thousands of patterns',
      `pack: x\nclaims:\n${claim('x/y', `    patterns:\n${lines(4000, () => '      - roll ..30 a b c d')}\n`)}`,
      'patterns',
    ],
    [
      'thousands of unknown concepts',
      `pack: x\nclaims:\n${claim('x/y', `    patterns:\n${lines(5000, (i) => `      - <n${i}>`)}\n`)}`,
      'unknown-concept',
    ],
  ])('%s', async (_, text, code) => {
    await load()
    await withUserPacks(builtInPacks, [{ path: 'warm.yaml', text: beetroot }])
    const start = process.cpuUsage()
    const { problems, marks } = await load(text)
    const { user, system } = process.cpuUsage(start)
    expect((user + system) / 1000).toBeLessThan(1000)
    expect(problems[0]!.map((problem) => problem.split(': ')[1])).toContain(code)
    expect(problems[0]!.length).toBeLessThanOrEqual(101)
    expect(marks('Rolling breaks up knots.')).toEqual(['foam-rolling/breaks-up-knots'])
  })
})

describe('goodform packs test', () => {
  const run = async (files: Record<string, string>, paths = Object.keys(files)) => {
    let out = ''
    let error = ''
    const io = {
      cwd: '/',
      env: {},
      isTTY: false,
      read: async (path: string) => {
        if (!(path in files)) throw new Error('there is no such file.')
        return new TextEncoder().encode(files[path])
      },
      write: async () => {},
      find: async () => undefined,
      stdin: async () => new Uint8Array(),
      out: (text: string) => {
        out += text
      },
      error: (text: string) => {
        error += text
      },
    }
    const code = await testPacks(paths, builtInPacks, createLinter, io)
    return { code, out, error }
  }

  test('says of a good pack that all its examples hold', async () => {
    expect(await run({ 'a.yaml': beetroot })).toEqual({
      code: 0,
      out: 'a.yaml: 1 claim, 5 of 5 examples hold, 0 problems\n',
      error: '',
    })
  })

  test('tells a file that cannot be read, and tests the others', async () => {
    const { code, out, error } = await run({ 'a.yaml': beetroot }, ['b.yaml', 'a.yaml'])
    expect({ code, error }).toEqual({ code: 2, error: 'goodform: b.yaml: there is no such file.\n' })
    expect(out).toContain('a.yaml: 1 claim')
  })

  test('tells each example that does not hold, at its place, and why', async () => {
    const wrong = beetroot
      .replace('Beetroot powder cures hiccups.', 'Carrots cure hiccups.')
      .replace('Do beets cure hiccups?', 'Beetroot cures hiccups.')
    const { code, out } = await run({ 'a.yaml': wrong })
    expect(code).toBe(1)
    expect(out.split('\n')).toEqual([
      'a.yaml:15:53: warning: This example is not marked: add a pattern that meets its words, or move it to `clear` if it says less than the claim. (pack/example)',
      'a.yaml:16:48: warning: This example must stay clear, but “Beetroot cures hiccups” is read as certain: narrow the pattern that meets it, or move it to `flag`. (pack/example)',
      'a.yaml: 1 claim, 3 of 5 examples hold, 2 problems',
      '',
    ])
  })
})

describe('linters with packs', () => {
  const files: Record<string, string> = { '/a/house.yaml': beetroot, '/a/bad.yaml': 'pack: [' }
  const read = async (path: string) => {
    if (path === '/a/locked.yaml') throw new Error('It is locked.')
    return files[path]
  }
  let built = 0
  const sets = new PackSets(
    builtInPacks,
    (packs) => {
      built++
      return createLinter(packs)
    },
    read,
  )

  test('are made once for a set of packs, and anew after a change', async () => {
    const before = built
    const first = await sets.with(['/a/house.yaml'])
    expect(await sets.with(['/a/house.yaml'])).toBe(first)
    expect(built - before).toBe(1)
    expect(first.linter.open('Beetroot cures cramps.').findings.map(({ claim }) => claim)).toEqual(['house/beetroot'])
    sets.forget()
    expect(await sets.with(['/a/house.yaml'])).not.toBe(first)
  })

  test('tell packs that cannot be read, and have the others', async () => {
    const { linter, unread, read } = await sets.with(['/a/no.yaml', '/a/locked.yaml', '/a/bad.yaml', '/a/house.yaml'])
    expect(unread).toEqual([
      { path: '/a/no.yaml', message: 'There is no such file.' },
      { path: '/a/locked.yaml', message: 'It is locked.' },
    ])
    expect(read.map(({ path, problems }) => [path, problems.length > 0])).toEqual([
      ['/a/bad.yaml', true],
      ['/a/house.yaml', false],
    ])
    expect(linter.claims.has('house/beetroot')).toBe(true)
  })

  test('check a pack while it is written, its examples too', async () => {
    const set = await sets.with(['/a/house.yaml'])
    const document = set.document('/a/house.yaml', beetroot)
    expect(document.findings).toEqual([])
    const start = beetroot.indexOf('cure .. (cramp')
    const edited = document.edit([{ start, end: start + 4, newText: 'heal <cramps> ' }])
    expect(edited.findings.map(({ claim, message }) => [claim, message.split(/[:“]/)[0]])).toEqual([
      ['pack/unknown-concept', 'There is no concept '],
      ['pack/example', 'This example is not marked'],
    ])
    expect(edited.findings[0]!.span.start).toBeGreaterThan(start)
  })
})

test('of a long text that cannot be read only the beginning is told', async () => {
  const text = beetroot.replace('title:', ']').replace('verdict:', '>verdict:')
  const { read } = await withUserPacks(builtInPacks, [{ path: 'a.yaml', text }])
  expect(read[0]!.problems.some(({ message }) => message.includes('certainty: low') && message.endsWith('…"'))).toBe(
    true,
  )
  for (const { message } of read[0]!.problems) expect(message.length).toBeLessThan(150)
})

test('a pack with anything done to it is read without an error, and every problem lies in its text', async () => {
  await withUserPacks(builtInPacks, [{ path: 'warm.yaml', text: beetroot }])
  const piece = fc.constantFrom(
    '',
    ' ',
    '\n',
    '- ',
    ': ',
    '[',
    ']',
    '{',
    '"',
    "'",
    '<',
    '>',
    '..',
    '&a ',
    '*a',
    '|\n',
    '# ',
    '\t',
    'é',
    '😀',
    '\0',
    'null',
    '1e400',
  )
  const change = fc.tuple(fc.nat(beetroot.length), fc.nat(12), piece)
  await fc.assert(
    fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 4 }), async (changes) => {
      await new Promise(setImmediate)
      const text = changes.reduce((t, [at, length, put]) => t.slice(0, at) + put + t.slice(at + length), beetroot)
      const { packs, read } = await withUserPacks(builtInPacks, [{ path: 'a.yaml', text }])
      expect(packs.claims.length).toBeGreaterThanOrEqual(builtInPacks.claims.length)
      for (const { start, end, message } of read[0]!.problems) {
        expect(start).toBeGreaterThanOrEqual(0)
        expect(end).toBeLessThanOrEqual(text.length)
        expect(start).toBeLessThanOrEqual(end)
        expect(message.length).toBeLessThan(400)
      }
    }),
    { numRuns: 100 },
  )
})
