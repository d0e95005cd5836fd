import type { Nodes, PhrasingContent } from 'mdast'
import type { Mark, Run, Span } from '../model.ts'
import { align } from './align.ts'
import { closes, codeElements, mutedElements, openedBy, struckElements } from './elements.ts'

/** Stands for what is not prose inside a line (code, an image, a shortcode): no word, and no blank that would join its neighbours. */
export const gap = '\uFFFC'

/** A character that is neither a blank nor a gap. */
export const visible = new RegExp(`[^\\s${gap}]`)

/** The marker of a callout, at the start of a quotation. */
export const callout = /^\[!(\w+)\][^\n]*\n?/
// None looks further than a long one reaches: one that is never closed would be looked for to the end of the text each time.
const shortcode =
  /\{\{(?:(?!\{\{|\}\})[\s\S]){0,2000}\}\}|\{%(?:(?!\{%|%\})[\s\S]){0,2000}%\}|\[\/?[a-z][\w-]{0,40}(?: [\w-]{1,40}=(?:"[^"]{0,500}"|'[^']{0,500}'|[^\s\]]{1,500})){1,20}\/?\]|^:::.*$|\{(?:[#.][\w-]|: ?[#.\w])[^{}\r\n]{0,500}\}/gm
const address = /(?:https?:\/\/|www\.)\S+|\S{1,100}@\S{1,200}\.\S{1,200}/g

/** Puts a block's phrasing content together as text, with where each part of it stands in the source. */
export class ProseBuilder {
  text = ''
  readonly runs: Run[] = []
  readonly marks: Mark[] = []

  constructor(
    private readonly source: string,
    private readonly span: (node: Nodes) => Span,
  ) {}

  add(nodes: readonly PhrasingContent[], images: { node: Nodes; alt: string }[], comment: (node: Nodes) => void): void {
    const unclosed = new Set<string>()
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i]!
      const start = this.text.length
      switch (node.type) {
        case 'text': {
          const { start: from, end: to } = this.span(node)
          this.runs.push(...align(node.value, this.source, from, to, start))
          this.text += node.value
          break
        }
        case 'break':
          this.insert('\n', node)
          break
        case 'inlineCode':
          this.insert(gap, node)
          this.marks.push({ start, end: this.text.length, kind: 'code', source: this.span(node) })
          break
        case 'image':
        case 'imageReference':
          if (node.alt) images.push({ node, alt: node.alt })
          this.insert(gap, node)
          this.marks.push({ start, end: this.text.length, kind: 'image', source: this.span(node) })
          break
        case 'html': {
          comment(node)
          const name = openedBy(node.value)
          const isStruck = name !== undefined && struckElements.has(name)
          if (!name || unclosed.has(name) || !(isStruck || codeElements.has(name) || mutedElements.has(name))) break
          const last = nodes.findIndex((one, at) => at > i && one.type === 'html' && closes(one.value, name))
          if (last < 0) {
            unclosed.add(name)
            break
          }
          const source = { start: this.span(node).start, end: this.span(nodes[last]!).end }
          if (isStruck) this.add(nodes.slice(i + 1, last), images, comment)
          else this.insert(gap, node)
          this.marks.push({ start, end: this.text.length, kind: isStruck ? 'deleted' : 'code', source })
          i = last
          break
        }
        case 'footnoteReference':
          this.marks.push({ start, end: start, kind: 'footnote-reference', source: this.span(node) })
          break
        default:
          if ('children' in node) {
            this.add(node.children as PhrasingContent[], images, comment)
            const kind = markKinds[node.type]
            if (kind) {
              this.marks.push({
                start,
                end: this.text.length,
                kind,
                source: this.span(node),
                ...(node.type === 'link' ? { url: node.url } : {}),
              })
            }
          }
      }
    }
  }

  private insert(text: string, node: Nodes): void {
    this.runs.push({ at: this.text.length, source: this.span(node).start, length: 1 })
    this.text += text
  }
}

const markKinds: Readonly<Record<string, Mark['kind']>> = {
  link: 'link',
  linkReference: 'link',
  emphasis: 'emphasis',
  strong: 'strong',
  delete: 'deleted',
}

/** Blanks what is no prose, length kept: shortcodes, names and classes in braces, addresses, a callout's marker. */
export function blank(text: string): string {
  if (text.startsWith('[!')) text = text.replace(callout, (found) => ' '.repeat(found.length))
  if (/[{[:]/.test(text)) text = text.replaceAll(shortcode, (found) => ' '.repeat(found.length))
  if (text.includes('@') || text.includes('://') || text.includes('www.'))
    text = text.replaceAll(address, (found) => ' '.repeat(found.length))
  return text
}

/** The text of a node without its markup. */
export function plainText(node: Nodes): string {
  if (node.type === 'text') return node.value
  if (!('children' in node)) return ''
  return node.children.map((child) => plainText(child as Nodes)).join('')
}
