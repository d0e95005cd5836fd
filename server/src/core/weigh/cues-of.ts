import type { Matched } from '../match/matcher.ts'
import type { Token } from '../model.ts'
import type { Cue, CueHit, Cues } from './cues.ts'
import { behindLabel, endsAt } from './sentence.ts'

/** The cues of a sentence, pseudo cues taken out of play together with the cues they contain. */
export function cuesOf({ hits, matches }: Matched, cues: Cues, tokens: readonly Token[]): CueHit[] {
  const found: CueHit[] = []
  const add = (cue: Cue, first: number, last: number) => {
    if ((cue.scope === 'opening' || cue.scope === 'whole') && opening(tokens) !== first) return
    if (cue.scope === 'whole' && !endsAt(tokens, last)) return
    if (cue.scope === 'opening' && cue.effect === 'refused' && !refuses(tokens, first, last)) return
    // "Massage is …": the word is a noun, and no order.
    if (cue.effect === 'instructed' && finite.has(tokens[last + 1]?.norm ?? '')) return
    found.push({ cue, first, last })
  }
  for (let h = 0; h < hits.length; h++) {
    const hit = hits[h]!
    const own = cues.byConcept[hit.concept]
    if (own) for (const cue of own) add(cue, hit.first, hit.last)
  }
  for (const { pattern, first, last } of matches) {
    const cue = cues.byClaim.get(pattern.claim)
    if (cue && !(cue.effect === 'pseudo' && isMeant(tokens, last))) add(cue, first, last)
  }
  if (!found.length) return found
  const pseudo = found.filter((c) => c.cue.effect === 'pseudo')
  if (!pseudo.length && !found.some((c) => c.cue.effect === 'denied')) return found
  return found.filter((c) => {
    // "No, it …" answers something; it denies nothing of what follows.
    if (
      c.cue.effect === 'denied' &&
      c.first === c.last &&
      tokens[c.first]!.norm === 'no' &&
      tokens[c.last + 1]?.norm === ','
    )
      return false
    if (c.cue.effect === 'denied' && isPurpose(tokens, c.first)) return false
    const immune = c.cue.effect === 'pseudo' || c.cue.effect === 'needless' || c.cue.effect === 'terminator'
    // "True or false" denies nothing where it stands, and still says what it is the heading of.
    const heads = c.cue.effect === 'mythical' && pseudo.some((p) => p.first === c.first && p.last === c.last)
    return immune || heads || !pseudo.some((p) => p.first <= c.first && c.last <= p.last + 1)
  })
}

/** At most so many words stand between "so that" and a negation: "so that your tired muscles do not tear". */
const mostOfPurpose = 5

/** Whether a negation says what for something is done: "so that you do not get hurt" promises, and denies nothing. */
function isPurpose(tokens: readonly Token[], negation: number): boolean {
  for (let i = negation - 1; i > 0 && negation - i <= mostOfPurpose + 1; i--) {
    if (tokens[i]!.kind === 'punctuation') return false
    if (tokens[i]!.norm === 'that' && tokens[i - 1]!.norm === 'so') return true
  }
  return false
}

/** "Nobody can deny that …" asserts what follows; "never ignore pain" means what it says. */
const isMeant = (tokens: readonly Token[], last: number): boolean =>
  !narrowing.has(tokens[last]!.norm) &&
  !introducing.has(tokens[last]!.norm) &&
  !introducing.has(tokens[last + 1]?.norm ?? '')

const narrowing = new Set(['just', 'only', 'merely'])
const introducing = new Set(['that', 'how', 'why', 'what', 'when', 'about', ',', ':', '—', '.', '!'])

/** Verbs that no order has for its object: what stands before them is their subject. */
const finite = new Set(
  (
    "is was are were isn't wasn't has had hasn't can cannot can't could couldn't may might will won't would wouldn't shall should shouldn't must does doesn't did didn't " +
    "helps makes gets gives keeps lets takes becomes seems feels means does n't"
  ).split(' '),
)

/**
 * Whether a negation at the beginning of a sentence answers the sentence before: all that is said ("It doesn't.") or of what stands there ("It isn't
 * true", "It doesn't break up anything"), but not of something new ("They don't leave it to chance", "It isn't hard").
 */
function refuses(tokens: readonly Token[], first: number, last: number): boolean {
  const end = tokens[last]!.norm
  const next = tokens[last + 1]
  if (!next || next.kind === 'punctuation') return true
  // "No, it does not", "No they don't"; but "No special equipment needed" is something new.
  if (end === 'no' && first === last) return resuming.has(next.norm)
  if (!isNegation(end)) return true
  const subject = tokens[first]!.norm
  if (!pointing.has(subject)) return !addressed.has(subject) && first < last
  return !(end.startsWith('is') || end.startsWith('are') || end === 'not') || judging.has(next.norm)
}

const isNegation = (norm: string) => norm.endsWith("n't") || negations.has(norm)
const negations = new Set(['not', 'never', 'nobody', 'nothing', 'none'])
const pointing = new Set(['it', 'that', 'this'])
const addressed = new Set(['i', 'you', 'we', 'they', 'do', 'please', "don't"])
const resuming = new Set('it they he she that this there we you i one and'.split(' '))
const judging = new Set(
  'a an the what how why true so right correct supported backed possible real because happening going necessarily quite really actually simply as'.split(
    ' ',
  ),
)

/** The first token that is no quotation mark, bracket or dash, nor a label such as "A:", "In short:" or "The short answer:". */
function opening(tokens: readonly Token[]): number {
  let i = 0
  while (i < tokens.length - 1 && tokens[i]!.kind === 'punctuation') i++
  return behindLabel(tokens, i) ?? i
}
