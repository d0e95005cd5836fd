import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml'
import type { Passage } from '../model.ts'
import { longestMessage, shorten } from '../shorten.ts'
import { nestedTooDeep } from './deep.ts'
import { type Name, type RuleFinding, ruleFinding, unread } from './format.ts'
import { readPlainYaml } from './plain-yaml.ts'
import type { Comment } from './suppressions.ts'
import { scalarPassage } from './yaml.ts'

/** Front-matter fields that are prose a reader sees. */
const proseFields = new Set(
  'title subtitle headline description summary excerpt intro introduction lede lead dek deck tagline abstract teaser standfirst caption alt seotitle seodescription metadescription ogtitle ogdescription'.split(
    ' ',
  ),
)

const plain = (key: string) => key.toLowerCase().replaceAll(/[-_]/g, '')

/** What `goodform: {disable: [claims]}` says, as the comment that says the same; `disable: true` is for all claims. */
function directives(root: unknown, from: number): Comment[] {
  const own = isMap(root) ? root.get('goodform', true) : undefined
  const value = isMap(own) ? (own.get('disable', true) as Node | undefined) : undefined
  if (!value?.range) return []
  const items = isSeq(value) ? value.items : [value]
  const names = items.flatMap((item) => (isScalar(item) && typeof item.value === 'string' ? [item.value] : []))
  const all = isScalar(value) && value.value === true
  if (!all && !names.length) return []
  const [start, end] = value.range
  return [{ start: from + start, end: from + end, text: ` goodform-disable-file ${names.join(' ')} -- front matter` }]
}

/** Longest front matter that is read, in UTF-16 units, and most faults of it that are told: one often has many echoes. */
const mostYaml = 30_000
const mostProblems = 10

/** Why front matter is not given to the YAML library; undefined where it can be. */
function tooMuch(yaml: string, from: number): RuleFinding | undefined {
  if (yaml.length > mostYaml)
    return unread(`The front matter has more than ${mostYaml.toLocaleString('en')} characters`, {
      start: from,
      end: from + 1,
    })
  const at = nestedTooDeep(yaml)
  return at < 0 ? undefined : unread('The front matter is nested too deeply', { start: from + at, end: from + at + 1 })
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
): { passages: Passage[]; comments: Comment[]; problems: RuleFinding[]; names: Name[] } {
  // The YAML library knows no line that ends with a carriage return alone; Markdown does.
  const yaml = source.slice(from, to).replaceAll(/\r(?!\n)/g, '\n')
  const stop = tooMuch(yaml, from)
  if (stop) return { passages: [], comments: [], problems: [stop], names: [] }
  const simple = readPlainYaml(yaml)
  if (simple && !simple.some(({ key }) => key === 'goodform' || key === 'exercises')) {
    const passages = simple.flatMap(({ key, scalar }) =>
      scalar && proseFields.has(plain(key)) ? (scalarPassage(scalar, source, from, 'front-matter') ?? []) : [],
    )
    return { passages, comments: [], problems: [], names: [] }
  }
  const document = parseDocument(yaml, { uniqueKeys: false, logLevel: 'silent', prettyErrors: false })
  const passages: Passage[] = []
  const visit = (node: unknown, depth: number) => {
    if (!isMap(node)) return
    for (const pair of node.items) {
      if (!isScalar(pair.key)) continue
      if (isScalar(pair.value) && proseFields.has(plain(String(pair.key.value)))) {
        const passage = scalarPassage(pair.value, source, from, 'front-matter')
        if (passage) passages.push(passage)
      } else if (depth < 3) visit(pair.value, depth + 1)
    }
  }
  visit(document.contents, 0)
  const names = exercisesIn(document.contents).flatMap(({ value, range }): Name[] =>
    range
      ? [{ sort: 'id', name: String(value), use: true, span: { start: from + range[0], end: from + range[1] } }]
      : [],
  )
  const problems = document.errors.slice(0, mostProblems).map((error): RuleFinding => {
    const says = error.message.split('\n')[0]!.replace(/ at line \d+, column \d+:?$/, '')
    const span = {
      start: from + Math.min(error.pos[0], yaml.length),
      end: from + Math.min(Math.max(error.pos[1], error.pos[0] + 1), yaml.length),
    }
    const problem = ruleFinding(
      'goodform/front-matter',
      'warning',
      shorten(`The front matter is not valid YAML: ${says}`, longestMessage),
      span,
    )
    return { ...problem, unchecked: true }
  })
  return { passages, comments: directives(document.contents, from), problems, names }
}

/** The exercises that an article names: `exercises: [goblet-squat, …]`. */
function exercisesIn(contents: unknown): Scalar[] {
  const list = isMap(contents) ? contents.get('exercises', true) : undefined
  return isSeq(list)
    ? list.items.filter((item): item is Scalar => isScalar(item) && typeof item.value === 'string')
    : []
}
