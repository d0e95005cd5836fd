import type { Nodes } from 'mdast'
import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { isMap, isScalar, isSeq, parseAllDocuments } from 'yaml'
import { applySafeFixes } from '../../server/src/core/fix/apply.ts'
import type { Edit, Finding, LintedDocument, Linter } from '../../server/src/core/index.ts'
import { frontMatterEnd } from '../../server/src/core/read/chunks.ts'
import { Broken } from './core.ts'
import type { Random } from './random.ts'
import type { Text } from './texts.ts'

const plain = unified().use(remarkParse).use(remarkGfm)
const withFrontMatter = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter, ['yaml', 'toml'])

/** The blocks of a text in Markdown, without what they say; comments and footnotes, which fixes add, are no part of it. */
function blocks(text: string): string {
  const shape = (node: Nodes): string => {
    if (node.type === 'html' && node.value.trimStart().startsWith('<!--')) return ''
    if (node.type === 'footnoteDefinition') return ''
    if (node.type === 'heading') return `h${node.depth} `
    if (node.type === 'paragraph' || node.type === 'tableCell') return `${node.type} `
    return 'children' in node
      ? `${node.type}(${node.children.map((child) => shape(child as Nodes)).join('')}) `
      : `${node.type} `
  }
  // Front matter that never ends is none; the parser's extension would still read on from where it gave up.
  return shape((frontMatterEnd(text) ? withFrontMatter : plain).parse(text))
}

/** The shape of YAML: keys and kinds, without what texts say; and the number of its faults. */
function tree(text: string): { shape: string; faults: number } {
  const shape = (node: unknown): string => {
    if (isMap(node))
      return `{${node.items.map(({ key, value }) => `${isScalar(key) ? String(key.value) : '?'}: ${shape(value)}`)}}`
    if (isSeq(node)) return `[${node.items.map(shape)}]`
    return isScalar(node) ? (typeof node.value === 'string' ? 'text' : String(node.value)) : 'other'
  }
  const documents = parseAllDocuments(text, { uniqueKeys: false, logLevel: 'silent' })
  const list = Array.isArray(documents) ? documents : []
  return {
    shape: list.map(({ contents }) => shape(contents)).join('\n'),
    faults: list.flatMap(({ errors }) => errors).length,
  }
}

const ends = (text: string) =>
  ['\r\n', '\n', '\r'].map((end) => text.replaceAll(end === '\r' ? '\r\n' : '', '').split(end).length - 1)

export function apply(text: string, edits: readonly Edit[]): string {
  const sorted = [...edits].sort((a, b) => a.start - b.start)
  let at = 0
  let done = ''
  for (const { start, end, newText } of sorted) {
    if (start < at || end < start || end > text.length)
      throw new Broken('Edits overlap or leave the text.', { text, edits })
    done += text.slice(at, start) + newText
    at = end
  }
  return done + text.slice(at)
}

/** What has to hold of a text and the same text after edits. */
function kept(before: string, after: string, path: string, edits: readonly Edit[], adds: boolean, all = true): void {
  const broken = (what: string) => {
    throw new Broken(what, { text: before, path, edits, after })
  }
  if (before.startsWith('\ufeff') !== after.startsWith('\ufeff')) broken('The byte order mark is not as it was.')
  if (/[\r\n]$/.test(before) !== /[\r\n]$/.test(after)) broken('The final line break is not as it was.')
  // New words may join two lines, and a comment or a footnote may add one; but no line is ended in another way than the others.
  const [was, is] = [ends(before), ends(after)]
  if (is.some((n, i) => n > was[i]! && (!adds || (!was[i] && was.some(Boolean)))))
    broken(`Line ends were ${was}, are ${is}.`)
  if (
    /[\ud800-\udbff](?![\udc00-\udfff])|(?<![\ud800-\udbff])[\udc00-\udfff]/.test(after) &&
    !/[\ud800-\udfff]/.test(before)
  )
    broken('Half a character.')
  const yaml = path.endsWith('.yaml')
  if (yaml) {
    const [old, now] = [tree(before), tree(after)]
    // Where the YAML was broken already, what it holds is anyone's guess.
    if (old.faults) return
    if (now.faults) broken('The YAML has a fault.')
    if (all && old.shape !== now.shape) broken(`The structure was ${old.shape}, is ${now.shape}.`)
    return
  }
  const [old, now] = [blocks(before), blocks(after)]
  if (old !== now && !(adds && path.endsWith('.mdx'))) broken(`The structure was ${old}, is ${now}.`)
}

/** Characters that are written as several: entities, and escapes. */
const written = /&(?:#\d+|#x[\da-f]+|[a-z\d]+);|\\[\s\S]/gi

/** An edit takes a character that is written as several as a whole, or not at all. */
function whole(text: string, path: string, edits: readonly Edit[]): void {
  for (const { index, 0: found } of text.matchAll(written))
    for (const { start, end } of edits)
      for (const at of [start, end])
        if (index < at && at < index + found.length)
          throw new Broken('An edit cuts an entity or an escape in two.', { text, path, edits })
}

/** Tries each fix of a finding alone. @returns the number of fixes */
export function tryEach(document: LintedDocument, path: string, finding: Finding, linter: Linter): number {
  const { text, findings } = document
  const fixes = linter.fixes(document, finding)
  for (const fix of fixes) {
    const after = apply(text, fix.edits)
    whole(text, path, fix.edits)
    // The fix of a rule about keys or values changes just these, and may make several of one.
    const ofRule = finding.by === 'rule' && fix.kind !== 'suppress'
    const adds = ofRule || fix.kind === 'suppress' || fix.kind === 'cite'
    kept(text, after, path, fix.edits, adds, !ofRule)
    const left = linter.open(after, { path }).findings
    const of = (list: typeof left) => list.filter(({ claim }) => claim === finding.claim).length
    if (linter.claims.has(finding.claim) && of(left) >= of(findings))
      throw new Broken(`“${fix.title}” does not clear ${finding.claim}.`, { text, path, edits: fix.edits, after })
  }
  return fixes.length
}

/** Tries fixes of a text, each alone, and all safe ones together. @returns the number of fixes */
export function tryFixes({ text, path }: Text, random: Random, linter: Linter): number {
  const document = linter.open(text, { path })
  const { findings } = document
  let count = 0
  for (let left = Math.min(3, findings.length); left > 0; left--)
    count += tryEach(document, path, random.from(findings), linter)
  if (findings.length && random.chance(0.3)) {
    const { text: after, edits } = applySafeFixes(document, linter)
    if (after !== apply(text, edits))
      throw new Broken('The one edit of all safe fixes gives another text.', { text, path })
    kept(text, after, path, edits, false)
    if (applySafeFixes(linter.open(after, { path }), linter).edits.length)
      throw new Broken('A fixed text has safe fixes left.', { text, path, after })
    count++
  }
  return count
}
