import { expect, test } from 'vitest'
import type { Finding } from '../server/src/core/index.ts'
import { placeLabels } from '../training/lib/articles.ts'
import { compare, ofStances, ofTopics, Totals } from '../training/lib/findings.ts'

const text = 'Rolling melts knots. Nobody has shown that it lengthens the band. Sweat shows fat loss.'
const labels = placeLabels(
  text,
  [
    { line: 1, quote: 'Rolling melts knots', claims: ['rolling/knots'], label: 'flag', stance: 'asserted' },
    { line: 1, quote: 'it lengthens the band', claims: ['band/length'], label: 'clear', stance: 'denied' },
    { line: 1, quote: 'Sweat shows fat loss', claims: ['fat/sweat'], label: 'flag', stance: 'asserted' },
  ],
  'a',
)
const finding = (claim: string, words: string): Finding => {
  const start = text.indexOf(words)
  return { claim, span: { start, end: start + words.length } } as Finding
}
const article = { writer: 'w', name: 'a', text, labels, rows: [] }

test('a wording to leave alone that findings mark counts once, for all, its topic and its stance', () => {
  const found = [
    finding('rolling/knots', 'Rolling melts'),
    finding('band/length', 'lengthens the band'),
    finding('band/other', 'lengthens'),
  ]
  const { all, byTopic, byStance } = compare(article, found)
  expect(all).toMatchObject({ flags: 2, named: 1, falseAlarms: 2, traps: 1, trapsFlagged: 1 })
  expect(byTopic.get('band')).toMatchObject({ falseAlarms: 2, traps: 1, trapsFlagged: 1 })
  expect(byStance.get('denied')).toMatchObject({ traps: 1, trapsFlagged: 1 })
})

test('tables say of topics and stances what can be said of them', () => {
  const totals = new Totals()
  const { all, byTopic, byStance } = compare(article, [finding('band/length', 'lengthens the band')])
  totals.add('writer w', all)
  for (const [name, tally] of byTopic) totals.add(`topic ${name}`, tally)
  for (const [name, tally] of byStance) totals.add(`stance ${name}`, tally)
  expect(totals.table('writer', 'writer ').split('\n')[2]).toBe('| w | 2 | 0.00 | 0.00 | 0.00 | 66.67 | 1 of 1 |')
  expect(totals.table('topic', 'topic ', ofTopics)).toContain('| band | 0 | 0.00 |  |  | 1 of 1 |')
  expect(totals.table('stance', 'stance ', ofStances)).toBe(
    `| stance | flags | recall | left-alone wordings marked |
| --- | ---: | ---: | ---: |
| asserted | 2 | 0.00 |  |
| denied | 0 |  | 1 of 1 |`,
  )
})
