import type { Strength, Token } from '../model.ts'
import type { CueHit, Effect } from './cues.ts'
import { governs, type MentionPlace, reaches } from './scope.ts'
import type { ReadSentence, Surroundings } from './surroundings.ts'
import { wordsOf } from './surroundings.ts'
import { softenedWithin } from './within.ts'

/** What speaks for or against a mention, beside its claim; each value is 0 or a small count, so that a learned step can read them. */
export interface CueFeatures {
  readonly negated: number
  readonly negatedBehind: number
  readonly negationAnywhere: number
  readonly needless: number
  readonly refutedBehind: number
  readonly mythBefore: number
  readonly pseudoNegation: number
  readonly hedged: number
  readonly hedgeAnywhere: number
  readonly likely: number
  readonly reported: number
  readonly reportedAnywhere: number
  readonly endorsed: number
  readonly past: number
  readonly question: number
  readonly presupposed: number
  readonly conditional: number
  readonly quotedWhole: number
  readonly quotedPart: number
  readonly refusedNext: number
  readonly contrastedNext: number
  readonly affirmedNext: number
  readonly refutingNear: number
  readonly refutingBefore: number
  readonly mythHeading: number
  readonly factHeading: number
  readonly questionHeading: number
  readonly mythColumn: number
  readonly factColumn: number
  readonly quotation: number
  readonly heading: number
  readonly listItem: number
  readonly tableCell: number
  readonly imperative: number
  readonly struck: number
  /** How much the article as a whole refutes: 0, 1 or 2; how much it claims: 0 to 3. */
  readonly refutation: number
  readonly density: number
  readonly refutingLater: number
  readonly denyingLater: number
  readonly reportedBefore: number
  readonly quotedThrough: number
}

/** The strength of a mention, the words that decided it, and all that was counted. */
export interface Weighed {
  readonly strength: Strength
  readonly decided: readonly string[]
  /** What decided leaves no doubt: a question, a column or heading of myths, a past belief, a quotation, words struck out. */
  readonly decisive: boolean
  readonly features: CueFeatures
}

/** Weighs one mention: the weakest reading that a decisive cue gives it, else what hedges leave of it. */
export function weigh(sentence: ReadSentence, place: MentionPlace, around: Surroundings, certain = false): Weighed {
  const found = cuesFor(sentence, place)
  const { denied, needless, refuted, myth, instanced, reported, past, possible, likely, anywhere } = found
  const presupposed = found.certain.length
  const conditional = conditionalOver(sentence, place)
  const question = sentence.question && !asksLater(sentence, place) ? 1 : 0
  const quoted = quotation(sentence, place)
  const features: CueFeatures = {
    negated: denied.length - found.behind,
    negatedBehind: found.behind,
    negationAnywhere: anywhere.denied,
    needless: needless.length,
    refutedBehind: refuted.length,
    mythBefore: myth.length,
    pseudoNegation: anywhere.pseudo,
    hedged: possible.length,
    hedgeAnywhere: anywhere.possible,
    likely: likely.length,
    reported: reported.length - past,
    reportedAnywhere: anywhere.reported,
    endorsed: anywhere.endorsed,
    past,
    question,
    presupposed,
    conditional: conditional ? 1 : 0,
    quotedWhole: quoted === 'whole' ? 1 : 0,
    quotedPart: quoted === 'part' ? 1 : 0,
    refusedNext: around.refusedNext,
    contrastedNext: around.contrastedNext,
    affirmedNext: around.affirmedNext,
    refutingNear: around.refutingNext,
    refutingBefore: around.refutingBefore,
    mythHeading: around.mythHeading,
    factHeading: around.factHeading,
    questionHeading: around.questionHeading,
    mythColumn: around.mythColumn,
    factColumn: around.factColumn,
    quotation: around.quotation,
    heading: around.kind === 'heading' ? 1 : 0,
    listItem: around.kind === 'list-item' ? 1 : 0,
    tableCell: around.kind === 'table-cell' ? 1 : 0,
    imperative: sentence.imperative ? 1 : 0,
    struck: sentence.struck ? 1 : 0,
    refutation: around.refutation,
    density: around.density,
    refutingLater: around.refutingLater,
    denyingLater: around.denyingLater,
    reportedBefore: around.reportedBefore,
    quotedThrough: around.quotedThrough,
  }
  const say = (hits: readonly CueHit[]) => hits.map((c) => wordsOf(sentence, c.first, c.last))
  const result = (strength: Strength, decided: readonly string[], decisive = false): Weighed => ({
    strength,
    decided,
    decisive,
    features,
  })
  if (certain) return result('certain', [])
  // A past belief stays one, whatever is denied in it or behind it.
  const believed = past > 0
  if (features.negated || features.negatedBehind) return result('denied', say(denied), believed)
  if (needless.length || refuted.length || myth.length)
    return result('denied', say([...needless, ...refuted, ...myth]), believed)
  // "Some beliefs refuse to die. Take this one: …"
  if (around.refutingBefore && instanced.length) return result('denied', say(instanced), believed)
  if (features.struck || (features.mythColumn && !around.affirmedNext)) return result('denied', around.why, true)
  if (question && !presupposed)
    return around.affirmedNext && !around.refusedNext ? result('certain', ['?']) : result('questioned', ['?'], true)
  if (around.refusedNext && !sentence.imperative) return result('denied', around.refusedBy, believed)
  if (conditional) {
    // "People ask whether …. It does." is a question with its answer.
    const answered = around.affirmedNext && isAsked(sentence, conditional)
    return result(answered ? 'certain' : 'questioned', [wordsOf(sentence, conditional.first, conditional.last)])
  }
  if (
    around.mythHeading &&
    !around.affirmedNext &&
    (around.mythAbove || around.kind === 'heading' || around.kind === 'list-item')
  )
    return result('denied', around.why, around.kind === 'heading')
  const rejected = rejection(sentence, place)
  if (rejected) return result('denied', [wordsOf(sentence, rejected.first, rejected.last)])
  const joined = !believed && (around.affirmedNext || isConfirmed(sentence))
  if (joined && (reported.length || quoted)) return result('certain', [wordsOf(sentence, place.head, place.head)])
  if (quoted === 'whole' && around.kind !== 'paragraph') return result('reported', ['“…”'], true)
  if (reported.length) return result('reported', say(reported), believed)
  if (quoted === 'part') return result('reported', ['“…”'])
  if (possible.length) return result('possible', say(possible))
  const softened = place.loose ? softenedWithin(sentence.tokens, sentence.cues, place) : undefined
  if (softened) return result(softened.strength, say([softened.cue]))
  if (likely.length) return result('likely', say(likely))
  return result('certain', [wordsOf(sentence, place.head, place.head)])
}

/** The cues that govern a mention, by effect, those that say more of it by where they stand, and how many there are of some whatever they govern. */
function cuesFor({ tokens, cues }: ReadSentence, place: MentionPlace) {
  const found = {
    denied: none,
    needless: none,
    refuted: none,
    myth: none,
    instanced: none,
    reported: none,
    possible: none,
    likely: none,
    certain: none,
    /** How many of the denying ones stand behind and look back; how many of the reporting ones tell a past belief. */
    behind: 0,
    past: 0,
    anywhere: { denied: 0, pseudo: 0, possible: 0, reported: 0, endorsed: 0 },
  }
  for (const c of cues) {
    const { effect } = c.cue
    if (effect === 'pseudo' || effect === 'endorsed') found.anywhere[effect]++
    else if (effect === 'refuting') {
      if (c.first > place.last) found.refuted = [...found.refuted, c]
      else if (announced(tokens, c.last, place.first)) found.myth = [...found.myth, c]
    } else if (effect === 'mythical') {
      if (c.last < place.first && c.first <= 6 && !turned(tokens, c.last, place.first)) found.myth = [...found.myth, c]
    } else if (isGoverning(effect)) {
      if (effect === 'denied' || effect === 'possible' || effect === 'reported') found.anywhere[effect]++
      if (!governs(tokens, cues, c, place)) continue
      found[effect] = [...found[effect], c]
      if (effect === 'denied' && c.cue.scope === 'backward') found.behind++
      if (effect === 'reported' && c.cue.id === 'past-belief') found.past++
    }
  }
  return found
}

/** Whether a colon stands between a cue and the words it announces: "This one is false: …". */
function announced(tokens: readonly Token[], from: number, to: number): boolean {
  if (from >= to || to - from > mostAnnouncing) return false
  for (let i = from + 1; i < to; i++) if (tokens[i]!.norm === ':') return true
  return false
}

/** Whether a sentence turns between two tokens: "It is a myth that …, but it is true that …". */
function turned(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (turns.has(tokens[i]!.norm)) return true
  return false
}

const turns = new Set(['but', 'however', 'yet'])

/** At most so many tokens lie between what announces a claim and the claim. */
const mostAnnouncing = 24

const isGoverning = (effect: Effect) =>
  effect === 'denied' ||
  effect === 'needless' ||
  effect === 'instanced' ||
  effect === 'reported' ||
  effect === 'possible' ||
  effect === 'likely' ||
  effect === 'certain'

const none: readonly CueHit[] = []

/** The cue outside of the quotation that holds the mention that rejects what is quoted: "Ignore anyone who says “…”", "“…” is pure marketing". */
function rejection({ tokens, cues, quotes }: ReadSentence, place: MentionPlace): CueHit | undefined {
  const quote = quotes.find(({ first, last }) => first <= place.first && place.last <= last)
  if (!quote) return undefined
  return cues.find((c) => {
    if (quote.first <= c.first && c.last <= quote.last) return false
    if (c.cue.effect === 'refuting' || c.cue.effect === 'mythical') return true
    return c.cue.effect === 'denied' && c.last < quote.first && reaches(tokens, cues, c.last, quote.first)
  })
}

/** Whether the author joins what somebody says: "…, and they're right", "He was right when he said …". */
const isConfirmed = ({ cues }: ReadSentence): boolean => cues.some((c) => c.cue.effect === 'joined')

const joins = new Set(['but', 'and', 'so', ';', ':', '—', ','])
const asks = new Set(
  (
    'how what why which who where when can could do does did is are was were will would should shall have has ' +
    "isn't aren't don't doesn't won't can't shouldn't"
  ).split(' '),
)

/**
 * Whether a clause behind the mention is what is asked: "weak hips are the cause, but how do you train them?" asserts its first part. A tag
 * ("…, does it?") asks about all before it.
 */
function asksLater({ tokens }: ReadSentence, place: MentionPlace): boolean {
  if (asks.has(tokens[0]!.norm)) return false
  for (let i = place.last + 1; i < tokens.length - 4; i++) {
    if (!joins.has(tokens[i]!.norm)) continue
    const opener = joins.has(tokens[i + 1]!.norm) ? i + 2 : i + 1
    if (asks.has(tokens[opener]!.norm) && tokens.length - opener > 4) return true
  }
  return false
}

/** Whether a conditional asks: "whether …", "they ask me if …". */
function isAsked({ tokens }: ReadSentence, { first }: CueHit): boolean {
  if (tokens[first]!.norm === 'whether') return true
  return tokens.slice(Math.max(0, first - 3), first).some(({ norm }) => asking.test(norm))
}
const asking = /^(?:ask|wonder|question)/

/** The conditional whose clause holds the whole mention. */
function conditionalOver({ tokens, cues }: ReadSentence, place: MentionPlace): CueHit | undefined {
  return cues.find((c) => {
    if (c.cue.effect !== 'questioned' || c.last >= place.first) return false
    for (let i = c.last + 1; i <= place.last; i++)
      if (tokens[i]!.norm === ',' || tokens[i]!.norm === '—' || tokens[i]!.norm === ';' || tokens[i]!.norm === 'then')
        return false
    // Without a comma the main clause may follow: "if you are sore roll it" cannot be told from the condition.
    return tokens[c.last + 1]?.norm !== 'not'
  })
}

/** Whether the mention stands in a quotation: all of the sentence, or just the claiming words (scare quotes, at most four words). */
function quotation({ quotes, tokens }: ReadSentence, place: MentionPlace): 'whole' | 'part' | undefined {
  for (const quote of quotes) {
    const whole = quote.first <= 2 && quote.last >= tokens.length - 3
    if (quote.first <= place.first && quote.last >= place.last && whole) return 'whole'
    const words = quote.last - quote.first - 1
    if (words <= 4 && !whole && quote.first <= place.head && place.head <= quote.last) return 'part'
    if (quote.first <= place.first && quote.last >= place.last) return undefined
  }
  return undefined
}
