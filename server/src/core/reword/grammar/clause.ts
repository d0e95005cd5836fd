import type { Token } from '../../model.ts'
import type { GroupKind } from './group.ts'
import {
  bes,
  determiners,
  endsSubject,
  haves,
  irregularPlurals,
  isAdverb,
  isPlural,
  modals,
  numbers,
  prepositions,
  relatives,
  subjectPronouns,
  subordinators,
} from './words.ts'

/** Words that say where something goes, and make one verb with another. */
export const particles: ReadonlySet<string> = new Set(['in', 'out', 'up', 'down', 'off', 'away', 'back'])
export const personal: ReadonlySet<string> = new Set(['i', 'you', 'we', 'they', 'it', 'he', 'she', 'there'])
/** Prepositions that open no clause: a pronoun behind one is no subject. */
export const governs: ReadonlySet<string> = new Set(
  'of in on at for from with without by into onto to under between across around about against beside'.split(' '),
)
/** The kinds that make no clause. */
const unfinished: ReadonlySet<GroupKind> = new Set(['imperative', 'infinitive', 'ing'])
/** Longest aside between two commas, in tokens. */
const longestAside = 11

/** Marks that part statements of one sentence. */
export const breaks: ReadonlySet<string> = new Set([';', ':', '—'])

export const norm = (tokens: readonly Token[], i: number) => tokens[i]?.norm

/** Whether something between two tokens ends a clause. */
export function isApart(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++)
    if (tokens[i]!.kind === 'punctuation' || subordinators.has(tokens[i]!.norm)) return true
  return false
}

/** The next token that is no adverb and no "not". */
export function past(tokens: readonly Token[], i: number): number {
  const isDegree = (at: number) => tokens[at]!.norm === 'most' && isAdverb(tokens[at + 1]?.norm ?? '')
  while (i < tokens.length && (isAdverb(tokens[i]!.norm) || tokens[i]!.norm === 'not' || isDegree(i))) i++
  return i
}

/** The last token before `i` that is no adverb. */
export function before(tokens: readonly Token[], i: number): number {
  let j = i - 1
  while (j >= 0 && isAdverb(tokens[j]!.norm) && !subjectPronouns.has(tokens[j]!.norm)) j--
  // "And those in turn drag on the back"
  if (j > 1 && tokens[j]!.norm === 'turn' && tokens[j - 1]!.norm === 'in') return before(tokens, j - 1)
  return j
}

/** The token before the comma that opens an aside ("The hundred, done daily, pulls"), where `comma` closes one. */
export function beforeAside(tokens: readonly Token[], comma: number): number | undefined {
  for (let i = comma - 1; i > 0 && comma - i <= longestAside; i--) {
    const word = tokens[i]!.norm
    if (word === ',') return i < comma - 1 ? before(tokens, i) : undefined
    if (tokens[i]!.kind === 'punctuation' || modals.has(word) || bes.has(word) || haves.has(word)) return undefined
    if (word === 'and' || word === 'or' || subordinators.has(word)) return undefined
  }
  return undefined
}

/** The token behind the comma that closes an aside ("will, sooner or later, cost"), where `comma` opens one. */
export function behindAside(tokens: readonly Token[], comma: number): number | undefined {
  for (let i = comma + 1; i < tokens.length && i - comma <= longestAside; i++) if (tokens[i]!.norm === ',') return i + 1
  return undefined
}

/** Whether the words that end a subject are several: "squats and lunges", "bigger portions of meat". */
export function isSeveral(tokens: readonly Token[], end: number): boolean {
  for (let i = end; i >= 0; i--) {
    const token = tokens[i]!
    if (token.norm === 'and') return i > 0 && endsSubject(norm(tokens, i - 1)) && !personal.has(norm(tokens, i + 1)!)
    if (prepositions.has(token.norm)) {
      const head = norm(tokens, i - 1)
      return head !== undefined && (isPlural(head) || irregularPlurals.has(head))
    }
    if (token.kind === 'punctuation' || subordinators.has(token.norm)) return false
  }
  return false
}

/** Whether a verb group stands in a clause that depends on another: behind "when" or "because", or of a relative pronoun. */
export function isSubordinate(
  tokens: readonly Token[],
  group: { readonly kind: GroupKind; readonly subject?: { readonly first: number; readonly last: number } },
): boolean {
  const { subject } = group
  if (!subject) return false
  const own = norm(tokens, subject.first)!
  const points = own === 'that' && ['and', 'but', 'so'].includes(norm(tokens, subject.first - 1) ?? '')
  if (relatives.has(own) && subject.first === subject.last && subject.first > 0) return !points
  const lead = norm(tokens, subject.first - 1)
  if (lead === 'before' || lead === 'after' || lead === 'till' || lead === 'than' || lead === 'once') return true
  // "after which you'll find"
  if (lead === 'which' || lead === 'whom') return true
  return lead !== undefined && subordinators.has(lead) && !['and', 'or', 'but', 'so', 'then'].includes(lead)
}

/** Whether a preposition opens the words that a token ends: "after a sprint session your body …". */
function isLedIn(tokens: readonly Token[], last: number): boolean {
  for (let i = last - 1; i >= 0 && last - i <= longestLead; i--) {
    if (tokens[i]!.kind === 'punctuation') return false
    if (prepositions.has(tokens[i]!.norm)) return true
  }
  return last <= 0
}

/** Most words of such a lead, in tokens. */
const longestLead = 5

/** Words that stand before a determiner. */
const halves = new Set([
  'all',
  'both',
  'half',
  'twice',
  'double',
  'once',
  'not',
  'just',
  'only',
  'even',
  'such',
  'what',
])
const opensNoun = new Set(['your', 'my', 'his', 'her', 'our', 'their', 'the'])
const isPlainNoun = ({ kind, norm: word }: Token) =>
  kind === 'word' && endsSubject(word) && !isAdverb(word) && !halves.has(word)

/** The words in front of a verb group that are its subject. */
export function subjectOf(
  tokens: readonly Token[],
  first: number,
  last:
    | { readonly kind: GroupKind; readonly main: number; readonly subject?: { first: number; last: number } }
    | undefined,
): { first: number; last: number } | undefined {
  const nearest = before(tokens, first)
  const end = (norm(tokens, nearest) === ',' ? beforeAside(tokens, nearest) : undefined) ?? nearest
  if (end < 0 || !endsSubject(norm(tokens, end))) return undefined
  // "Those who skip it will pay": what the relative clause's verb has is no subject.
  const had =
    last?.subject !== undefined &&
    end === last.main + 1 &&
    norm(tokens, end) === 'it' &&
    isDescribed(tokens, last.subject, end)
  const alone =
    relatives.has(norm(tokens, end)!) ||
    (!had && personal.has(norm(tokens, end)!) && !governs.has(norm(tokens, end - 1) ?? ''))
  if (alone && (end === 0 || norm(tokens, end) !== 'that' || tokens[end - 1]!.kind === 'word'))
    return { first: end, last: end }
  let start = end
  const least = last ? last.main + 1 : 0
  const described = last?.subject && isDescribed(tokens, last.subject, end) ? last.subject.first : undefined
  while (start > least) {
    const token = tokens[start - 1]!
    if (token.kind === 'punctuation' && token.norm !== '%' && token.norm !== "'" && token.norm !== '/') break
    if (
      subordinators.has(token.norm) &&
      token.norm !== 'and' &&
      token.norm !== 'or' &&
      !(token.norm === 'that' && start - 1 === least)
    )
      break
    // "Every centimetre your head creeps": nothing that a determiner opens stands right behind a noun.
    if (opensNoun.has(norm(tokens, start)!) && isPlainNoun(token) && !isLedIn(tokens, start - 1)) break
    // "Six sessions and those hamstrings have grown": what is done is no part of the subject.
    if (
      token.norm === 'and' &&
      (!last || last.kind === 'ing') &&
      owned.has(norm(tokens, start)!) &&
      (isCounted(tokens, start - 2) || (single.has(norm(tokens, first)!) && isMeasured(tokens, start - 2)))
    )
      break
    // "It lets the knee drop in and the knee pays for it": what "and" joins to a particle is another clause.
    if (token.norm === 'and' && particles.has(norm(tokens, start - 2) ?? '') && determiners.has(norm(tokens, start)!))
      break
    // "… go to sleep, and your hamstrings and lower back have to do their job"
    const together = several.has(norm(tokens, first)!) && !isPlural(norm(tokens, end)!) && token.norm === 'and'
    if (
      !(together && endsSubject(norm(tokens, start - 2))) &&
      (token.norm === 'and' || token.norm === 'or') &&
      last &&
      (!unfinished.has(last.kind) || last.kind === 'imperative')
    )
      break
    start--
  }
  // "Women who lift heavy": what describes the subject belongs to it.
  if (described !== undefined && start === least) {
    const whole = subjectOf(tokens, described, undefined)
    if (whole) return { first: whole.first, last: end }
  }
  while (start < end && (isAdverb(norm(tokens, start)!) || norm(tokens, start) === 'and')) start++
  return start <= end ? { first: start, last: end } : undefined
}

/** Whether a relative clause that a pronoun opens right behind a noun runs on to a token. */
function isDescribed(tokens: readonly Token[], { first, last }: { first: number; last: number }, end: number): boolean {
  if (first !== last || first === 0 || !relatives.has(norm(tokens, first)!) || !endsSubject(norm(tokens, first - 1)))
    return false
  for (let i = first; i <= end; i++) if (tokens[i]!.kind === 'punctuation') return false
  return true
}

const owned = new Set(['your', 'the', 'those', 'that', 'these', 'this'])

/** Forms that agree with one thing only. */
const single = new Set(['is', "isn't", 'has', "hasn't", 'does', "doesn't", 'goes', "'s"])

/** Forms that agree with several things. */
const several = new Set(['are', "aren't", 'were', "weren't", 'have', "haven't", 'do', "don't"])

/** Whether "a" opens the words that end at a token: "a capful before lunch". */
function isMeasured(tokens: readonly Token[], end: number): boolean {
  let i = end
  while (i > 0 && tokens[i - 1]!.kind !== 'punctuation') i--
  return ['a', 'an'].includes(norm(tokens, i) ?? '')
}

/** Whether a number opens the words that end at a token: "five minutes after leg day". */
function isCounted(tokens: readonly Token[], end: number): boolean {
  let i = end
  while (i > 0 && tokens[i - 1]!.kind !== 'punctuation') i--
  return (
    tokens[i]?.kind === 'number' ||
    numbers.has(norm(tokens, i) ?? '') ||
    ['one', 'another'].includes(norm(tokens, i) ?? '')
  )
}
