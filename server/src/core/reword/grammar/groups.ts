import type { Token } from '../../model.ts'
import { behindAside, breaks, isSubordinate, norm, past, subjectOf } from './clause.ts'
import { isCopula, isHas } from './clitics.ts'
import { finite, type GroupKind, type VerbGroup } from './group.ts'
import { startsOrder } from './orders.ts'
import { plainAt } from './plain/plain-verb.ts'
import type { Manner } from './plain/spot.ts'
import { formOf, type VerbReading, type VerbTable, verbOf } from './verbs.ts'
import { wantedVerbs } from './wanted.ts'
import {
  bes,
  determiners,
  dos,
  endsSubject,
  haves,
  isCompoundVerb,
  modals,
  objectPronouns,
  prepositions,
} from './words.ts'

/** Finds the verb groups of a sentence, from left to right. A shallow reading: what is doubtful is left out. */
export function verbGroups(tokens: readonly Token[], table: VerbTable, text = ''): VerbGroup[] {
  // Parts of a compound with a hyphen ("eye-watering") are no verbs of the sentence.
  const words = tokens.map((token, i) => {
    const after = tokens[i + 1]
    const before = tokens[i - 1]
    const hyphen = (from: Token, to: Token) => to.start === from.end + 1 && /[-\u2010\u2011]/.test(text[from.end] ?? '')
    const part = (after && hyphen(token, after)) || (before && hyphen(before, token))
    if (part && token.kind === 'word') return { ...token, norm: `${token.norm}-`, id: -1 }
    // "Foam roll": the noun says how, as an adverb does.
    return leadsVerb(tokens, i, table) ? { ...token, norm: `${token.norm}-ly`, id: -1 } : token
  })
  const groups = groupsOf(words, table).map((group) =>
    group.first === group.main && leadsVerb(tokens, group.first - 1, table)
      ? { ...group, first: group.first - 1 }
      : group,
  )
  return [...groups, ...wantedVerbs(words, groups, table)].sort((a, b) => a.first - b.first)
}

/** Whether a noun and the verb behind it are one: "foam roll", but not the noun "foam rolling". */
function leadsVerb(tokens: readonly Token[], i: number, table: VerbTable): boolean {
  const verb = verbOf(norm(tokens, i + 1) ?? '', table)
  return verb !== undefined && verb.form !== 'ing' && isCompoundVerb(norm(tokens, i)!, verb.base)
}

function groupsOf(words: readonly Token[], table: VerbTable): VerbGroup[] {
  const groups = read(words, table, false)
  const clauses = groups.filter((group) => finite.has(group.kind) || group.kind === 'imperative')
  if (clauses.some((group) => !isSubordinate(words, group))) return groups
  // A relative clause alone makes no sentence, but it may be all that a heading or an entry of a list has.
  const lenient = read(words, table, true)
  const fresh = lenient.filter((group) => !clauses.some(({ main }) => main === group.main))
  return clauses.length && fresh.some(({ main }) => prepositions.has(norm(words, main + 1) ?? '')) ? groups : lenient
}

/** @param lenient takes words that may be nouns for verbs where nothing speaks against it: no other verb makes the sentence one */
function read(tokens: readonly Token[], table: VerbTable, lenient: boolean): VerbGroup[] {
  const groups: VerbGroup[] = []
  for (let i = 0; i < tokens.length; i++) {
    const clause = groups.filter(({ kind }) => finite.has(kind)).at(-1)
    // "Studies show that acid causes pain": the clause behind "that" needs a verb.
    const wanted =
      lenient ||
      (clause !== undefined &&
        tokens.slice(clause.main + 1, Math.min(i, clause.main + 6)).some((token) => token.norm === 'that')) ||
      isReasoned(tokens, i, groups.at(-1))
    const stated = groups.some((g) => finite.has(g.kind) && !isSubordinate(tokens, g))
    const group = groupAt(tokens, i, groups.at(-1), table, {
      lenient: wanted,
      stated,
      lead: groups.filter(({ kind }) => kind !== 'ing').at(-1),
    })
    if (!group) continue
    const before = groups.filter(({ kind }) => kind !== 'ing').at(-1)
    // "It has a bonus: bridges and clamshells burn fat": a statement of its own, about several.
    const apart = before && group.kind !== 's' && tokens.slice(before.main, i).some((token) => breaks.has(token.norm))
    const subject = finite.has(group.kind) ? subjectOf(tokens, group.first, apart ? undefined : before) : undefined
    if (subject && before && isObject(tokens, group, subject, before)) continue
    // “For best results take it within the hour”: what stands behind “for” does nothing.
    const bare = group.kind === 'base' || tokens[group.first]!.norm === 'have'
    const ordered = bare && subject !== undefined && subject.first <= 1 && norm(tokens, 0) === 'for'
    groups.push(ordered ? { ...group, kind: 'imperative' } : subject ? { ...group, subject } : group)
    i = group.main
  }
  return groups
}

/**
 * "We'd slip in a pair of our insoles", "start with short runs on flat ground": whether what would be a verb with its subject is what stands behind a verb and its
 * preposition.
 */
function isObject(
  tokens: readonly Token[],
  { kind, reading }: VerbGroup,
  subject: { readonly first: number },
  before: VerbGroup,
): boolean {
  if (before.main !== subject.first - 1 || !prepositions.has(norm(tokens, subject.first)!)) return false
  if (!reading?.noun || (kind !== 's' && kind !== 'base')) return false
  // "Exercise of any kind lowers it": no order.
  if (before.kind === 'imperative') return kind === 'base'
  // "What you eat over the day counts", "something eaten within the hour switches it on": a clause that says which.
  const which = before.subject && endsSubject(norm(tokens, before.subject.first - 1))
  return finite.has(before.kind) && before.kind !== 'past' && !which && !isSubordinate(tokens, before)
}

/** "Since the squeeze pushes acid out": a reason needs a verb behind its subject. */
function isReasoned(tokens: readonly Token[], i: number, last: VerbGroup | undefined): boolean {
  const at = [i - 3, i - 4].find((k) => ['because', 'since', 'while'].includes(norm(tokens, k) ?? ''))
  return at !== undefined && at > (last?.main ?? -1) && determiners.has(norm(tokens, at + 1) ?? '')
}

const isNot = (word: string | undefined) => word === 'not' || word === 'never'
const endsInNot = (word: string) => word.endsWith("n't") || word === 'cannot'

function groupAt(
  tokens: readonly Token[],
  i: number,
  last: VerbGroup | undefined,
  table: VerbTable,
  manner: Manner,
): VerbGroup | undefined {
  const word = tokens[i]!.norm
  if (tokens[i]!.kind !== 'word') return undefined
  const aside = modals.has(word) && norm(tokens, i + 1) === ',' ? behindAside(tokens, i + 1) : undefined
  const next = past(tokens, aside ?? i + 1)
  const reading = next < tokens.length ? verbOf(tokens[next]!.norm, table) : undefined
  const negated = endsInNot(word) || tokens.slice(i + 1, next).some((t) => isNot(t.norm))
  const led = (kind: GroupKind, main: number): VerbGroup => {
    const verb = verbOf(norm(tokens, main)!, table)
    return { kind, first: i, main, negated, ...(verb ? { reading: verb } : {}) }
  }
  const would = word === "'d" && reading?.form === 'base'
  // "You need not go on": as the modal that it is.
  const needNot = word === 'need' && norm(tokens, i + 1) === 'not'
  if (modals.has(word) || would || needNot) return modalAt(tokens, i, next, reading, led)
  if (bes.has(word) || (word === "'s" && !isHas(tokens, i, table) && isCopula(tokens, i))) {
    if (norm(tokens, next) === 'being') {
      const verb = past(tokens, next + 1)
      return led('be', verb < tokens.length && verbOf(tokens[verb]!.norm, table) ? verb : next)
    }
    if (
      reading &&
      (reading.form === 'ing' || reading.form === 'participle' || reading.form === 'past') &&
      (!reading.noun || reading.form !== 'ing')
    )
      return led('be', next)
    return { ...led('be', i), negated }
  }
  if (haves.has(word) || (word === "'s" && isHas(tokens, i, table))) {
    if (norm(tokens, next) === 'to') return { ...led('have', i), negated }
    if (reading && (reading.form === 'participle' || reading.form === 'past' || isPerfect(reading, table)))
      return led('have', next)
    if (norm(tokens, next) === 'been') {
      const verb = past(tokens, next + 1)
      const form = verb < tokens.length ? verbOf(tokens[verb]!.norm, table)?.form : undefined
      return led('have', form === 'ing' || form === 'participle' || form === 'past' ? verb : next)
    }
    const asked = norm(tokens, i - 1) === 'please'
    if ((endsSubject(norm(tokens, i - 1)) && !asked) || word !== 'have') return { ...led('have', i), negated }
    // "Have your shake within the hour"
    return startsOrder(tokens, i, manner.stated) && determiners.has(norm(tokens, i + 1) ?? '')
      ? led('imperative', i)
      : undefined
  }
  if (dos.has(word)) {
    if (
      reading?.form === 'base' &&
      (negated ||
        next > i + 1 ||
        !reading.noun ||
        norm(tokens, next + 1) === 'to' ||
        objectPronouns.has(norm(tokens, next + 1) ?? ''))
    )
      return led('do', next)
    if (endsInNot(word)) return undefined
  }
  return plainAt(tokens, i, last, table, manner)
}

/** "Has become", "have run out": a base form that is the participle, too, of a verb that is no noun as often. */
const isPerfect = ({ base, form, noun }: VerbReading, table: VerbTable) =>
  form === 'base' && (!noun || base === 'run') && formOf(base, 'participle', table) === base

function modalAt(
  tokens: readonly Token[],
  i: number,
  next: number,
  reading: VerbReading | undefined,
  led: (kind: GroupKind, main: number) => VerbGroup,
): VerbGroup | undefined {
  const word = norm(tokens, next)
  if (word === 'be' || word === 'have') {
    const verb = past(tokens, next + 1)
    const found = verb < tokens.length ? /(ed|en|ing|wn|ne|nt|pt|ft)$/.test(tokens[verb]!.norm) : false
    return led('modal', found ? verb : next)
  }
  if (reading?.form === 'base' || word === 'get' || word === 'do') return led('modal', next)
  return next < tokens.length &&
    tokens[next]!.kind === 'word' &&
    (!prepositions.has(word!) || word === 'as') &&
    i > 0 &&
    endsSubject(norm(tokens, i - 1))
    ? led('modal', next)
    : undefined
}
