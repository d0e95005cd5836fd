import {
  isAlias,
  isCollection,
  isMap,
  isNode,
  isScalar,
  isSeq,
  LineCounter,
  type Node,
  type Pair,
  parseDocument,
  visit,
} from 'yaml'
import type { ConceptEntry, PatternEntry } from './match/compile.ts'
import {
  type Claim,
  certainties,
  type Severity,
  type Source,
  type Span,
  type Strength,
  strengths,
  type Verdict,
  verdicts,
} from './model.ts'

/** Something wrong in a pack: where (offsets into its text), and what to do. */
export interface PackProblem extends Span {
  readonly code: string
  readonly message: string
  readonly severity: Severity
}

/** A pack as written, checked; concepts and patterns are compiled later, when all packs are known. */
export interface Pack {
  readonly name: string
  readonly title: string
  readonly claims: readonly Claim[]
  readonly concepts: readonly ConceptEntry[]
  readonly patterns: readonly PatternEntry[]
}

/** What a verdict carries where the claim does not say. */
export const carriedBy: Readonly<Record<Verdict, Strength>> = {
  contradicted: 'reported',
  inaccurate: 'reported',
  unsafe: 'reported',
  unsupported: 'reported',
  overstated: 'possible',
  contested: 'possible',
}

/** Greatest size of a pack, in UTF-16 units. */
export const mostPackText = 1_000_000

/**
 * Reads a pack. Never throws: whatever is wrong is a problem with its place, and what is right stays at work.
 * @param text the YAML
 * @param problems collects what is wrong, also later, while patterns are compiled
 */
export function parsePack(text: string, problems: PackProblem[] = []): Pack | undefined {
  const tell = (
    code: string,
    message: string,
    start = 0,
    end = Math.min(text.length, start + 1),
    severity: Severity = 'error',
  ) => {
    problems.push({ code: `pack/${code}`, message, start, end, severity })
  }
  if (text.length > mostPackText) {
    tell('size', `The pack is larger than ${mostPackText / 1e6} MB; split it into several packs.`)
    return undefined
  }
  const document = parseDocument(text, { lineCounter: new LineCounter(), uniqueKeys: true, logLevel: 'silent' })
  for (const error of document.errors) tell('yaml', error.message.split('\n')[0] as string, error.pos[0], error.pos[1])
  let aliased = false
  visit(document, {
    Alias: (_, node) => {
      aliased = true
      tell('alias', 'Aliases (*name) are not used in packs; write the list out.', node.range?.[0], node.range?.[1])
    },
  })
  if (aliased || !isMap(document.contents)) {
    if (!aliased && !document.errors.length)
      tell('shape', 'A pack is a mapping with `pack`, `title` and `claims` or `concepts`.')
    return undefined
  }
  return new PackReader(document.contents, tell).read()
}

type Tell = (code: string, message: string, start?: number, end?: number, severity?: Severity) => void

const packKeys = ['$schema', 'pack', 'title', 'reviewed', 'concepts', 'claims']
const claimKeys = [
  'id',
  'claim',
  'verdict',
  'certainty',
  'carries',
  'settled-by',
  'finding',
  'fair',
  'fits',
  'redirect',
  'patterns',
  'sources',
  'examples',
  'reviewed',
  'notes',
]
const sourceKeys = ['title', 'authors', 'year', 'journal', 'doi', 'pmid', 'pmcid', 'url', 'design', 'says']
const patternKeys = ['match', 'unless', 'context', 'certain', 'advice']

class PackReader {
  private readonly concepts: ConceptEntry[] = []
  private readonly patterns: PatternEntry[] = []

  constructor(
    private readonly root: Node,
    private readonly tell: Tell,
  ) {}

  read(): Pack | undefined {
    this.keys(this.root, packKeys, 'a pack')
    const name = this.text(this.root, 'pack', true)
    if (!name) return undefined
    const concepts = this.get(this.root, 'concepts')
    if (isMap(concepts)) for (const pair of concepts.items) this.concept(pair)
    const claims = this.list(this.root, 'claims').flatMap((node) => this.claim(node, name))
    return {
      name,
      title: this.text(this.root, 'title', false) ?? name,
      claims,
      concepts: this.concepts,
      patterns: this.patterns,
    }
  }

  private concept(pair: Pair): void {
    const name = isScalar(pair.key) ? String(pair.key.value) : ''
    const at = isNode(pair.key) ? pair.key : this.root
    if (!/^[a-z0-9-]+$/.test(name))
      return this.at(at, 'concept-name', `A concept's name has small letters, digits and hyphens: “${name}”.`)
    const phrases = isSeq(pair.value) ? pair.value.items.map((item) => (isScalar(item) ? String(item.value) : '')) : []
    if (!phrases.length || phrases.some((p) => !p.trim()))
      this.at(
        at,
        'concept-phrases',
        `“${name}” needs a list of phrases, each a text (quote words such as "no" or "on").`,
      )
    this.concepts.push({
      name,
      phrases: phrases.filter((p) => p.trim()),
      tell: (code, message) => this.at(at, code, message),
    })
  }

  private claim(node: Node, pack: string): Claim[] {
    if (!isMap(node)) {
      this.at(node, 'shape', 'A claim is a mapping.')
      return []
    }
    this.keys(node, claimKeys, 'a claim')
    const id = this.text(node, 'id', true)
    const claim = this.text(node, 'claim', true)
    const finding = this.text(node, 'finding', true)
    const verdict = this.choice(node, 'verdict', verdicts)
    const certainty = this.choice(node, 'certainty', certainties)
    const carries = this.get(node, 'carries') ? this.choice(node, 'carries', strengths) : verdict && carriedBy[verdict]
    if (!id || !claim || !finding || !verdict || !certainty || !carries) return []
    if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id) || !id.startsWith(`${pack}/`)) {
      this.at(
        this.get(node, 'id') ?? node,
        'id',
        `The id must be “${pack}/” and a name in small letters, digits and hyphens.`,
      )
      return []
    }
    for (const item of this.list(node, 'patterns')) this.pattern(item, id)
    const fair = this.texts(node, 'fair')
    if (fair.length < 2)
      this.at(node, 'fair', `${id} needs two sentences in \`fair\` that an author could write instead.`, 'warning')
    const examples = this.get(node, 'examples')
    const redirect = this.get(node, 'redirect')
    return [
      {
        id,
        claim,
        finding,
        verdict,
        certainty,
        carries,
        ...(this.get(node, 'settled-by') && this.choice(node, 'settled-by', ['source'])
          ? { settledBySource: true as const }
          : {}),
        fair,
        fits: this.texts(node, 'fits'),
        redirect: isMap(redirect)
          ? Object.fromEntries(redirect.items.map((pair) => [String(pair.key), String(pair.value)]))
          : {},
        sources: this.list(node, 'sources').flatMap((source) => this.source(source)),
        examples: {
          flag: examples ? this.texts(examples, 'flag') : [],
          clear: examples ? this.texts(examples, 'clear') : [],
        },
        reviewed: this.text(node, 'reviewed', false) ?? this.text(this.root, 'reviewed', false) ?? '',
      },
    ]
  }

  private pattern(node: Node, claim: string): void {
    const scalar = isMap(node) ? this.get(node, 'match') : node
    if (isMap(node)) this.keys(node, patternKeys, 'a pattern')
    if (!isScalar(scalar) || typeof scalar.value !== 'string')
      return this.at(node, 'pattern', 'A pattern is a text, or a mapping with `match`.')
    const start = (scalar.range?.[0] ?? 0) + (scalar.type === 'PLAIN' ? 0 : 1)
    const end = scalar.range?.[1] ?? start
    this.patterns.push({
      claim,
      match: scalar.value,
      unless: isMap(node) ? this.texts(node, 'unless') : [],
      context: isMap(node) ? this.texts(node, 'context') : [],
      certain: isMap(node) && this.get(node, 'certain') !== undefined,
      advice: isMap(node) && this.get(node, 'advice') !== undefined,
      tell: (code, message, at = 0) => this.tell(code, message, Math.min(start + at, end), end),
    })
  }

  private source(node: Node): Source[] {
    if (!isMap(node)) {
      this.at(node, 'source', 'A source is a mapping.')
      return []
    }
    this.keys(node, sourceKeys, 'a source')
    const title = this.text(node, 'title', true)
    const design = this.text(node, 'design', true)
    const says = this.text(node, 'says', true)
    const year = this.text(node, 'year', false)
    if (!title || !design || !says) return []
    if (year && !/^(19|20)\d\d$/.test(year))
      this.at(this.get(node, 'year') ?? node, 'year', '`year` is a year, such as 2021.')
    const optional = (['authors', 'journal', 'doi', 'pmid', 'pmcid', 'url'] as const).flatMap((key) => {
      const value = this.text(node, key, false)
      return value ? [[key, value] as const] : []
    })
    return [{ title, design, says, ...(year ? { year: Number(year) } : {}), ...Object.fromEntries(optional) }]
  }

  private get(node: Node, key: string): Node | undefined {
    if (!isMap(node)) return undefined
    const found = node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value
    return isNode(found) && !isAlias(found) ? found : undefined
  }

  private text(node: Node, key: string, needed: boolean): string | undefined {
    const found = this.get(node, key)
    if (isScalar(found) && found.value !== null && String(found.value).trim())
      return String(found.value).trim().replaceAll(/\s+/g, ' ')
    if (needed) this.at(found ?? node, 'missing', `\`${key}\` is missing.`)
    return undefined
  }

  private texts(node: Node, key: string): string[] {
    return this.list(node, key).flatMap((item) => {
      if (isScalar(item) && item.value !== null) return [String(item.value).trim().replaceAll(/\s+/g, ' ')]
      this.at(item, 'text', `An entry of \`${key}\` is a text; put it in quotes if it holds a colon.`)
      return []
    })
  }

  private list(node: Node, key: string): Node[] {
    const found = this.get(node, key)
    if (!found) return []
    if (isSeq(found)) return found.items.filter((item): item is Node => isNode(item))
    this.at(found, 'list', `\`${key}\` is a list.`)
    return []
  }

  private choice<T extends string>(node: Node, key: string, choices: readonly T[]): T | undefined {
    const value = this.text(node, key, true)
    if (value === undefined || choices.includes(value as T)) return value as T | undefined
    this.at(this.get(node, key) ?? node, 'choice', `\`${key}\` is one of ${choices.join(', ')}; not “${value}”.`)
    return undefined
  }

  private keys(node: Node, known: readonly string[], what: string): void {
    if (!isMap(node)) return
    for (const { key } of node.items) {
      if (isScalar(key) && !known.includes(String(key.value)))
        this.at(key, 'key', `“${key.value}” is no key of ${what}; there are ${known.join(', ')}.`)
    }
  }

  private at(node: Node, code: string, message: string, severity: Severity = 'error'): void {
    const [start, end] = node.range ?? [0, 1]
    this.tell(code, message, start, isCollection(node) ? start + 1 : end, severity)
  }
}
