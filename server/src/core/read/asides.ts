import { gap } from './phrasing.ts'

/** What is no prose in the Markdown of a program: comments of Obsidian, Liquid and kramdown, Liquid's code, formulas. */
interface Aside {
  /** How one begins that may hold blank lines, in the first column, and what ends it. */
  readonly opens: RegExp
  readonly closes: RegExp
}

const liquid = (name: string) => String.raw`\{%-?[ \t]{0,9}${name}\b[^%{}]{0,200}%\}`

const asides: readonly Aside[] = [
  { opens: /%%(?!%)/y, closes: /%%/ },
  { opens: new RegExp(liquid('(?:comment|highlight)'), 'y'), closes: new RegExp(liquid('end(?:comment|highlight)')) },
  { opens: /\{::comment\}/y, closes: /\{:\/(?:comment)?\}/ },
]

/** What ends the aside that begins at an offset, which starts a line; undefined where none does. */
export function asideAt(text: string, at: number): RegExp | undefined {
  if (text[at] !== '%' && text[at] !== '{') return undefined
  return asides.find(({ opens }) => {
    opens.lastIndex = at
    return opens.test(text)
  })?.closes
}

// None looks further than a long one reaches, nor beyond another beginning: the time grows with the length only.
const blankLine = String.raw`(?:\r\n|\n|\r(?!\n))[ \t]*[\r\n]`
const parts = {
  fence: '^[ \\t>]{0,9}(?<fence>`{3,}(?=[^`\\r\\n]*$)|~{3,})[\\s\\S]*?(?:^[ \\t>]{0,9}\\k<fence>|$(?![\\s\\S]))',
  code: '(?<ticks>`+)(?!`)(?:(?!\\k<ticks>)[\\s\\S]){0,5000}?\\k<ticks>(?!`)',
  html: String.raw`<!--[\s\S]*?(?:-->|$(?![\s\S]))|^ {0,3}<(?:script|pre|style|textarea)\b[\s\S]*?(?:<\/(?:script|pre|style|textarea)>|$(?![\s\S]))`,
  escape: String.raw`\\[\s\S]`,
}
const hidden = [
  String.raw`^%%(?!%)(?:(?!%%)[\s\S]){0,20000}%%`,
  String.raw`(?<![^\s(])%%(?!%)(?:(?!%%|${blankLine})[\s\S]){1,5000}%%(?!%)`,
  `${liquid('(?<liquid>comment|highlight)')}(?:(?!${liquid('(?:comment|highlight)')})[\\s\\S]){0,20000}?${liquid('end\\k<liquid>')}`,
  String.raw`\{::comment\}(?:(?!\{::)[\s\S]){0,20000}?\{:\/(?:comment)?\}`,
  String.raw`^[ \t>]{0,9}\$\$[ \t]*$(?:(?!\$\$|${blankLine})[\s\S]){1,5000}\$\$[ \t]*$`,
  String.raw`^[ \t>]{0,9}\$\$[^$\r\n]{1,1000}\$\$[ \t]*$|(?<![$\w])\$\$(?=\S)[^$\r\n]{1,1000}(?<=\S)\$\$(?![$\w])`,
]
const scan = new RegExp(`${Object.values(parts).join('|')}|(?<aside>${hidden.join('|')})`, 'gim')

/**
 * Takes asides out of Markdown, its length and lines kept; what stands in code, in HTML comments and behind a backslash begins none. A sign
 * stands for each of their lines, so that the lines are read as before.
 * @param from where the Markdown begins, behind front matter
 */
export function withoutAsides(source: string, from: number): string {
  if (!/%%|\{[%:]|\$\$/.test(source)) return source
  const hide = (found: string) => found.replaceAll(/[^\r\n]+/g, (line) => gap + ' '.repeat(line.length - 1))
  return (
    source.slice(0, from) +
    source.slice(from).replaceAll(scan, (found, ...rest) => {
      const { aside } = rest.at(-1) as Record<string, string | undefined>
      return aside === undefined ? found : hide(found)
    })
  )
}
