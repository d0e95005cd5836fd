import type { Token } from '../model.ts'
import { type CueHit, type Effect, isOf } from './cues.ts'
import { endsAt } from './sentence.ts'
import { isTold } from './within.ts'

/** What ends a clause, wherever it stands. */
const hard = new Set([';', ':', '—', '.', '!', '?', '…'])
/** What begins a clause of its own behind a comma. */
const soft = new Set([
  'and',
  'so',
  'it',
  'they',
  'you',
  'we',
  'he',
  'she',
  'that',
  'there',
  'this',
  'these',
  'do',
  'try',
  'roll',
  'just',
  'use',
  'i',
  'train',
  'take',
])

/**
 * Whether the scope of a cue that ends at token `from` still holds at token `to`. As in ConText a scope ends at a terminator, at the end
 * of a clause and at the end of a quotation.
 * @param leadsOn whether it leads on to what follows: a colon ends nothing then ("the theory goes like this: …"), nor does what belongs to its "that"
 * @param claim where the claim's own words begin: a time that its subject has ends nothing, "was told that stretching before a run prevents …"
 */
export function reaches(
  tokens: readonly Token[],
  cues: readonly CueHit[],
  from: number,
  to: number,
  leadsOn = false,
  claim = to,
): boolean {
  const conceded = isConceded(tokens, from)
  const that = leadsOn ? complementAt(tokens, from) : -1
  // "Some say that when you find one, you should stay on it": the comma closes what opens the clause.
  let closing = that >= 0 && fronting.has(tokens[that + 1]?.norm ?? '')
  for (let i = from + 1; i < to; i++) {
    const token = tokens[i]!
    if (token.norm === ':' && leadsOn) continue
    if (hard.has(token.norm)) return false
    if (token.norm === ',' && closing) {
      closing = false
      continue
    }
    // "Supposedly, rolling …": an adverb of the sentence.
    if (token.norm === ',' && (conceded || i > from + 1)) {
      const next = tokens[i + 1]
      // A comma before a new subject or a new instruction ends the clause, and so does the first one behind a concession; one in a list or an aside does not.
      if (
        next &&
        (conceded || soft.has(next.norm) || next.norm.endsWith('ing')) &&
        next.norm !== 'or' &&
        !(next.norm === 'that' && endsAside(tokens, i, from)) &&
        closesClause(tokens, i, to)
      )
        return false
    }
  }
  return !cues.some(
    (c) =>
      c.cue.effect === 'terminator' &&
      c.first > from &&
      c.last < to &&
      !(that >= 0 && inComplement.has(tokens[c.first]!.norm)) &&
      !((c.first > claim || c.first === from + 1) && timing.has(tokens[c.first]!.norm)),
  )
}

/** Of what ends a scope, what may belong to a subject: "people who stretch before a run". */
const timing = new Set(['before', 'after', 'when', 'until', 'till', 'who'])

/** Where the "that" stands that opens what a report tells: its last word, or the next; -1 where there is none. */
function complementAt(tokens: readonly Token[], from: number): number {
  if (tokens[from]!.norm === 'that') return from
  return tokens[from + 1]?.norm === 'that' ? from + 1 : -1
}

/** What opens a clause in front of the one that is told. */
const fronting = new Set(['when', 'whenever', 'if', 'once', 'after', 'before', 'while', 'unless', 'as', 'by', 'for'])
/** Of what ends a scope, what belongs to that which a report tells behind "that": "some say that you should press until it lets go". */
const inComplement = new Set([
  'when',
  'if',
  'after',
  'before',
  'until',
  'till',
  'as',
  'because',
  'since',
  'unless',
  'while',
  'who',
  'then',
])

const conceding = new Set(['despite', 'although', 'though', 'while', 'whereas', 'whatever', 'unlike', 'contrary'])

/** Whether a token stands in a concession that opens its sentence, or what follows a dash: "Despite what has been believed, …". */
function isConceded(tokens: readonly Token[], at: number): boolean {
  let first = at
  while (first > 0 && !hard.has(tokens[first - 1]!.norm)) first--
  if (first < at && (tokens[first]!.norm === 'and' || tokens[first]!.norm === 'but' || tokens[first]!.norm === 'even'))
    first++
  if (!conceding.has(tokens[first]!.norm)) return false
  for (let i = first; i < at; i++) if (tokens[i]!.norm === ',') return false
  return true
}

/** An aside stands between two commas ("may, for some, ease"): the scope goes on behind the second. */
function closesClause(tokens: readonly Token[], comma: number, to: number): boolean {
  for (let i = comma + 1; i < to && i < comma + 7; i++) if (tokens[i]!.norm === ',') return false
  return true
}

/** The comma behind a word or three between commas: "many believe, wrongly, that". */
function endsAside(tokens: readonly Token[], comma: number, from: number): boolean {
  for (let i = comma - 1; i > from && i >= comma - 4; i--) if (tokens[i]!.norm === ',') return true
  return false
}

/** A bare negation behind a comma or a dash at the end ("Before you stretch the band, don't.") takes back all before it. */
function isFinal(tokens: readonly Token[], cue: CueHit): boolean {
  const before = tokens[cue.first - 1]?.norm
  return endsAt(tokens, cue.last) && (before === ',' || before === '—' || before === ':')
}

/** A report right behind a comma or a dash ("…, or so they say") is about what stands before it. */
function isAside(tokens: readonly Token[], { cue, first }: CueHit, last: number): boolean {
  if (cue.effect !== 'reported' || !tokens[first - 1] || !aside.has(tokens[first - 1]!.norm)) return false
  return !endsBetween(tokens, last, first - 1)
}

/** Words behind which something is said of what is done, or done for it. */
const effects = new Set(['to', 'which', 'that', 'because', 'as', 'since', 'so', 'it', 'this'])

/** Whether what the reader may do if they like is what is mentioned: in the same clause, and no effect of it; the cue stands at a mark or an end. */
function isFree(tokens: readonly Token[], { first, last }: CueHit, place: MentionPlace): boolean {
  const next = tokens[last + 1]
  if (next && next.kind !== 'punctuation') return false
  const [from, to] = first > place.last ? [place.last, first] : [last, place.first]
  if (endsBetween(tokens, from, to)) return false
  let start = place.head
  while (start > 0 && start - 1 !== last && !hard.has(tokens[start - 1]!.norm)) start--
  return !tokens.slice(start, place.head + 1).some(({ norm }) => effects.has(norm))
}

/** Whether words behind a cue speak for what is mentioned. */
function isHoped({ last }: CueHit, place: MentionPlace): boolean {
  for (let i = last + 1; i <= place.last; i++) if (place.own(i)) return true
  return false
}

/** Whether a mark that ends a clause stands between two tokens. */
function endsBetween(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (hard.has(tokens[i]!.norm)) return true
  return false
}

const aside = new Set([',', '—', '"'])

const behindObject = new Set([
  'and',
  'or',
  'to',
  'that',
  'until',
  'if',
  'when',
  'because',
  'so',
  ',',
  ':',
  ';',
  '—',
  '.',
])

/** A verb of avoiding ("skip", "stop") turns its object only: a conjunction, an infinitive or a comma ends it. */
function endsObject(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (behindObject.has(tokens[i]!.norm)) return true
  return false
}

/** A mention as the weighing sees it, in tokens of its sentence. */
export interface MentionPlace {
  readonly first: number
  readonly last: number
  /** Where the predicate, the verb that claims something, starts; a cue has to reach this. */
  readonly head: number
  /** The mention names a thing and claims nothing by a verb of its own, so a denial may stand in it or right behind it. */
  readonly noun: boolean
  /** It is the words that carried the learned part, a whole stretch whose verb is not known: a cue in it that is not its own may be that verb's. */
  readonly loose?: true
  /** Tokens that the pattern itself asked for, or that speak for the claim where it was learned: a negation among them is part of it. */
  readonly own: (token: number) => boolean
}

/** So many tokens behind a word that says there is no need its mention may begin; so many, where nothing stands between that is needed for it. */
const [nearNeed, farNeed] = [3, 5]

/** Whether a mention is what there is no need of: "you needn't choke down a shake", not "you don't need a therapist to break up knots". */
function isNeeded(tokens: readonly Token[], cue: number, first: number): boolean {
  if (first - cue <= nearNeed) return true
  return (
    first - cue <= farNeed &&
    !tokens.slice(cue + 1, first).some(({ norm, kind }) => norm === 'to' || kind === 'punctuation')
  )
}

/** What they say comes behind a colon, too. */
const leading: ReadonlySet<Effect> = new Set<Effect>(['reported', 'instanced'])

/** Whether every word of a cue is the mention's own: of "is anything but a muscle" that "is" and "but" speak for it says nothing. */
export function ownsAll({ own }: Pick<MentionPlace, 'own'>, { first, last }: CueHit): boolean {
  for (let token = first; token <= last; token++) if (!own(token)) return false
  return true
}

/** Whether a cue, one of those of its sentence, governs the mention. */
export function governs(tokens: readonly Token[], cues: readonly CueHit[], c: CueHit, place: MentionPlace): boolean {
  if (ownsAll(place, c)) return false
  // "If you like, roll it": what the reader may do or not; what it is said to do is another matter.
  if (isOf(c.cue, 'optional')) return isFree(tokens, c, place)
  // "Take salt in the hope of fewer cramps": what is hoped for is claimed by nobody.
  if (isOf(c.cue, 'hope') && c.last >= place.head) return isHoped(c, place)
  if (c.cue.scope === 'sentence') return true
  if (c.cue.scope === 'object') return c.last < place.head && !endsObject(tokens, c.last, place.head)
  // "Roll it from top to bottom and back, though nobody has shown that it helps": a caveat is on all that stands before it.
  if (isOf(c.cue, 'caveat') && c.first > place.head) return !endsBetween(tokens, place.last, c.first)
  if (c.cue.scope === 'backward')
    return (
      c.first > place.head &&
      c.first - place.last <= 9 &&
      (reaches(tokens, cues, Math.min(place.last, c.first - 1), c.first) || isAside(tokens, c, place.last))
    )
  if (c.cue.effect === 'needless')
    return c.first <= (place.noun ? place.last : place.head) && isNeeded(tokens, c.last, place.first)
  if (c.cue.effect === 'denied' && c.first > place.last && isFinal(tokens, c)) return true
  if (c.last < place.head) return reaches(tokens, cues, c.last, place.head, leading.has(c.cue.effect), place.first)
  // Which hedges in a loose stretch are the verb's is for `softenedWithin` to say.
  const anywhere = place.loose === true && c.cue.effect !== 'possible'
  if (c.cue.effect !== 'denied')
    return c.first < place.last && (anywhere || c.first - place.head <= 3 || isTold(tokens, c))
  if (c.last < place.last) return place.noun || anywhere || c.last - place.head <= 3
  return place.noun && c.first - place.last <= 4 && reaches(tokens, cues, place.last, c.first)
}
