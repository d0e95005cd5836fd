import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import { configDocument } from '../server/src/core/config/document.ts'
import { strengths } from '../server/src/core/index.ts'
import { message } from '../server/src/core/judge/messages.ts'

const linter = builtIn()
const claims = [...linter.claims.values()]
const long =
  'a wording that goes on and on, from one end of the paragraph to the other, and names all that it can think of'

/** One line that an editor can show behind the marked words; it begins with them. */
const onPoint = /^“[^“”]+”.{10,}$/u

describe('the message of a finding', () => {
  test('of any built-in claim is one line of at most 100 units that begins with the words it is about', () => {
    for (const claim of claims)
      for (const strength of strengths)
        for (const by of ['pattern', 'model'] as const)
          for (const words of ['it', 'loosens the band', long]) {
            const told = message(claim, strength, words, by)
            expect(told.length, told).toBeLessThanOrEqual(100)
            expect(told).toMatch(onPoint)
          }
    expect(claims.length).toBeGreaterThan(80)
  })

  test('so are those that the claims’ own examples get, and they say what the evidence says', () => {
    let count = 0
    for (const claim of claims)
      for (const text of claim.examples.flag)
        for (const { message: told, by } of linter.open(text).findings) {
          count++
          expect(told.length, told).toBeLessThanOrEqual(100)
          if (by !== 'rule') expect(told).toMatch(onPoint)
        }
    expect(count).toBeGreaterThan(claims.length)
  })

  // Each line gets one rule's message, with names that are as long as writers make them.
  const name = 'a-name/that-somebody-thought-was-a-good-idea-when-the-list-was-shorter-than-it-is-by-now'
  test.each([
    ['a suppression of nothing', `<!-- goodform-disable-next-line ${claims[0]!.id} -- reason -->\nHello.\n`],
    ['a suppression of all and of nothing', '<!-- goodform-disable-next-line -->\nHello.\n'],
    ['a suppression of a claim that there is not', `<!-- goodform-disable-next-line ${name} -- reason -->\nHello.\n`],
    ['a suppression that is not known', `<!-- goodform-disable-${'very-'.repeat(12)}long ${name} -->\n\nHello.\n`],
    ['an end without a beginning', `<!-- goodform-enable ${name} -->\n\nHello.\n`],
    ['a block that does not end', `<!-- goodform-disable ${name} -->\n\nHello.\n`],
    ['front matter that is not YAML', '---\na: [\n---\n\nHello.\n'],
    ['front matter with wrong settings', `---\ngoodform: { disable: [${name}, 7], ${name}: x }\n---\n\nHello.\n`],
    ['a source to fill in', 'Stretching helps.[^1]\n\n[^1]: TODO: author, year, title, address\n'],
    ['a paragraph without an end', `${'word '.repeat(40_000)}\n`],
    ['a quotation in quotations', `${'> '.repeat(2_000)}Hello.\n`],
  ])('%s is told in at most 100 units', (_, text) => {
    const told = linter.open(text).findings.filter(({ by }) => by === 'rule')
    expect(told.length).toBeGreaterThan(0)
    for (const { message: said } of told) expect(said.length, said).toBeLessThanOrEqual(100)
  })

  test.each([
    'severity: strong',
    `severity: { ${name}: error }`,
    `severity: { unsafe: ${name} }`,
    `${name}: 1`,
    'minimumStrength: very certain indeed',
    'run: always and at once',
    'codeLens: maybe',
    'include: { a: b }',
    'ignore: ["!drafts/**", "", "../a", "a\\\\b", 7, "{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}{a,b}"]',
    'exercises: [[1]]',
    'packs: { a: b }',
    'baseline: [a]',
    'a: [',
    'a: 1\na: 2',
    '- a list',
    `${'['.repeat(200)}`,
    `ignore: *${name}`,
  ])('%j in a configuration is told in at most 100 units', (text) => {
    const { findings } = configDocument(text, { claims: claims.map(({ id }) => id), topics: [] })
    expect(findings.length).toBeGreaterThan(0)
    for (const { message: said } of findings) expect(said.length, said).toBeLessThanOrEqual(100)
  })
})
