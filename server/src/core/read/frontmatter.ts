import { isMap, isScalar, LineCounter, parseDocument, type Scalar } from 'yaml'
import type { Passage } from '../model.ts'
import { align } from './align.ts'

/** Front-matter fields that are prose a reader sees. */
const proseFields = new Set(
  'title subtitle headline description summary excerpt intro introduction lede lead dek deck tagline abstract teaser standfirst caption alt seotitle seodescription metadescription ogtitle ogdescription'.split(
    ' ',
  ),
)

const plain = (key: string) => key.toLowerCase().replaceAll(/[-_]/g, '')

/** A fault in front matter; offsets are into the text given. */
export interface FrontMatterProblem {
  readonly start: number
  readonly end: number
  readonly message: string
}

/**
 * Reads the prose fields of YAML front matter.
 * @param source the text that the front matter stands in
 * @param from where the YAML starts, behind the opening fence
 * @param to where it ends
 */
export function readFrontMatter(
  source: string,
  from: number,
  to: number,
): { passages: Passage[]; problems: FrontMatterProblem[] } {
  const yaml = source.slice(from, to)
  const document = parseDocument(yaml, { lineCounter: new LineCounter(), uniqueKeys: false, logLevel: 'silent' })
  const passages: Passage[] = []
  const visit = (node: unknown, depth: number) => {
    if (!isMap(node)) return
    for (const pair of node.items) {
      if (!isScalar(pair.key)) continue
      if (isScalar(pair.value) && proseFields.has(plain(String(pair.key.value)))) {
        const passage = scalarPassage(pair.value, yaml, source, from, 'front-matter')
        if (passage) passages.push(passage)
      } else if (depth < 3) visit(pair.value, depth + 1)
    }
  }
  visit(document.contents, 0)
  const problems = document.errors.map((error) => ({
    start: from + Math.min(error.pos[0], yaml.length),
    end: from + Math.min(Math.max(error.pos[1], error.pos[0] + 1), yaml.length),
    message: error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, ''),
  }))
  return { passages, problems }
}

/** The passage of a string scalar; undefined when it is no text. Offsets of the node are into `yaml`, which starts at `from` of `source`. */
export function scalarPassage(
  node: Scalar,
  yaml: string,
  source: string,
  from: number,
  kind: Passage['kind'],
): Passage | undefined {
  if (typeof node.value !== 'string' || !node.range || node.value.trim() === '') return undefined
  const [start, end] = node.range
  let first = start
  if (node.type === 'QUOTE_DOUBLE' || node.type === 'QUOTE_SINGLE') first++
  else if (node.type === 'BLOCK_FOLDED' || node.type === 'BLOCK_LITERAL') {
    const line = yaml.indexOf('\n', start)
    first = line < 0 || line > end ? end : line + 1
    while (first < end && yaml[first] === ' ') first++
  }
  return {
    kind,
    text: node.value,
    voice: 'author',
    block: { start: from + start, end: from + end },
    runs: align(node.value, source, from + first, from + end, 0),
    marks: [],
  }
}
