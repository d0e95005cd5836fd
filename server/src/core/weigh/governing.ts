import type { Token } from '../model.ts'
import { type CueHit, type Effect, isOf } from './cues.ts'
import { governs, type MentionPlace } from './scope.ts'
import type { ReadSentence } from './sentence.ts'

/** The cues of a sentence that have a say on a mention, by effect. */
export interface Governing {
  readonly denied: readonly CueHit[]
  readonly needless: readonly CueHit[]
  readonly refuted: readonly CueHit[]
  readonly myth: readonly CueHit[]
  readonly instanced: readonly CueHit[]
  readonly reported: readonly CueHit[]
  readonly possible: readonly CueHit[]
  readonly likely: readonly CueHit[]
  readonly certain: readonly CueHit[]
  /** How many of the denying ones stand behind and look back. */
  readonly behind: number
  /** How many of the reporting ones tell a past belief. */
  readonly past: number
  /** How many there are of some, whatever they govern. */
  readonly anywhere: Readonly<Record<'denied' | 'pseudo' | 'possible' | 'reported' | 'endorsed', number>>
}

/** Finds the cues that govern a mention, and those that say more of it by where they stand. */
export function cuesFor({ tokens, cues }: ReadSentence, place: MentionPlace): Governing {
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
    behind: 0,
    past: 0,
    anywhere: { denied: 0, pseudo: 0, possible: 0, reported: 0, endorsed: 0 },
  }
  for (const c of cues) {
    const { effect } = c.cue
    if (effect === 'pseudo' || effect === 'endorsed') found.anywhere[effect]++
    else if (effect === 'refuting') {
      if (c.first > place.last) found.refuted = [...found.refuted, c]
      else if (leadsToColon(tokens, c.last, place.first)) found.myth = [...found.myth, c]
    } else if (effect === 'mythical') {
      if (c.last < place.first && c.first <= 6 && !turned(tokens, c.last, place.first) && !isOpen(cues, c))
        found.myth = [...found.myth, c]
    } else if (isGoverning(effect)) {
      if (effect === 'denied' || effect === 'possible' || effect === 'reported') found.anywhere[effect]++
      if (!governs(tokens, cues, c, place)) continue
      found[effect] = [...found[effect], c]
      if (effect === 'denied' && c.cue.scope === 'backward') found.behind++
      if (effect === 'reported' && isOf(c.cue, 'past-belief')) found.past++
    }
  }
  return found
}

/** Whether a colon stands between a cue and the words that it is about: "This one is false: …". */
function leadsToColon(tokens: readonly Token[], from: number, to: number): boolean {
  if (from >= to || to - from > mostBetween) return false
  for (let i = from + 1; i < to; i++) if (tokens[i]!.norm === ':') return true
  return false
}

/** "True or false: …" says of what follows neither; it is a heading over what is still to be judged. */
const isOpen = (cues: readonly CueHit[], { first, last }: CueHit): boolean =>
  cues.some((c) => c.cue.effect === 'pseudo' && c.first === first && c.last === last)

/** Whether a sentence turns between two tokens: "It is a myth that …, but it is true that …". */
function turned(tokens: readonly Token[], from: number, to: number): boolean {
  for (let i = from + 1; i < to; i++) if (turns.has(tokens[i]!.norm)) return true
  return false
}

const turns = new Set(['but', 'however', 'yet'])

/** At most so many tokens lie between such a cue and the claim. */
const mostBetween = 24

const isGoverning = (effect: Effect) =>
  effect === 'denied' ||
  effect === 'needless' ||
  effect === 'instanced' ||
  effect === 'reported' ||
  effect === 'possible' ||
  effect === 'likely' ||
  effect === 'certain'

const none: readonly CueHit[] = []
