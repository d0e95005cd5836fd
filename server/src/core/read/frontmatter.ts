import { isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml'
import type { Passage } from '../model.ts'
import { mostOfName, shorten } from '../shorten.ts'
import { nestedTooDeep } from './deep.ts'
import { type Name, type RuleFinding, ruleFinding, unread } from './format.ts'
import { withLineFeeds } from './line.ts'
import { readPlainYaml } from './plain-yaml.ts'
import type { Comment } from './suppressions.ts'
import { isText, readToml, type TomlValue, tomlPassage } from './toml.ts'
import { scalarPassage } from './yaml.ts'
import { yamlFault } from './yaml-fault.ts'

/** Front-matter fields that are prose a reader sees. */
const proseFields = new Set(
  'title subtitle headline description summary excerpt intro introduction lede lead dek deck tagline abstract teaser standfirst caption alt seotitle seodescription metadescription ogtitle ogdescription'.split(
    ' ',
  ),
)

const plain = (key: string) => key.toLowerCase().replaceAll(/[-_]/g, '')

/** The linter's own settings in front matter. */
const ownKeys = ['disable']

/** What front matter says to the linter that it does not know. */
function unknownSetting(name: string | undefined, [start, end]: readonly number[], from: number): RuleFinding {
  const message =
    name === undefined
      ? '“goodform” in front matter holds settings: “disable: true”, or “disable: [claims and topics]”.'
      : `There is no setting “${shorten(name, mostOfName)}” of Goodform here; there is “disable”.`
  return ruleFinding('goodform/bad-suppression', 'warning', message, { start: from + start!, end: from + end! })
}

/** What `goodform: {disable: [claims]}` says, as the comment that says the same; `disable: true` is for all claims. */
function directives(root: unknown, from: number): Pick<FrontMatter, 'comments' | 'problems'> {
  const comments: Comment[] = []
  const problems: RuleFinding[] = []
  const own = isMap(root) ? (root.get('goodform', true) as Node | undefined) : undefined
  if (own?.range && !isMap(own)) problems.push(unknownSetting(undefined, own.range, from))
  for (const { key, value } of isMap(own) ? own.items : []) {
    if (!isScalar(key) || !key.range) continue
    const node = value as Node | null
    if (!ownKeys.includes(String(key.value))) problems.push(unknownSetting(String(key.value), key.range, from))
    else if (node?.range) {
      const items = isSeq(node) ? node.items : [node]
      const names = items.flatMap((item) => (isScalar(item) && typeof item.value === 'string' ? [item.value] : []))
      const flag = isScalar(node) && typeof node.value === 'boolean' ? node.value : undefined
      if (flag || names.length) comments.push(directive(names, node.range, from))
      else if (flag === undefined) problems.push(unknownSetting(undefined, node.range, from))
    }
  }
  return { comments, problems }
}

function directive(names: readonly string[], [start, end]: readonly number[], from: number): Comment {
  const text = ` goodform-disable-file ${names.join(' ')} -- front matter`
  return { start: from + start!, end: from + end!, text }
}

/** Longest front matter that is read, in UTF-16 units, and most faults of it that are told: one often has many echoes. */
const mostFields = 30_000
const mostProblems = 10

/** Fields stand at most in so many mappings or tables inside one another. */
const deepest = 3

/** Why front matter is not given to a library; undefined where it can be. */
function tooMuch(text: string, from: number): RuleFinding | undefined {
  if (text.length > mostFields)
    return unread(`The front matter has more than ${mostFields.toLocaleString('en')} characters`, {
      start: from,
      end: from + 1,
    })
  const at = nestedTooDeep(text)
  return at < 0 ? undefined : unread('The front matter is nested too deeply', { start: from + at, end: from + at + 1 })
}

/** What front matter holds for the linter. */
export interface FrontMatter {
  readonly passages: readonly Passage[]
  readonly comments: readonly Comment[]
  readonly problems: readonly RuleFinding[]
  readonly names: readonly Name[]
}

/**
 * Reads front matter's prose fields, the claims that it turns off and the exercises that it names.
 * @param source the text that the front matter stands in
 * @param from where it starts, behind the opening fence
 * @param to where it ends
 */
export function readFrontMatter(source: string, from: number, to: number, language: 'yaml' | 'toml'): FrontMatter {
  const text = withLineFeeds(source.slice(from, to))
  const stop = tooMuch(text, from)
  if (stop) return { passages: [], comments: [], problems: [stop], names: [] }
  return language === 'yaml' ? readYaml(source, from, text) : readTomlFields(source, from, text)
}

function readYaml(source: string, from: number, yaml: string): FrontMatter {
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
      } else if (depth < deepest) visit(pair.value, depth + 1)
    }
  }
  visit(document.contents, 0)
  const names = exercisesIn(document.contents).flatMap(({ value, range }): Name[] =>
    range ? [use(String(value), range, from)] : [],
  )
  const problems = document.errors
    .slice(0, mostProblems)
    .map((error): RuleFinding => fault('YAML', yamlFault(error.message), from, yaml.length, error.pos))
  const own = directives(document.contents, from)
  return { passages, comments: own.comments, problems: [...problems, ...own.problems.slice(0, mostProblems)], names }
}

/** A fault of front matter at a place of its text. */
function fault(
  language: string,
  says: string,
  from: number,
  length: number,
  [start, end]: readonly [number, number],
): RuleFinding {
  const message = `The front matter is not valid ${language}: ${says}`
  const span = { start: from + Math.min(start, length), end: from + Math.min(Math.max(end, start + 1), length) }
  return { ...ruleFinding('goodform/front-matter', 'warning', message, span), unchecked: true }
}

const use = (name: string, [start, end]: readonly number[], from: number): Name => ({
  sort: 'id',
  name,
  use: true,
  span: { start: from + start!, end: from + end! },
})

/** The exercises that an article names: `exercises: [goblet-squat, …]`. */
function exercisesIn(contents: unknown): Scalar[] {
  const list = isMap(contents) ? contents.get('exercises', true) : undefined
  return isSeq(list)
    ? list.items.filter((item): item is Scalar => isScalar(item) && typeof item.value === 'string')
    : []
}

function readTomlFields(source: string, from: number, toml: string): FrontMatter {
  const fields = readToml(toml, deepest)
  if ('fault' in fields) {
    const problem = fault('TOML', fields.fault, from, toml.length, [fields.at, fields.at + 1])
    return { passages: [], comments: [], problems: [problem], names: [] }
  }
  const passages: Passage[] = []
  const comments: Comment[] = []
  const problems: RuleFinding[] = []
  const names: Name[] = []
  for (const { path, value } of fields) {
    const list = (value.type === 'TOMLArray' ? value.elements : [value]).filter(isText)
    if (isText(value) && proseFields.has(plain(path.at(-1)!))) passages.push(...tomlPassage(value, source, from))
    else if (path.join('.') === 'exercises' && value.type === 'TOMLArray')
      names.push(...list.map((item) => use(item.value, item.range, from)))
    else if (path[0] === 'goodform' && problems.length < mostProblems) {
      const said = list.map((item) => item.value)
      const flag = flagOf(value)
      if (path.length !== 2 || !ownKeys.includes(path[1]!)) problems.push(unknownSetting(path[1], value.range, from))
      else if (flag || said.length) comments.push(directive(said, value.range, from))
      else if (flag === undefined) problems.push(unknownSetting(undefined, value.range, from))
    }
  }
  return { passages, comments, problems, names }
}

const flagOf = (value: TomlValue) => (value.type === 'TOMLValue' && value.kind === 'boolean' ? value.value : undefined)
