import { describe, expect, test } from 'vitest'
import { covers } from '../server/src/core/read/suppressions.ts'
import { apply, testLinter } from './marked.ts'

const linter = testLinter()
const knots = 'Rolling breaks up knots.'
const told = (text: string, path = 'a.md') => linter.open(text, { path }).findings.map((finding) => finding.claim)

describe('a suppression', () => {
  test.each([
    ['the next line', `<!-- goodform-disable-next-line test/knots -- quoted -->\n${knots}`],
    ['the next line, behind an empty one', `<!-- goodform-disable-next-line -->\n\n${knots}`],
    ['its own line', `${knots} <!-- goodform-disable-line test -->`],
    ['the next block', `<!-- goodform-disable-next-block -->\n\nFirst line.\n${knots}`],
    ['the next block, all of a list', `<!-- goodform-disable-next-block -->\n- First.\n- ${knots}\n  - ${knots}`],
    ['the next block, a list with blank lines', `<!-- goodform-disable-next-block -->\n\n1. First.\n\n2. ${knots}`],
    ['the next block, all of a quotation', `<!-- goodform-disable-next-block -->\n> One.\n>\n> ${knots}`],
    ['the next block, all of a table', `<!-- goodform-disable-next-block -->\n| a |\n| - |\n| b |\n| ${knots} |`],
    [
      'the next block, all of a footnote',
      `Text.[^a]\n\n<!-- goodform-disable-next-block -->\n[^a]: One.\n\n    ${knots}`,
    ],
    ['what stands between two comments', `<!-- goodform-disable -->\n\n${knots}\n\n<!-- goodform-enable -->`],
    ['the whole file', `${knots}\n\n<!-- goodform-disable-file test/knots -- a list of myths -->`],
    ['the file, from its front matter', `---\ngoodform:\n  disable: [test/knots]\n---\n\n${knots}`],
    ['the file, by a topic in its front matter', `---\ntitle: x\ngoodform: { disable: test }\n---\n\n${knots}`],
    ['all claims, from the front matter', `---\ngoodform: { disable: true }\n---\n\n${knots}`],
    ['a line of MDX', `{/* goodform-disable-next-line test/knots -- why */}\n\n${knots}`],
    ['a line of MDX in a paragraph', `Text first.\n{/* goodform-disable-next-line */}\n${knots}`],
    ['the next block of MDX', `{/* goodform-disable-next-block -- why */}\n\nFirst line.\n${knots}`],
    ['a line of MDX by itself', `${knots} {/* goodform-disable-line */}`],
    ['a file of MDX', `${knots}\n\n{/* goodform-disable-file -- why */}`],
    ['a block of MDX', `{/* goodform-disable */}\n\n${knots}\n\n{/* goodform-enable */}`],
    ['the next block of MDX, right above it', `{/* goodform-disable-next-block */}\nFirst line.\n${knots}`],
    ['the next block, right above it', `<!-- goodform-disable-next-block -->\nFirst line.\n${knots}`],
    ['the next line, with a reason close behind its marks', `<!-- goodform-disable-next-line --quoted -->\n${knots}`],
    ['a claim, with a reason close behind its marks', `<!-- goodform-disable-next-line test/knots --a -->\n${knots}`],
  ])('silences %s', (_, text) => {
    for (const path of text.includes('{/*') ? ['a.mdx'] : ['a.md', 'a.mdx']) expect(told(text, path)).toEqual([])
  })

  test('speaks of no claim whose name only begins like its own', () => {
    const suppression = {
      span: { start: 0, end: 9 },
      claims: ['test/knot'],
      reason: '',
      directive: { start: 0, end: 0 },
    }
    expect(covers(suppression, 'test/knots')).toBe(false)
    expect(covers(suppression, 'test/knot')).toBe(true)
    expect(covers({ ...suppression, claims: ['test'] }, 'test/knots')).toBe(true)
    expect(covers({ ...suppression, claims: ['te'] }, 'test/knots')).toBe(false)
  })

  test('ends where its claims are named in another order', () => {
    const text = (names: string) =>
      `<!-- goodform-disable test/knots, test/band -->\n\n${knots}\n\n<!-- goodform-enable ${names} -->\n\n${knots}`
    for (const names of ['test/band test/knots', 'test/knots test/band'])
      expect(told(text(names))).toEqual(['test/knots'])
    expect(told(text('test/band'))).toEqual(['goodform/bad-suppression'])
  })

  test('is heeded only so often in a document', () => {
    const text = (n: number) => `${`${knots} <!-- goodform-disable-line -->\n\n`.repeat(n)}`
    expect(told(text(2_000))).toEqual([])
    expect(told(text(2_001))).toEqual(['test/knots', 'goodform/bad-suppression'])
  })

  test.each([
    [
      'a claim',
      'disable-next-line test/knot',
      'There is no claim, topic or rule “test/knot”. Did you mean “test/knots”?',
    ],
    ['a topic', 'disable-file tests', 'There is no claim, topic or rule “tests”. Did you mean “test”?'],
    [
      'one of two',
      'disable-line test/knots nothing-like-it -- why',
      'There is no claim, topic or rule “nothing-like-it”.',
    ],
    [
      'a reason without its marks',
      'disable-next-line test/knots because I say so',
      'There is no claim, topic or rule “because”. A reason stands behind “--”.',
    ],
  ])('of what there is not is told as that: %s', (_, directive, message) => {
    const { findings } = linter.open(`Text.\n\n<!-- goodform-${directive} -->\n\nText.`, { path: 'a.md' })
    expect(findings.map((finding) => [finding.claim, finding.message])).toEqual([['goodform/bad-suppression', message]])
  })

  test('may speak of rules', () => {
    expect(told('<!-- goodform-disable-file goodform/bad-suppression -->\n\nText.')).toEqual([
      'goodform/unused-suppression',
    ])
    expect(told('name: A\ninstructions: [Do.]\n# goodform-disable-file exercise\n', 'a.exercise.yaml')).toEqual([
      'goodform/unused-suppression',
    ])
  })

  test.each([
    ['the next line', `# goodform-disable-next-line test/knots -- why\nnotes: ${knots}`],
    ['its own line', `notes: ${knots} # goodform-disable-line`],
    ['the next block', `# goodform-disable-next-block -- why\nnotes: |\n  One.\n  ${knots}`],
    ['the next block, whose name stands below', `# goodform-disable-next-block\nnotes: ${knots}\naliases: [B]`],
    ['what stands between two comments', `# goodform-disable\nnotes: ${knots}\n# goodform-enable`],
    ['the file', `notes: ${knots}\n# goodform-disable-file`],
  ])('silences %s of YAML', (_, text) => {
    const exercise = `name: A\n${text}\ninstructions: [Do.]\n`
    expect(told(exercise, 'a.exercise.yaml')).toEqual([])
    expect(told(exercise.replaceAll(/ ?# goodform.*/g, ''), 'a.exercise.yaml')).toEqual(['test/knots'])
  })

  test.each([
    ['a block ends with it', `<!-- goodform-disable-next-block -->\n\nOne.\n\n${knots}`],
    ['a list ends with it', `<!-- goodform-disable-next-block -->\n- One.\n\nText.\n\n- ${knots}`],
    [
      'a list ends with it, before another in one block',
      `<!-- goodform-disable-next-block -->\n- One.\n\nText.\n- ${knots}`,
    ],
    ['a part of a list', `- <!-- goodform-disable-next-block -->\n  One.\n- ${knots}`],
  ])('of a block does not go on: %s', (_, text) => {
    expect(told(text)).toEqual(['goodform/unused-suppression', 'test/knots'])
  })

  test('of a line ends before the next', () => {
    const text = '<!-- goodform-disable-next-line -->\nOne.\nRoll your IT band.'
    expect(told(text)).toEqual(['goodform/unused-suppression', 'test/band'])
  })

  test('ends where its claims are named again, whatever was begun meanwhile', () => {
    const text = [
      '<!-- goodform-disable test/knots -->',
      knots,
      '<!-- goodform-disable test/band -->',
      'Roll your IT band.',
      '<!-- goodform-enable test/knots -->',
      knots,
      'Roll your IT band.',
    ].join('\n\n')
    expect(
      linter.open(text, { path: 'a.md' }).findings.map(({ span }) => text.slice(0, span.start).split('\n').length),
    ).toEqual([11])
  })

  test('that ends what was never begun, or has no name of a directive, is told of', () => {
    expect(told('<!-- goodform-disable -->\n\nText.\n\n<!-- goodform-enable test/band -->')).toEqual([
      'goodform/unused-suppression',
      'goodform/bad-suppression',
    ])
    expect(told('<!-- goodform-disable-next-lines -->\n\nText.')).toEqual(['goodform/bad-suppression'])
  })

  test.each([
    ['in a comment', '<!-- goodform-disable-file test/band -->\n\nText.'],
    ['in the front matter', '---\ngoodform: { disable: [test/band] }\n---\n\nText.'],
    ['in braces', '{/* goodform-disable-next-line */}\n\nText.'],
  ])('that silences nothing is told of, %s', (_, text) => {
    expect(told(text)).toEqual(['goodform/unused-suppression'])
  })

  test('in code is no suppression', () => {
    expect(told(`\`{/* goodform-disable-file */}\`\n\n${knots}`)).toEqual(['test/knots'])
  })

  test('what stands in braces as a comment is no prose', () => {
    expect(told(`{/* ${knots} */}\n\nText.`, 'a.mdx')).toEqual([])
  })

  test.each([
    ['a.md', '<!-- goodform-disable-next-line test/knots -- reason -->\n'],
    ['a.mdx', '{/* goodform-disable-next-line test/knots -- reason */}\n'],
  ])('is written as %s has its comments', (path, comment) => {
    const document = linter.open(knots, { path })
    const fix = linter.fixes(document, document.findings[0]!).find(({ kind }) => kind === 'suppress')!
    expect(apply(knots, fix.edits)).toBe(comment + knots)
  })
})
