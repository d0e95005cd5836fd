import { describe, expect, test } from 'vitest'
import { testLinter } from './marked.ts'

const linter = testLinter()
const knots = 'Rolling breaks up knots.'
const told = (text: string) =>
  linter.open(text, { path: 'a.md' }).findings.map(({ span }) => text.slice(0, span.start).split('\n').length)

describe('no prose is', () => {
  test.each([
    ['a comment of Obsidian', `%% ${knots} %%`],
    ['one in a paragraph', `Text %%${knots}%% more`],
    ['one of many lines', `%%\n${knots}\n\n- ${knots}\n\n\`\`\`\n%%`],
    ['one in a quotation', `> %%\n> ${knots}\n> %%`],
    ['a comment of Liquid', `{% comment %}\n${knots}\n\n${knots}\n{% endcomment %}`],
    ['one in a paragraph', `Text {%- comment -%}${knots}{%- endcomment -%} more`],
    ['code of Liquid', `{% highlight yaml %}\n${knots}\n\n${knots}\n{% endhighlight %}`],
    ['what Liquid puts in', `Text {{ "${knots}" | upcase }}`],
    ['a comment of kramdown', `{::comment}\n${knots}\n\n${knots}\n{:/comment}`],
    ['one with a short end', `{::comment}${knots}{:/}`],
    ['a formula', `$$\n${knots}\n$$`],
    ['a formula on a line', `Text $$${knots}$$ more`],
    ['the name of a heading', '## Text {#rolling breaks up knots}'],
    ['the class of a paragraph', 'Text\n{: .rolling title="Rolling breaks up knots"}'],
  ])('%s', (_, text) => {
    expect(told(text)).toEqual([])
    const behind = `${text}\n\n${knots}\n`
    expect(told(behind)).toEqual([behind.split('\n').length - 1])
  })
})

describe('prose is', () => {
  test.each([
    ['between signs of percent in words', `100%% sure. ${knots} 50%% so.`],
    ['between prices', `It costs $$ or $$$. ${knots} It costs $$ again.`],
    ['behind a comment that is never closed', `%% ${knots}`],
    ['between signs in code', `\`%%\` ${knots} \`%%\``],
    ['below signs in code', `\`\`\`mermaid\n%% a\n\`\`\`\n\n${knots}\n\n\`\`\`mermaid\n%% b\n\`\`\``],
    ['between two comments', `%% a %% ${knots} %% b %%`],
    ['in a paragraph with the signs of two', `Text %% a\n\n${knots}\n\nText %% b`],
    ['behind escaped signs', `\\%% ${knots} %%`],
    ['in single dollars', `$$5 and ${knots}`],
    ['in braces', `{${knots}}`],
  ])('what stands %s', (_, text) => {
    expect(told(text)).toHaveLength(1)
  })
})
