import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import { applySafeFixes } from '../server/src/core/fix/apply.ts'
import { apply } from './marked.ts'

const linter = builtIn()
const said = 'Sitting is the new smoking'
const hedged = 'Sitting may be the new smoking'
const fixed = (text: string, path = 'a.md') => applySafeFixes(linter.open(text, { path }), linter).text

describe('a fix leaves what links lead by', () => {
  const definition = `\n\n[${said}]: https://example.org\n`

  test.each([
    ['a label', `See [${said}].${definition}`],
    ['a label with empty brackets', `See [${said}][].${definition}`],
    ['a label in another case', `See [${said.toUpperCase()}].\n\n[${said}]: https://example.org\n`],
    ['a label in a heading', `## [${said}]${definition}`],
    ['the label behind a text', `See [this][${said}].${definition}`],
    ['the text of an image that is its label', `![${said}]${definition}`],
    ['the same with empty brackets', `![${said}][]${definition}`],
    ['a wiki link', `See [[${said}]].`],
    ['a wiki link with words of its own', `See [[Chairs|${said}]].`],
    ['what is embedded', `![[${said}]]`],
    ['the key of an abbreviation', `*[${said}]: a slogan`],
    ['the name of a heading', `## Chairs {#${said.replaceAll(' ', '-')}}`],
    ['a heading that a link leads to', `[Why](#sitting-is-the-new-smoking)\n\n## ${said}\n`],
    ['a second heading of these words', `[Why](#sitting-is-the-new-smoking-1)\n\n## ${said}\n`],
    ['a heading that a wiki link leads to', `[[#${said}]]\n\n## ${said}\n`],
    ['a heading that HTML leads to', `<a href="#sitting-is-the-new-smoking">Why</a>\n\n## ${said}\n`],
    ['a heading that a definition leads to', `[Why]\n\n## ${said}\n\n[Why]: #sitting-is-the-new-smoking\n`],
  ])('as it is: %s', (_, text) => {
    expect(fixed(text)).toBe(text)
    const document = linter.open(text, { path: 'a.md' })
    const label = text.includes('## Sitting') ? '](#' : `[${said}`
    for (const finding of document.findings)
      for (const fix of linter.fixes(document, finding))
        if (text.includes(label)) expect(apply(text, fix.edits)).toContain(label)
  })

  test.each([
    ['the text of a link', `See [${said}](https://example.org).`],
    ['the text of a link with a label', `See [${said}][why].\n\n[why]: https://example.org\n`],
    ['brackets that lead nowhere', `See [${said}].`],
    ['a heading that nothing leads to', `[Why](#chairs)\n\n## ${said}\n`],
    ['text beside a label', `${said} ([Jo]).\n\n[Jo]: https://example.org\n`],
  ])('and changes %s', (_, text) => {
    expect(fixed(text)).toBe(text.replace(said, hedged))
  })
})
