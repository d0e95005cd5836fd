import type { Token } from '../../model.ts'
import { before, beforeAside, behindAside, governs, isSeveral, isSubordinate, norm, past, subjectOf } from './clause.ts'
import { isCopula, isHas } from './clitics.ts'
import { hasVerbBehind, isNamed, startsGerund, startsSeveral } from './noun-or-verb.ts'
import { startsOrder } from './orders.ts'
import { isPastForm, type VerbReading, type VerbTable, verbOf } from './verbs.ts'
import {
  bareAfter,
  bes,
  determiners,
  dos,
  endsSubject,
  haves,
  isAdverb,
  isPlural,
  modals,
  numbers,
  objectPronouns,
  prepositions,
  relatives,
  sizes,
  startsComplement,
  subjectPronouns,
  subordinators,
} from './words.ts'

/**
 * How a verb group is built: one word in the present (`s`: breaks; `base`: break) or the past; led by a modal, a form of be, have or
 * do; an instruction; or without a subject of its own (`infinitive`, `ing`).
 */
export type GroupKind = 's' | 'base' | 'past' | 'modal' | 'be' | 'have' | 'do' | 'imperative' | 'infinitive' | 'ing'

/** A verb with its auxiliaries, in tokens of its sentence. */
export interface VerbGroup {
  readonly kind: GroupKind
  /** The auxiliary, or the verb itself. */
  readonly first: number
  /** The verb; the form of be or have itself where no other verb follows it. */
  readonly main: number
  readonly reading?: VerbReading
  readonly negated: boolean
  /** First and last token of the subject. */
  readonly subject?: { readonly first: number; readonly last: number }
}

/** The kinds that make a clause. */
export const finite: ReadonlySet<GroupKind> = new Set(['s', 'base', 'past', 'modal', 'be', 'have', 'do'])

/** Whether a token is a word that no closed class holds. */
const isNoun = (tokens: readonly Token[], i: number) =>
  tokens[i]?.kind === 'word' && endsSubject(tokens[i].norm) && !subjectPronouns.has(tokens[i].norm)

/** Verbs that have no object, so that a noun right before them is their subject: "the rings rise". */
const intransitive = new Set(
  'rise fall go come appear happen fade sit lie stay arise occur vanish disappear'.split(' '),
)
/** Verbs that say what something is like, and of the words behind them those that could be verbs. */
const copulas = new Set(['feel', 'look', 'taste', 'smell', 'sound', 'seem', 'run', 'go', 'stay', 'turn', 'get'])
const states = new Set([
  'dry',
  'warm',
  'clean',
  'open',
  'free',
  'slow',
  'cool',
  'clear',
  'numb',
  'dull',
  'lean',
  'dead',
  'empty',
])

/** Farthest a verb may stand from the one that it is joined to, in tokens. */
const farthest = 14

/** Longest label before a colon, in tokens, that can be what a verb behind it is said of. */
const longestLabel = 4

/** Finds the verb groups of a sentence, from left to right. A shallow reading: what is doubtful is left out. */
export function verbGroups(tokens: readonly Token[], table: VerbTable, text = ''): VerbGroup[] {
  // Parts of a compound with a hyphen ("eye-watering") are no verbs of the sentence.
  const words = tokens.map((token, i) => {
    const after = tokens[i + 1]
    const before = tokens[i - 1]
    const hyphen = (from: Token, to: Token) => to.start === from.end + 1 && /[-\u2010\u2011]/.test(text[from.end] ?? '')
    const part = (after && hyphen(token, after)) || (before && hyphen(before, token))
    return part && token.kind === 'word' ? { ...token, norm: `${token.norm}-`, id: -1 } : token
  })
  const groups = read(words, table, false)
  const clauses = groups.filter((group) => finite.has(group.kind) || group.kind === 'imperative')
  if (clauses.some((group) => !isSubordinate(words, group))) return groups
  // A relative clause alone makes no sentence, but it may be all that a heading or an entry of a list has.
  const lenient = read(words, table, true)
  const fresh = lenient.filter((group) => !clauses.some(({ main }) => main === group.main))
  return clauses.length && fresh.some(({ main }) => prepositions.has(norm(words, main + 1) ?? '')) ? groups : lenient
}

/** How a place is read: `lenient` as below; `stated`: a main clause stands before it. */
interface Manner {
  readonly lenient: boolean
  readonly stated: boolean
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
        tokens.slice(clause.main + 1, Math.min(i, clause.main + 6)).some((token) => token.norm === 'that'))
    const stated = groups.some((g) => finite.has(g.kind) && !isSubordinate(tokens, g))
    const group = groupAt(tokens, i, groups.at(-1), table, { lenient: wanted, stated })
    if (!group) continue
    const last = groups.filter(({ kind }) => kind !== 'ing').at(-1)
    const subject = finite.has(group.kind) ? subjectOf(tokens, group.first, last) : undefined
    // “For best results take it within the hour”: what stands behind “for” does nothing.
    const bare = group.kind === 'base' || tokens[group.first]!.norm === 'have'
    const ordered = bare && subject !== undefined && subject.first <= 1 && norm(tokens, 0) === 'for'
    groups.push(ordered ? { ...group, kind: 'imperative' } : subject ? { ...group, subject } : group)
    i = group.main
  }
  return groups
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
    if (reading && (reading.form === 'participle' || reading.form === 'past')) return led('have', next)
    if (norm(tokens, next) === 'been') {
      const verb = past(tokens, next + 1)
      const form = verb < tokens.length ? verbOf(tokens[verb]!.norm, table)?.form : undefined
      return led('have', form === 'ing' || form === 'participle' || form === 'past' ? verb : next)
    }
    return endsSubject(norm(tokens, i - 1)) || word !== 'have' ? { ...led('have', i), negated } : undefined
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

/** A verb without an auxiliary. */
function plainAt(
  tokens: readonly Token[],
  i: number,
  last: VerbGroup | undefined,
  table: VerbTable,
  { lenient, stated }: Manner,
): VerbGroup | undefined {
  const reading = verbOf(tokens[i]!.norm, table)
  if (!reading || (tokens[i]!.norm === 'thanks' && norm(tokens, i + 1) === 'to')) return undefined
  const group = (kind: GroupKind): VerbGroup => ({ kind, first: i, main: i, reading, negated: false })
  const at = before(tokens, i)
  const prior = norm(tokens, at)
  const next = norm(tokens, i + 1)
  if (prior === 'to' && reading.form === 'base') return group('infinitive')
  if (reading.form === 'ing') return !reading.noun && startsGerund(prior, last, at) ? group('ing') : undefined
  const copular = copulas.has(reading.base) && states.has(next ?? '')
  const complement =
    startsComplement(next) ||
    tokens[i + 1]?.kind === 'number' ||
    (next !== undefined && (prepositions.has(next) || verbOf(next, table)?.form === 'ing')) ||
    (bareAfter.has(tokens[i]!.norm) && verbOf(next ?? '', table)?.form === 'base') ||
    copular ||
    // "rarely causes cramps": no noun stands right behind such an adverb.
    (norm(tokens, i - 1)?.endsWith('ly') === true &&
      isAdverb(norm(tokens, i - 1)!) &&
      norm(tokens, i - 1) !== 'only') ||
    reading.base === 'become' ||
    (lenient && tokens[i + 1]?.kind === 'word' && !bes.has(next!) && !modals.has(next!))
  const joined = (prior === 'and' || prior === 'or' || prior === ',') && last !== undefined && at - last.main < 9
  // "We know squats hurt": behind a verb stands its object, not another verb.
  if (last?.main === at && last.kind !== 'ing' && reading.form !== 'base') return undefined
  // "Salt stops cramp", but "helps build"
  if (last?.main === at && last.kind === 's' && reading.form === 'base' && !bareAfter.has(prior!)) return undefined
  // "five stretches" are things.
  if (reading.form === 's' && (tokens[at]?.kind === 'number' || numbers.has(prior ?? ''))) return undefined
  // "fifty dainty lifts that carve an arm"
  const counted = tokens[at - 1]?.kind === 'number' || numbers.has(norm(tokens, at - 1) ?? '')
  if (reading.form === 's' && reading.noun && counted && !isPlural(prior!) && (!complement || next === 'that'))
    return undefined
  // "quads like fence posts", "and like a heel the tissue blisters"
  const liked = subjectPronouns.has(prior ?? '') && !governs.has(norm(tokens, at - 1) ?? '')
  if (tokens[i]!.norm === 'like' && at >= 0 && !liked) return undefined
  if (reading.form === 's') {
    // "to whittle the love handles off": what an infinitive is done to makes no clause.
    if (
      reading.noun &&
      last?.kind === 'infinitive' &&
      norm(tokens, last.first - 2) === ',' &&
      isNounPhrase(tokens, last.main + 1, i)
    )
      return undefined
    // "nothing but its own reserves"
    if (reading.noun && ['own', 'same', 'very', 'other'].includes(prior ?? '')) return undefined
    // "closes the growing ends early": a verb has its object, and no second verb stands in its clause.
    if (reading.noun && last && finite.has(last.kind) && holdsObject(tokens, last.main, i)) return undefined
    // "fills the worn patches": a participle between an article and a noun.
    if (reading.noun && isWorn(tokens, at, table)) return undefined
    // "calf cramps boil down to": the verb stands behind the noun.
    const verbBehind =
      verbOf(next ?? '', table)?.form === 'base' &&
      (startsComplement(norm(tokens, i + 2)) || (reading.noun && at >= 0 && intransitive.has(next!)))
    if (verbBehind && !bareAfter.has(tokens[i]!.norm) && !copular) return undefined
    // "Glucosamine: gives cartilage what it needs"
    if (at < 0 || (prior === ':' && at <= longestLabel && at === i - 1))
      return next && !bes.has(next) && !modals.has(next) && (!reading.noun || startsComplement(next))
        ? group('s')
        : undefined
    // "two hundred little curls before breakfast"
    if (sizes.has(prior ?? '') && (reading.noun || prepositions.has(next ?? ''))) return undefined
    if (reading.noun && at === 0 && verbOf(prior ?? '', table)?.form === 'ing' && hasVerbBehind(tokens, i, table))
      return undefined
    // "those pea-sized spots": behind a word for several stands no verb for one.
    if (subjectPronouns.get(prior ?? '') === 'base' || (reading.noun && startsSeveral(tokens, at))) return undefined
    const far = (prior === 'and' || prior === 'or') && last?.kind === 's' && at - last.main < farthest && complement
    if (far || (joined && (last.kind === 's' || last.kind === 'be') && (!reading.noun || complement))) return group('s')
    const outside = prior === ',' ? beforeAside(tokens, at) : undefined
    if (outside !== undefined && !isPlural(norm(tokens, outside)!) && endsSubject(norm(tokens, outside)) && complement)
      return group('s')
    if (!prior || !endsSubject(prior) || (isPlural(prior) && reading.noun && !lenient)) return undefined
    if (reading.noun && !complement && !subjectPronouns.has(prior) && !relatives.has(prior)) return undefined
    return next !== undefined && (bes.has(next) || modals.has(next)) ? undefined : group('s')
  }
  if (reading.form === 'base') {
    // "Having meals spread over the day keeps it high": a participle within what is done.
    if (
      verbOf(tokens[0]!.norm, table)?.form === 'ing' &&
      i > 1 &&
      !stated &&
      !subjectPronouns.has(prior ?? '') &&
      statesBehind(tokens, i, table)
    )
      return undefined
    // "Strips of tape will hoist it": a noun before its verb.
    const led = next !== undefined && (modals.has(next) || bes.has(next))
    if (reading.noun && led && (bes.has(next) || !startsOrder(tokens, i, stated))) return undefined
    if (
      startsOrder(tokens, i, stated) &&
      !isNamed(tokens, i, reading, table) &&
      (!reading.noun || complement || lenient || !isNoun(tokens, i + 1))
    )
      return group('imperative')
    if (
      joined &&
      (last.kind === 'imperative' || last.kind === 'base' || last.kind === 'infinitive' || last.kind === 'modal')
    ) {
      const kind = last.kind === 'modal' ? 'infinitive' : last.kind
      return !reading.noun || complement ? group(kind) : undefined
    }
    const outside = prior === ',' ? beforeAside(tokens, at) : undefined
    if (outside !== undefined && complement && (isPlural(norm(tokens, outside)!) || isSeveral(tokens, outside)))
      return group('base')
    if (!prior || !endsSubject(prior)) return undefined
    // "Elastic sports tape holds the kneecap"
    if (!relatives.has(prior) && !subjectPronouns.has(prior) && isNamed(tokens, i, reading, table)) return undefined
    if (bareVerbs(tokens, last, at)) return group('infinitive')
    // "Six weeks of work left fat where it was": a noun before the verb.
    if (next && (isPastForm(next, table) || (reading.noun && verbOf(next, table)?.form === 'past' && !complement)))
      return undefined
    // "Suction lifts waste", "salt stops cramp": what looks like a plural may be the verb.
    const mayBeVerb = verbOf(prior, table)?.form === 's' && at > 0 && endsSubject(norm(tokens, at - 1))
    if (mayBeVerb && !last && (reading.noun || !startsComplement(next))) return undefined
    const related = relatives.has(prior) && at > 0
    const listed =
      !last &&
      !subjectPronouns.has(prior) &&
      isSeveral(tokens, at) &&
      (startsComplement(next) || (!reading.noun && next !== ','))
    const plural = subjectPronouns.get(prior) === 'base' || related || isPlural(prior) || listed
    if (!plural || (reading.noun && !complement && !subjectPronouns.has(prior) && !relatives.has(prior)))
      return undefined
    return group('base')
  }
  // "One bent lift": a number, and what the thing is like.
  if (prior === 'one' && reading.form === 'past' && isNoun(tokens, i + 1) && !endsSubject(norm(tokens, at - 1)))
    return undefined
  if (prior && subjectPronouns.has(prior) && prior !== 'that') return group('past')
  // "Get them switched back on"
  if (['them', 'him', 'us', 'me'].includes(prior ?? '')) return undefined
  if (isCaused(tokens, i)) return undefined
  // "there's a nerve threaded through": a participle that belongs to the noun.
  if (last && finite.has(last.kind) && !isApart(tokens, last.main, i)) return undefined
  return prior && endsSubject(prior) && startsComplement(next) && next !== 'to' && !isAdverb(next ?? '')
    ? group('past')
    : undefined
}

/** Whether a determiner with at most two words more is all that stands from a token to another. */
const isNounPhrase = (tokens: readonly Token[], from: number, to: number) =>
  to - from < 4 && to > from && determiners.has(norm(tokens, from)!) && !isApart(tokens, from, to)

/** Whether an article and at most two words more stand between a verb and a token. */
const holdsObject = (tokens: readonly Token[], verb: number, at: number) =>
  at - verb < 5 &&
  ['the', 'a', 'an'].includes(norm(tokens, verb + 1) ?? '') &&
  at > verb + 1 &&
  !joinsWithin(tokens, verb, at)

const joinsWithin = (tokens: readonly Token[], from: number, to: number) =>
  tokens
    .slice(from + 1, to)
    .some((token) => token.kind === 'punctuation' || subordinators.has(token.norm) || relatives.has(token.norm))

/** Whether a verb in the third person with an object follows in the same clause. */
function statesBehind(tokens: readonly Token[], at: number, table: VerbTable): boolean {
  for (let i = at + 1; i < tokens.length && tokens[i]!.kind !== 'punctuation'; i++) {
    const { norm: word } = tokens[i]!
    if (subordinators.has(word) || relatives.has(word) || word === 'and') return false
    if (verbOf(word, table)?.form === 's' && startsComplement(norm(tokens, i + 1))) return true
  }
  return false
}

/** "Get those hips loosened off": what somebody has done to something. */
function isCaused(tokens: readonly Token[], i: number): boolean {
  for (let get = i - 1; get >= 0 && get >= i - 5; get--)
    if (['get', 'gets', 'getting'].includes(tokens[get]!.norm)) return !isApart(tokens, get, i)
  return false
}

/** Whether a word is a participle that an article leads to a noun. */
const isWorn = (tokens: readonly Token[], i: number, table: VerbTable) =>
  ['the', 'a', 'an'].includes(norm(tokens, i - 1) ?? '') && verbOf(norm(tokens, i) ?? '', table)?.form === 'participle'

/** Whether something between two tokens ends a clause. */
function isApart(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++)
    if (tokens[i]!.kind === 'punctuation' || subordinators.has(tokens[i]!.norm)) return true
  return false
}

/** "helps break up", "makes the muscle grow": the second verb has no subject of its own in the nominative. */
function bareVerbs(tokens: readonly Token[], last: VerbGroup | undefined, at: number): boolean {
  return last !== undefined && at - last.main <= 5 && bareAfter.has(norm(tokens, last.main)!)
}
