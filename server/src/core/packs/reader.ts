import { isMap, isNode, isScalar, isSeq, type Node, type Pair } from 'yaml'
import type { ConceptEntry, PatternEntry } from '../match/compile.ts'
import { type Claim, certainties, type Source, strengths, verdicts } from '../model.ts'
import { shorten } from '../shorten.ts'
import { PackNodes, type Tell } from './nodes.ts'
import { carriedBy, type Pack, type PackExample, type PackReference } from './parse.ts'

const packKeys = ['$schema', 'pack', 'title', 'reviewed', 'general', 'concepts', 'claims']
const claimKeys = [
  'id',
  'claim',
  'verdict',
  'certainty',
  'carries',
  'settled-by',
  'sound-with',
  'elsewhere',
  'finding',
  'limits',
  'fair',
  'subject',
  'fits',
  'facts',
  'aims',
  'until',
  'redirect',
  'patterns',
  'sources',
  'examples',
  'reviewed',
  'notes',
]
const sourceKeys = ['title', 'authors', 'year', 'journal', 'doi', 'pmid', 'pmcid', 'url', 'design', 'says']
const patternKeys = ['match', 'unless', 'context', 'certain', 'advice']

const name = /^[a-z0-9-]+$/
/** The forms of a source's identifiers. */
const identifiers = {
  doi: [/^10\.\d{4,9}\/\S+$/, 'a DOI without its address, such as 10.1002/oby.20032'],
  pmid: [/^\d{1,8}$/, 'a PubMed number in quotes, such as "23404961"'],
  pmcid: [/^PMC\d{1,8}$/, 'a PubMed Central number, such as PMC4391809'],
  url: [/^https:\/\/\S+$/, 'an address that begins with https://'],
} as const

/** What a pack says of all its claims. */
interface Shared {
  readonly reviewed: string | undefined
  readonly general: boolean
}

/** Reads the pack that a YAML mapping holds; what is wrong in it is told, what is right is kept. */
export class PackReader {
  private readonly concepts: ConceptEntry[] = []
  private readonly patterns: PatternEntry[] = []
  private readonly examples: PackExample[] = []
  private readonly references: PackReference[] = []
  private readonly places = new Map<string, Node>()
  /** Where the wordings of a claim stand, by its id and the key. */
  private readonly wordings = new Map<string, readonly Node[]>()
  private readonly nodes: PackNodes

  constructor(
    private readonly root: Node,
    private readonly tell: Tell,
  ) {
    this.nodes = new PackNodes(tell)
  }

  read(): Pack | undefined {
    const { nodes, root } = this
    nodes.keys(root, packKeys, 'a pack')
    const pack = this.name()
    if (!pack) {
      if (!nodes.get(root, 'pack'))
        nodes.at(root, 'missing', '`pack` is missing: the first half of the ids of its claims.')
      return undefined
    }
    const concepts = nodes.get(root, 'concepts')
    if (isMap(concepts)) {
      nodes.keys(concepts, undefined, 'concepts')
      const seen = new Set<string>()
      for (const pair of concepts.items) {
        const key = isScalar(pair.key) ? String(pair.key.value) : ''
        if (!seen.has(key)) this.concept(pair)
        seen.add(key)
      }
    } else if (concepts) nodes.at(concepts, 'concepts', '`concepts` is a mapping: a name, and a list of phrases.')
    const shared = { reviewed: nodes.date(root, 'reviewed'), general: nodes.flag(root, 'general') }
    const claims = nodes.list(root, 'claims').flatMap((node) => this.claim(node, pack, shared))
    if (!nodes.list(root, 'claims').length && !isMap(concepts))
      nodes.at(root, 'empty', 'A pack has `claims`, or `concepts` for other packs to use.')
    return {
      name: pack,
      title: nodes.text(root, 'title', false) ?? pack,
      claims,
      concepts: this.concepts,
      patterns: this.patterns,
      examples: this.examples,
      references: this.references,
      tell: (code, message) => nodes.at(nodes.get(root, 'pack') ?? root, code, message),
      tellAt: (claim, code, message) => nodes.at(this.places.get(claim) ?? root, code, message),
      tellIn: (claim, key, at, message) =>
        nodes.at(this.wordings.get(`${claim} ${key}`)?.[at] ?? root, 'wording', message),
      placeOf: (claim) => this.places.get(claim)?.range?.[0] ?? 0,
    }
  }

  private name(): string | undefined {
    const { nodes, root } = this
    const pack = nodes.text(root, 'pack', false)
    if (pack === undefined || name.test(pack)) return pack
    nodes.at(
      nodes.get(root, 'pack') ?? root,
      'pack',
      `\`pack\` is a name in small letters, digits and hyphens; not “${shorten(pack, 60)}”.`,
    )
    return undefined
  }

  private concept(pair: Pair): void {
    const key = isScalar(pair.key) ? String(pair.key.value) : ''
    const at = isNode(pair.key) ? pair.key : this.root
    if (!name.test(key))
      return this.nodes.at(
        at,
        'concept-name',
        `A concept's name has small letters, digits and hyphens: “${shorten(key, 40)}”.`,
      )
    const items = isSeq(pair.value) ? pair.value.items : []
    const phrases = items.map((item) => (isScalar(item) && typeof item.value === 'string' ? item.value.trim() : ''))
    if (!phrases.length || phrases.some((phrase) => !phrase))
      this.nodes.at(
        at,
        'concept-phrases',
        `“${shorten(key, 40)}” needs a list of phrases, each a text (put numbers in quotes).`,
      )
    this.concepts.push({
      name: key,
      phrases: phrases.filter(Boolean),
      tell: (code, message) => this.nodes.at(at, code, message),
    })
  }

  private claim(node: Node, pack: string, { reviewed, general }: Shared): Claim[] {
    const { nodes } = this
    if (!isMap(node)) {
      nodes.at(node, 'shape', 'A claim is a mapping.')
      return []
    }
    nodes.keys(node, claimKeys, 'a claim')
    const id = nodes.text(node, 'id', true)
    const claim = nodes.text(node, 'claim', true)
    const finding = nodes.text(node, 'finding', true)
    const verdict = nodes.choice(node, 'verdict', verdicts, true)
    const certainty = nodes.choice(node, 'certainty', certainties, true)
    const carries = nodes.get(node, 'carries')
      ? nodes.choice(node, 'carries', strengths, true)
      : verdict && carriedBy[verdict]
    if (!id || !claim || !finding || !verdict || !certainty || !carries) return []
    const place = nodes.get(node, 'id') ?? node
    if (!/^[a-z0-9-]+\/[a-z0-9-]+$/.test(id) || !id.startsWith(`${pack}/`)) {
      nodes.at(place, 'id', `The id must be “${pack}/” and a name in small letters, digits and hyphens.`)
      return []
    }
    if (this.places.has(id)) {
      nodes.at(place, 'id-twice', `The id “${id}” is taken by an earlier claim of this pack; give this one its own.`)
      return []
    }
    this.places.set(id, place)
    for (const item of nodes.list(node, 'patterns')) this.pattern(item, id)
    const fair = this.sentences(node, 'fair', id)
    if (!fair.length) nodes.at(node, 'fair', `${id} needs a sentence in \`fair\` that an author could write instead.`)
    nodes.text(node, 'notes', false)
    const settled = nodes.choice(node, 'settled-by', ['source'] as const, false)
    const soundWith = this.namesOf(node, 'sound-with')
    const elsewhere = this.texts(node, 'elsewhere')
    return [
      {
        id,
        claim,
        finding,
        limits: this.texts(node, 'limits'),
        verdict,
        certainty,
        carries,
        ...(settled ? { settledBySource: true as const } : {}),
        ...(soundWith.length ? { soundWith } : {}),
        ...(elsewhere.length ? { elsewhere } : {}),
        ...(general ? { general: true as const } : {}),
        fair,
        fits: this.phrases(node, 'fits', id),
        facts: this.phrases(node, 'facts', id),
        aims: this.phrases(node, 'aims', id),
        until: this.texts(node, 'until'),
        subject: this.phrases(node, 'subject', id),
        redirect: this.redirect(node),
        sources: nodes.list(node, 'sources').flatMap((source) => this.source(source)),
        examples: this.readExamples(node, id),
        reviewed: nodes.date(node, 'reviewed') ?? reviewed ?? '',
      },
    ]
  }

  private texts(node: Node, key: string): string[] {
    return this.nodes.texts(node, key).map(({ text }) => text)
  }

  /** Names of concepts, each of which must be known in the end. */
  private namesOf(node: Node, key: string): string[] {
    return this.nodes.texts(node, key).map(({ text, node }) => {
      this.references.push({ concept: text, tell: (code, message) => this.nodes.at(node, code, message) })
      return text
    })
  }

  private readExamples(claim: Node, id: string): Claim['examples'] {
    const node = this.nodes.get(claim, 'examples')
    if (!node) return { flag: [], clear: [] }
    if (!isMap(node)) this.nodes.at(node, 'examples', '`examples` is a mapping with `flag` and `clear`.')
    this.nodes.keys(node, ['flag', 'clear'], 'examples')
    return { flag: this.sentences(node, 'flag', id), clear: this.sentences(node, 'clear', id) }
  }

  /** Sentences that are checked. */
  private sentences(node: Node, kind: PackExample['kind'], claim: string): string[] {
    return this.nodes.texts(node, kind).map(({ text, node }) => {
      this.examples.push({ claim, kind, text, start: node.range?.[0] ?? 0, end: node.range?.[1] ?? 0 })
      return text
    })
  }

  /** Phrases that are looked at when all packs are known. */
  private phrases(node: Node, key: string, claim: string): string[] {
    const found = this.nodes.texts(node, key)
    this.wordings.set(
      `${claim} ${key}`,
      found.map(({ node }) => node),
    )
    return found.map(({ text }) => text)
  }

  private redirect(claim: Node): Claim['redirect'] {
    const node = this.nodes.get(claim, 'redirect')
    if (!node) return {}
    if (!isMap(node)) {
      this.nodes.at(node, 'redirect', '`redirect` is a mapping: a concept, and what an instruction may name instead.')
      return {}
    }
    this.nodes.keys(node, undefined, 'redirect')
    const entries = node.items.flatMap(({ key, value }) => {
      if (!isNode(key) || !isScalar(key) || !isScalar(value) || typeof value.value !== 'string') {
        this.nodes.at(isNode(key) ? key : node, 'redirect', 'A redirect has a text: a noun phrase without its article.')
        return []
      }
      const concept = String(key.value)
      this.references.push({ concept, tell: (code, message) => this.nodes.at(key, code, message) })
      return [[concept, value.value.trim()] as const]
    })
    return Object.fromEntries(entries)
  }

  private pattern(node: Node, claim: string): void {
    const { nodes } = this
    const scalar = isMap(node) ? nodes.get(node, 'match') : node
    if (isMap(node)) nodes.keys(node, patternKeys, 'a pattern')
    if (!isScalar(scalar) || typeof scalar.value !== 'string')
      return nodes.at(node, 'pattern', 'A pattern is a text, or a mapping with `match`.')
    const start = (scalar.range?.[0] ?? 0) + (scalar.type === 'PLAIN' ? 0 : 1)
    const end = scalar.range?.[1] ?? start
    this.patterns.push({
      claim,
      match: scalar.value,
      unless: this.texts(node, 'unless'),
      context: this.texts(node, 'context'),
      certain: nodes.flag(node, 'certain'),
      advice: nodes.flag(node, 'advice'),
      tell: (code, message, at = 0) => this.tell(code, message, Math.min(start + at, end), end),
    })
  }

  private source(node: Node): Source[] {
    const { nodes } = this
    if (!isMap(node)) {
      nodes.at(node, 'source', 'A source is a mapping.')
      return []
    }
    nodes.keys(node, sourceKeys, 'a source')
    const title = nodes.text(node, 'title', true)
    const design = nodes.text(node, 'design', true)
    const says = nodes.text(node, 'says', true)
    const year = nodes.form(node, 'year', /^(19|20)\d\d$/, 'a year, such as 2021')
    const optional = (['authors', 'journal'] as const).map((key) => [key, nodes.text(node, key, false)] as const)
    const found = (['doi', 'pmid', 'pmcid', 'url'] as const).map(
      (key) => [key, nodes.form(node, key, identifiers[key][0], identifiers[key][1])] as const,
    )
    if (!title || !design || !says) return []
    const given = [...optional, ...found].filter(([, value]) => value !== undefined)
    return [{ title, design, says, ...(year ? { year: Number(year) } : {}), ...Object.fromEntries(given) }]
  }
}
