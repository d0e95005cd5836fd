import type { Nodes } from 'mdast'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

/** Texts that would run, load or lead somewhere where they are taken for more than text. */
export const payloads = [
  '<img src=x onerror=alert(1)>',
  '<script>alert(1)</script>',
  '[click](command:workbench.action.quit)',
  '![x](http://evil.example/x.png)',
  '<http://evil.example>',
  '](javascript:alert(1))',
  '"><svg/onload=alert(1)>',
  "' onmouseover='alert(1)",
  '`</code><b>',
  '$(gear)',
  '&lt;img src=x&gt;',
  '# Heading\n\n[a]: command:x',
  '\u202eright to left',
]

/** What a Markdown text would show or do beside text: HTML, images, and where links lead. */
export function active(markdown: string): string[] {
  const found: string[] = []
  const visit = (node: Nodes) => {
    if (node.type === 'html' || node.type === 'image' || node.type === 'imageReference') found.push(node.type)
    // An address in the text may become a link to itself; one behind other words would lead elsewhere than it says.
    const shown = node.type === 'link' && node.children[0]?.type === 'text' ? node.children[0].value : ''
    if (node.type === 'definition' || (node.type === 'link' && !(/^https?:/.test(shown) && shown === node.url)))
      found.push(node.url)
    if ('children' in node) for (const child of node.children) visit(child as Nodes)
  }
  visit(unified().use(remarkParse).use(remarkGfm).parse(markdown))
  return found
}
