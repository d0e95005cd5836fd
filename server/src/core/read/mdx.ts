import type { Processor } from 'unified'
import { frontMatterEnd } from './chunks.ts'
import type { Format, FormatHint } from './format.ts'
import { keepInMarkdown } from './keep.ts'
import { markdownFormat, parsersWith, readChunk } from './markdown.ts'

/** What stands in a component has its indentation; MDX knows no indented code. */
function withoutIndentedCode(this: Processor): void {
  const data = this.data() as { micromarkExtensions?: unknown[] }
  data.micromarkExtensions = [...(data.micromarkExtensions ?? []), { disable: { null: ['codeIndented'] } }]
}

const parsers = parsersWith(withoutIndentedCode)

/** MDX: Markdown with components and code of JavaScript, whose comments stand in braces. */
export const mdxFormat: Format = {
  ...markdownFormat,
  read: (source, atStart, labels) =>
    readChunk(withoutCode(source, atStart ? frontMatterEnd(source) : 0), atStart, labels, parsers),
  keep: (source, finding, block) => keepInMarkdown(source, finding, block, ['{/*', '*/}']),
}

/** Whether a document is MDX: by its language or its name. */
export const isMdx = ({ path = '', language }: FormatHint): boolean => language === 'mdx' || /\.mdx$/i.test(path)

// None looks further than a long one reaches, and no two parts can begin with one character: the time grows with the length only.
const braces = String.raw`\{(?!\/\*)(?:[^{}]|\{(?:[^{}]|\{[^{}]{0,1000}\}){0,1000}\}){0,2000}\}`
const attributes = `(?:"[^"]{0,1000}"|'[^']{0,1000}'|${braces}|[^<>"'{}]){0,1000}`
const tag = String.raw`<(?:\/?[A-Za-z][\w.:-]*(?=[\s/>])${attributes}|\/?)>`
/** Tags of components and braces with code that have their lines for themselves. */
const alone = new RegExp(String.raw`^[ \t]*(?:(?:${tag}|${braces})[ \t]*)+$`, 'gm')
/** A block of imports and exports, up to an empty line. */
const modules =
  /(?<=^|[\r\n][ \t]*(?:\r\n|\r|\n))(?:import(?=\s*["'{*]|\s+[\w$]+(?:\s*,|\s+from\b))|export(?=\s*[{*]|\s+(?:default|const|let|var|function|class|async)\b))(?:.+(?:\r\n|\r|\n)?)+/g

/** Blanks what is code and tags for themselves, length and line ends kept: a component's content is read like everything else. */
function withoutCode(source: string, from: number): string {
  const text = source.slice(from)
  if (!/[<{]|^(?:im|ex)port|\n(?:im|ex)port/.test(text)) return source
  const blank = (found: string) => found.replaceAll(/[^\r\n]/g, ' ')
  return source.slice(0, from) + text.replaceAll(modules, blank).replaceAll(alone, blank)
}
