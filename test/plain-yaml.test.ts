import { describe, expect, test } from 'vitest'
import { sequence } from '../scripts/bench/articles.ts'
import { readFrontMatter } from '../server/src/core/read/frontmatter.ts'
import { readPlainYaml } from '../server/src/core/read/plain-yaml.ts'

const read = (yaml: string) => readFrontMatter(`---\n${yaml}---\n`, 4, 4 + yaml.length, 'yaml')
/** Where front matter is plain, a comment at its end changes nothing of what is read, but needs the library. */
function expectSame(yaml: string): boolean {
  if (!readPlainYaml(yaml)) return false
  expect(read(yaml), yaml).toEqual(read(`${yaml}# end\n`))
  return true
}

const fields = [
  'title: Rolling breaks up knots',
  'title: “Knots” – what’s in them?',
  'title: 5 knots, and how to roll them',
  'title: "Knots: a story # of rolling"',
  "title: 'Knots: a story'",
  'title: It\'s 5 o"clock [maybe]',
  'title: 5',
  'title: 0x1F',
  'title: 1e5',
  'title: true',
  'title: Null',
  'title: ~',
  'title:',
  'title: ',
  'title:  two blanks',
  'title: ends in a blank ',
  'title: "it ends" here',
  'title: "an \\" escape"',
  "title: 'it''s doubled'",
  'title: a: b',
  'title: a:b',
  'title: a # b',
  'title: - a',
  'title: [a, b c]',
  'title: [a, b',
  'title: []',
  'title: {a: b}',
  'title: >',
  'title: &anchor a',
  'title: *anchor',
  'title: !tag a',
  'title: ......',
  'title: 12:30',
  'title : spaced',
  'TITLE: Kn\u00f6tchen \u00fcben',
  'sub-title: knots\u00a0',
  'og_title: knots\u2028too',
  'dek: \ud83d\ude00 knots',
  'dek: a\ttab',
  'summary: knots\r',
  'date: 2026-11-26',
  'draft: false',
  'tags:',
  'tags: [rolling, knots, it-band]',
  '  - rolling',
  '  - knots and bands',
  '- rolling',
  '    - deeper',
  '  - "quoted"',
  '  nested: Rolling breaks up knots',
  '  and more words',
  'exercises: [goblet-squat]',
  'exercises:',
  'goodform: {disable: true}',
  'goodform:',
  '  disable: true',
  '---',
  '...',
  '',
  '# a comment',
  'no field at all',
]

describe('front matter that is plain is read as the library reads it', () => {
  test('whatever lines stand together', () => {
    for (const field of fields) expectSame(`${field}\n`)
    const random = sequence(7)
    let plain = 0
    for (let i = 0; i < 6000; i++) {
      const count = 1 + Math.floor(random() * 5)
      const lines = Array.from({ length: count }, () => fields[Math.floor(random() * fields.length)])
      if (expectSame(`${lines.join('\n')}\n`)) plain++
    }
    expect(plain).toBeGreaterThan(400)
  })

  test('which is what most articles have', () => {
    const yaml =
      'title: "Knots: why"\nauthor: Jo O’Neill\ndate: 2026-11-26\ndraft: false\ntags:\n  - rolling\n  - it-band\n'
    expect(readPlainYaml(yaml)).toHaveLength(5)
    expect(read(yaml).passages.map(({ text }) => text)).toEqual(['Knots: why'])
  })
})
