import type { Strength } from '../model.ts'
import type { CueHit } from './cues.ts'
import { governing, type MentionPlace } from './scope.ts'
import type { ReadSentence, Surroundings } from './surroundings.ts'
import { wordsOf } from './surroundings.ts'

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
  const { tokens, cues } = sentence
  const of = (effect: Parameters<typeof governing>[2]) => governing(tokens, cues, effect, place)
  const any = (effect: string) => cues.filter((c) => c.cue.effect === effect).length
  const denied = of('denied')
  const needless = of('needless')
  const refuted = cues.filter((c) => c.cue.effect === 'refuting' && c.first > place.last)
  const myth = cues.filter((c) => c.cue.effect === 'mythical' && c.last < place.first && c.first <= 6)
  const reported = of('reported')
  const past = reported.filter((c) => c.cue.id === 'past-belief')
  const possible = of('possible')
  const likely = of('likely')
  const presupposed = of('certain').length
  const conditional = conditionalOver(sentence, place)
  const question = sentence.question && !asksLater(sentence, place) ? 1 : 0
  const quoted = quotation(sentence, place)
  const features: CueFeatures = {
    negated: denied.filter((c) => c.cue.scope !== 'backward').length,
    negatedBehind: denied.filter((c) => c.cue.scope === 'backward').length,
    negationAnywhere: any('denied'),
    needless: needless.length,
    refutedBehind: refuted.length,
    mythBefore: myth.length,
    pseudoNegation: any('pseudo'),
    hedged: possible.length,
    hedgeAnywhere: any('possible'),
    likely: likely.length,
    reported: reported.length - past.length,
    reportedAnywhere: any('reported'),
    endorsed: any('endorsed'),
    past: past.length,
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
  const believed = past.length > 0
  if (features.negated || features.negatedBehind) return result('denied', say(denied), believed)
  if (needless.length || refuted.length || myth.length)
    return result('denied', say([...needless, ...refuted, ...myth]), believed)
  if (features.struck || features.mythColumn) return result('denied', around.why, true)
  if (question && !presupposed)
    return around.affirmedNext && !around.refusedNext ? result('certain', ['?']) : result('questioned', ['?'], true)
  if (around.refusedNext && !sentence.imperative) return result('denied', around.refusedBy, believed)
  if (conditional) return result('questioned', [wordsOf(sentence, conditional.first, conditional.last)])
  if (around.mythHeading && around.kind === 'heading') return result('denied', around.why, true)
  if (quoted === 'whole' && around.kind !== 'paragraph') return result('reported', ['“…”'], true)
  if (reported.length) return result('reported', say(reported), believed)
  if (quoted === 'part') return result('reported', ['“…”'])
  if (possible.length) return result('possible', say(possible))
  if (likely.length) return result('likely', say(likely))
  return result('certain', [wordsOf(sentence, place.head, place.head)])
}

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
