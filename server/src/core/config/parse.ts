import { isAlias, isMap, isScalar, isSeq, type Node, parseDocument, type Scalar } from 'yaml'
import type { SeveritySettings } from '../judge/severity.ts'
import { type Severity, type Strength, severities, strengths, verdicts } from '../model.ts'
import { didYouMean } from '../near.ts'
import { nestedTooDeep } from '../read/deep.ts'
import { type RuleFinding, ruleFinding } from '../read/format.ts'
import { withLineFeeds } from '../read/line.ts'
import { yamlFault } from '../read/yaml-fault.ts'
import { longestMessage, mostOfName, shorten } from '../shorten.ts'
import { globProblem } from './glob.ts'

/** The name of a configuration file. */
export const configName = '.goodform.yaml'

/** Text from a configuration, with the line on which it stands (from 0). */
export interface Placed {
  readonly text: string
  readonly line: number
}

/** What a configuration sets; what it does not set is undefined. */
export interface Config {
  readonly severity?: SeveritySettings
  readonly minimumStrength?: Strength
  readonly packs?: readonly Placed[]
  /** A baseline: a file in the configuration's folder or below. */
  readonly baseline?: Placed
  readonly include?: readonly Placed[]
  readonly ignore?: readonly Placed[]
  readonly exercises?: readonly Placed[]
  readonly run?: 'onType' | 'onSave'
  readonly codeLens?: boolean
}

/** Longest configuration that is read, in UTF-16 units, and most problems of one that are told. */
const mostText = 50_000
const mostProblems = 100

/** Names that a configuration may speak of. */
export interface Known {
  readonly claims: Iterable<string>
  readonly topics: Iterable<string>
}

/** The keys of a configuration, in the order of the documentation. */
export const configKeys = [
  'severity',
  'minimumStrength',
  'include',
  'ignore',
  'exercises',
  'packs',
  'baseline',
  'run',
  'codeLens',
] as const satisfies readonly (keyof Config)[]

/** Strengths that a wording may have to reach; nothing weaker is ever told. */
export const minimumStrengths = strengths.filter((strength) => strength !== 'denied' && strength !== 'questioned')

/**
 * Reads a configuration. Whatever is right in it holds; the rest is told with its place. Never throws.
 * @param known the claims and topics; where they are not given, names are taken as they are
 */
export function parseConfig(text: string, known?: Known): { config: Config; problems: RuleFinding[] } {
  return new Parser(text, known).parse()
}

type Writable<T> = { -readonly [K in keyof T]: T[K] }

class Parser {
  private readonly problems: RuleFinding[] = []
  private readonly config: Writable<Config> = {}

  private readonly text: string

  constructor(
    text: string,
    private readonly known: Known | undefined,
  ) {
    this.text = withLineFeeds(text)
  }

  parse(): { config: Config; problems: RuleFinding[] } {
    const deep = nestedTooDeep(this.text)
    if (this.text.length > mostText)
      this.tell(
        'size',
        `A configuration has at most ${mostText.toLocaleString('en')} characters; nothing in it holds.`,
        0,
        1,
      )
    else if (deep >= 0) this.tell('depth', 'It is nested too deeply here; nothing in it holds.', deep, deep + 1)
    else this.read()
    return { config: this.config, problems: this.problems.filter((problem) => !this.mayBeOfPack(problem)) }
  }

  private read(): void {
    // Silent, the library would pass over all but the first document.
    const document = parseDocument(this.text, { logLevel: 'error', uniqueKeys: true })
    for (const error of document.errors) {
      // An end of the document, as front matter has it.
      if (error.code === 'MULTIPLE_DOCS' && /^---\s*$/.test(this.text.slice(error.pos[0]))) continue
      const message =
        error.code === 'MULTIPLE_DOCS'
          ? 'what stands behind “---” is a document of its own and does not hold'
          : yamlFault(error.message)
      this.tell('yaml', `Not valid YAML: ${message}.`.replace(/[.:]\.$/, '.'), error.pos[0], error.pos[1])
    }
    const root = document.contents
    if (isMap(root)) this.entries(root)
    else if (root !== null && !document.errors.length)
      this.tellNode('type', `A configuration is a list of settings, such as “minimumStrength: likely”.`, root as Node)
  }

  /** A claim that is not known may be one of the packs that the configuration names. */
  private mayBeOfPack({ claim, span }: RuleFinding): boolean {
    if (claim !== 'config/unknown-claim' || !this.config.packs?.length) return false
    const [topic] = this.text.slice(span.start, span.end).replaceAll(/["']/g, '').split('/')
    return !this.topics().has(topic!)
  }

  private entries(root: Node): void {
    if (!isMap(root)) return
    for (const { key, value } of root.items) {
      const name = isScalar(key) ? String(key.value) : ''
      const node = value as Node | null
      if (!(configKeys as readonly string[]).includes(name)) {
        this.tellNode(
          'unknown-key',
          `There is no setting “${shorten(name, mostOfName)}”.${this.near(name, configKeys)}`,
          key as Node,
        )
      } else if (isAlias(node)) {
        this.tellNode(
          'alias',
          `Aliases (*${shorten(node.source, mostOfName)}) are not used in a configuration; write the value out.`,
          node,
        )
      } else if (node === null || (isScalar(node) && node.value === null)) {
        this.tellNode('type', `“${name}” has no value: give it one or leave it out.`, key as Node)
      } else this.set(name as keyof Config, node)
    }
  }

  private set(name: keyof Config, node: Node): void {
    const { config } = this
    switch (name) {
      case 'severity':
        config.severity = this.severity(node)
        return
      case 'minimumStrength': {
        const strength = this.choice(name, node, minimumStrengths)
        if (strength) config.minimumStrength = strength
        return
      }
      case 'run': {
        const run = this.choice(name, node, ['onType', 'onSave'] as const)
        if (run) config.run = run
        return
      }
      case 'codeLens':
        if (isScalar(node) && typeof node.value === 'boolean') config.codeLens = node.value
        else this.tellNode('type', '“codeLens” is true or false.', node)
        return
      case 'packs':
        config.packs = this.list(name, node, () => undefined)
        return
      case 'baseline': {
        if (isSeq(node)) return this.tellNode('type', '“baseline” is one path.', node)
        const [path] = this.list(name, node, (text) =>
          /^(?:[/\\]|[A-Za-z]:|\.\.(?:\/|$))|\/\.\.(?:\/|$)|:\/\//.test(text)
            ? 'A baseline stands in the folder of the configuration or below.'
            : undefined,
        )
        if (path) config.baseline = path
        return
      }
      default:
        config[name] = this.list(name, node, globProblem)
    }
  }

  private severity(node: Node): SeveritySettings {
    const set: Record<string, Severity | 'off'> = Object.create(null)
    if (!isMap(node)) {
      this.tellNode('type', '“severity” holds claims, topics or verdicts, each with a severity.', node)
      return set
    }
    for (const { key, value } of node.items) {
      const name = isScalar(key) ? String(key.value) : ''
      this.checkName(name, key as Node)
      // YAML 1.1 readers take a bare `off` for false; so do some writers' tools.
      const off = isScalar(value) && value.value === false
      const severity = off ? 'off' : this.choice(name, (value ?? key) as Node, [...severities, 'off'] as const)
      if (severity) set[name] = severity
    }
    return set
  }

  private topics(): Set<string> {
    const { claims = [], topics = [] } = this.known ?? {}
    return new Set([...topics, ...[...claims].map((id) => id.split('/')[0]!)])
  }

  private checkName(name: string, key: Node): void {
    if (!this.known) return
    const names = new Set([...this.known.claims, ...this.topics(), ...verdicts])
    if (names.has(name)) return
    const near = this.near(name, names)
    const message = `There is no claim, topic or verdict “${shorten(name, mostOfName)}”.${near}`
    // The name stands at the place that is told; what was meant does not.
    const fits = !near || message.length <= longestMessage
    this.tellNode('unknown-claim', fits ? message : `There is no such name.${near}`, key)
  }

  private choice<T extends string>(name: string, node: Node, choices: readonly T[]): T | undefined {
    const value = isScalar(node) ? node.value : undefined
    if (typeof value === 'string' && (choices as readonly string[]).includes(value)) return value as T
    const near = typeof value === 'string' ? this.near(value, choices) : ''
    this.tellNode('choice', `“${name}” is ${choices.slice(0, -1).join(', ')} or ${choices.at(-1)}.${near}`, node)
    return undefined
  }

  private list(name: string, node: Node, problem: (text: string) => string | undefined): Placed[] {
    const items = isSeq(node) ? node.items : [node]
    return items.flatMap((item): Placed[] => {
      if (!isScalar(item) || typeof item.value !== 'string' || !item.value) {
        this.tellNode('type', `“${name}” is a list of texts.`, (item as Node | null) ?? node)
        return []
      }
      const wrong = problem(item.value)
      if (wrong) {
        this.tellNode('pattern', wrong, item)
        return []
      }
      return [{ text: item.value, line: this.lineOf(item) }]
    })
  }

  /** What was probably meant; to look for it costs more than all else, so it is not done for what is not told. */
  private near(name: string, names: Iterable<string>): string {
    return this.problems.length < mostProblems ? didYouMean(name, names) : ''
  }

  private lineOf(node: Scalar): number {
    return this.text.slice(0, node.range?.[0] ?? 0).split('\n').length - 1
  }

  private tellNode(rule: string, message: string, node: Node): void {
    const [start, end] = node.range ?? [0, 0]
    this.tell(rule, message, start, end)
  }

  private tell(rule: string, message: string, start: number, end: number): void {
    if (this.problems.length > mostProblems) return
    const most = this.text.length
    const span = { start: Math.min(start, most), end: Math.min(Math.max(end, start + 1), most) }
    if (this.problems.length === mostProblems)
      this.problems.push(ruleFinding('config/more', 'error', 'There are more problems in this configuration.', span))
    else
      this.problems.push(ruleFinding(`config/${rule}`, rule === 'unknown-claim' ? 'warning' : 'error', message, span))
  }
}
