import type { Span } from '../model.ts'
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
/** A line that begins a block, or what may hold some, or a blank one. */
const blockLine = String.raw`(?:\r\n|\n|\r(?!\n))(?:%%|[ \t>]*(?:[-*+#|\`~<=\r\n]|\d{1,9}[.)]))`
const begun = liquid('(?:comment|highlight)')
/** What begins a line (see `asideAt`) may hold blocks; all else stands in one. */
const hidden = [
  String.raw`^%%(?!%)(?:(?!%%)[\s\S]){0,20000}%%`,
  String.raw`(?<![^\s(])%%(?!%)(?:(?!%%|${blockLine})[\s\S]){1,5000}%%(?!%)`,
  `^${liquid('(?<block>comment|highlight)')}(?:(?!${begun})[\\s\\S]){0,20000}?${liquid('end\\k<block>')}`,
  `${liquid('(?<inline>comment|highlight)')}(?:(?!${begun}|${blockLine})[\\s\\S]){0,20000}?${liquid('end\\k<inline>')}`,
  String.raw`^\{::comment\}(?:(?!\{::)[\s\S]){0,20000}?\{:\/(?:comment)?\}`,
  String.raw`\{::comment\}(?:(?!\{::|${blockLine})[\s\S]){0,20000}?\{:\/(?:comment)?\}`,
  String.raw`^[ \t>]{0,9}\$\$[ \t]*$(?:(?!\$\$|${blankLine})[\s\S]){1,5000}\$\$[ \t]*$`,
  String.raw`^[ \t>]{0,9}\$\$[^$\r\n]{1,1000}\$\$[ \t]*$|(?<![$\w])\$\$(?=\S)[^$\r\n]{1,1000}(?<=\S)\$\$(?![$\w])`,
]
const scan = new RegExp(String.raw`\\[\s\S]|(?<aside>${hidden.join('|')})`, 'gim')

/** Without one of these there is no code in a text. */
const mayHoldCode = /[`~<]|^[ \t>]*(?:\t| {4})/m

/** Asides that change what is code behind them: so many of a chunk are hidden, the others read as text. */
const mostTurns = 20

/**
 * Takes asides out of Markdown, its length and lines kept; what stands in code, in HTML comments and behind a backslash begins none. A sign
 * stands for each of their lines, so that the lines are read as before.
 * @param from where the Markdown begins, behind front matter
 * @param codeIn where code and comments stand in a text, in its order; asked anew behind an aside that may change it
 */
export function withoutAsides(source: string, from: number, codeIn: (text: string) => readonly Span[]): string {
  if (!/%%|\{[%:]|\$\$/.test(source)) return source
  let text = source
  let at = from
  for (let turn = 0; turn < mostTurns && at >= 0; turn++)
    [text, at] = hide(text, at, mayHoldCode.test(text.slice(at)) ? codeIn(text) : [])
  return text
}

/** Hides asides up to one behind which code may be other than before. @returns where to go on; -1 at the end */
function hide(source: string, from: number, code: readonly Span[]): [text: string, next: number] {
  let text = source
  let next = 0
  scan.lastIndex = from
  for (let found = scan.exec(source); found; found = scan.exec(source)) {
    const { index } = found
    const end = index + found[0].length
    while (next < code.length && code[next]!.end <= index) next++
    const own = code[next]
    if (own && own.start <= index) scan.lastIndex = own.end
    else if (found.groups?.aside !== undefined) {
      const sign = found[0].replaceAll(/[^\r\n]+/g, (line) => gap + ' '.repeat(line.length - 1))
      text = text.slice(0, index) + sign + text.slice(end)
      if (/[\r\n]/.test(sign) || (own && own.start < end)) return [text, end]
    }
  }
  return [text, -1]
}
