import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { staleClaimPages } from '../scripts/build-docs.ts'
import { loadEvidence } from '../scripts/build-packs.ts'
import { dueForReview, evidenceFaults, schemaFaults } from '../scripts/check-evidence.ts'
import { type PackProblem, parsePack } from '../server/src/core/packs/parse.ts'
import { sourceUrl } from '../server/src/core/sources.ts'
import { escapeMarkdown } from '../server/src/core/tell/card.ts'

const { packs } = loadEvidence()
const good = readFileSync('test/fixtures/pack.yaml', 'utf8')

describe('the evidence', () => {
  test('has no fault that can be found offline', () => {
    expect(evidenceFaults(packs)).toEqual([])
  })

  test('is shown on pages that say what the packs say', () => {
    expect(staleClaimPages(packs)).toEqual([])
  })

  test('is due for review two years after the last one', () => {
    const day = packs.flatMap((pack) => pack.claims)[0]?.reviewed as string
    const later = (years: number) => `${Number(day.slice(0, 4)) + years}${day.slice(4)}`
    expect(dueForReview(packs, later(2))).toEqual([])
    expect(dueForReview(packs, later(3))).toEqual(packs.flatMap((pack) => pack.claims))
  })
})

describe('the check of the evidence finds', () => {
  const claim = packs.flatMap((pack) => pack.claims).find(({ id }) => id === 'fat-loss/breakfast-metabolism')!
  const source = claim.sources[0]!
  const faultsOf = (change: object) =>
    evidenceFaults([{ ...packs[0]!, claims: [{ ...claim, ...change }] }]).map((fault) =>
      fault.slice(fault.indexOf(': ') + 2),
    )

  test.each([
    ['no source', { sources: [] }, 'has no source.'],
    ['one wording only', { fair: ['Eat it if you like it.'] }, 'needs two wordings in `fair`.'],
    [
      'no limits',
      { limits: [] },
      'needs `limits`: say how far the finding goes, so that it does not teach the opposite.',
    ],
    [
      'a figure from nowhere',
      { finding: 'It does not: 987 kcal.' },
      "“987” is in the finding, and in no source's `says`.",
    ],
    [
      'a finding that does not fit its verdict',
      { finding: 'Breakfast is eaten in the morning.' },
      'is contradicted, and its finding does not say so.',
    ],
    [
      'a source without identifier',
      { sources: [{ ...source, doi: undefined, pmid: undefined }, ...claim.sources.slice(1)] },
      `“${source.title}” has no identifier and no address.`,
    ],
    [
      'a publication cited in two ways',
      { sources: [...claim.sources, { ...source, year: 1999 }] },
      `“${source.title}” has another year in fat-loss/breakfast-metabolism.`,
    ],
    [
      'a preprint',
      { sources: [...claim.sources, { ...source, doi: '10.1101/1', journal: 'medRxiv (preprint)' }] },
      `“${source.title}” was not read at its own record.`,
    ],
  ])('%s', (_, change, expected) => {
    expect(faultsOf(change)).toContain(expected)
  })
})

describe('the schema and the reader of packs agree', () => {
  const accepted = (text: string) => {
    const problems: PackProblem[] = []
    parsePack(text, problems)
    return problems.every((problem) => problem.severity !== 'error')
  }

  test.each(readdirSync('server/evidence').filter((file) => file !== 'cues.yaml'))('on %s', (file) => {
    const text = readFileSync(`server/evidence/${file}`, 'utf8')
    expect(schemaFaults(text)).toEqual([])
    expect(accepted(text)).toBe(true)
  })

  test('on a good pack', () => {
    expect(schemaFaults(good)).toEqual([])
    expect(accepted(good)).toBe(true)
  })

  test.each([
    ['no name', good.replace('pack: test\n', '')],
    ['a name with a space', good.replace('pack: test', 'pack: my test')],
    ['neither claims nor concepts', 'pack: test'],
    ['an unknown key', `${good}colour: red\n`],
    ['an unknown key of a claim', good.replace('    fits: []', '    fitz: []')],
    ['an unknown key of a source', good.replace('journal: A journal', 'magazine: A journal')],
    ['an unknown verdict', good.replace('verdict: overstated', 'verdict: nonsense')],
    ['an unknown certainty', good.replace('certainty: low', 'certainty: lowish')],
    ['an unknown strength', good.replace('    fits: []', '    carries: maybe')],
    ['no finding', good.replace(/ {4}finding: Rolling the band.*\n/, '')],
    ['an empty finding', good.replace(/finding: Rolling the band.*/, 'finding: ""')],
    ['a number for a text', good.replace(/finding: Rolling the band.*/, 'finding: 5')],
    ['no wording', good.replace(/fair: \[Rolling the outer.*/, 'fair: []')],
    ['a wording that is no text', good.replace(/fair: \[Rolling the outer.*/, 'fair: [1, 2]')],
    ['a text for a list', good.replace(/fair: \[Rolling the outer.*/, 'fair: Rolling feels good.')],
    ['a bad id', good.replace('id: test/band', 'id: test/The Band')],
    ['a bad DOI', good.replace('doi: 10.1000/xyz', 'doi: https://doi.org/10.1000/xyz')],
    ['a bad PMID', good.replace('doi: 10.1000/xyz', 'pmid: PM12')],
    ['a bad PMCID', good.replace('doi: 10.1000/xyz', 'pmcid: "123"')],
    ['a bad address', good.replace('doi: 10.1000/xyz', 'url: example.com')],
    ['a bad year', good.replace('year: 2020', 'year: 20')],
    ['a source without what it says', good.replace(', says: Nothing changed.', '')],
    ['a bad date', good.replace('2026-11-24', 'last week')],
    ['a pattern without its match', good.replace('patterns: ["<roll> .. <band>"]', 'patterns: [{ advice: true }]')],
    [
      'a flag that is no flag',
      good.replace('patterns: ["<roll> .. <band>"]', 'patterns: [{ match: "<roll>", advice: often }]'),
    ],
    ['an empty concept', good.replace('band: [IT band, ITB, iliotibial band]', 'band: []')],
    ['a phrase that is a number', good.replace('band: [IT band, ITB, iliotibial band]', 'band: [180]')],
    ['a concept in capitals', good.replace('  band: [IT', '  Band: [IT')],
    ['a redirect to nothing', good.replace('redirect: { band: glutes and quads }', 'redirect: { band: }')],
    [
      'examples as a list',
      good
        .replace('examples: { flag: [Roll your IT band.], clear:', 'examples: [{ clear:')
        .replace('[Do not roll your IT band.] }', '[Do not roll your IT band.] }]'),
    ],
    ['a claim that is a text', good.replace(/ {2}- id: test\/band[\s\S]*/, '  - Rolling is bad.\n')],
    ['a list', '- a\n- b\n'],
  ])('on one with %s: both refuse it', (_, text) => {
    expect(text).not.toBe(good)
    expect(schemaFaults(text)).not.toEqual([])
    expect(accepted(text)).toBe(false)
  })
})

describe('a source', () => {
  const source = { title: 'A title', design: 'cohort', says: 'It says so.' }
  test('has an address that holds in Markdown, whatever stands in its DOI', () => {
    expect(sourceUrl({ ...source, doi: '10.1519/1533-4287(2003)017<0629:E>2.0.CO;2' })).toBe(
      'https://doi.org/10.1519/1533-4287%282003%29017%3C0629:E%3E2.0.CO;2',
    )
    expect(sourceUrl({ ...source, url: 'javascript:alert(1)' })).toBeUndefined()
  })

  test('cannot bring markup into a page', () => {
    expect(escapeMarkdown('<img src=x> ![a](b) *c* `d` &amp; Q&A')).toBe(
      '\\<img src=x\\> !\\[a\\](b) \\*c\\* \\`d\\` \\&amp; Q&A',
    )
    expect(escapeMarkdown('# one\n2. two')).toBe('\\# one 2. two')
    expect(escapeMarkdown('2. two')).toBe('2\\. two')
  })
})
