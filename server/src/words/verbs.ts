import nlp from 'compromise/two'
import { type VerbTable, verbTableOf } from '../core/index.ts'
import { verbForms } from './inflect.ts'

/** Verbs of writing about the body that the library's list leaves out; it knows their forms. */
const more = (
  'activate adapt aggravate align alkalise alkalize alleviate amplify awaken banish bend blast bloat boost bruise bulk burn bust calm carve chafe chisel clear ' +
  'collapse compress confuse contract cope counteract crack cramp crunch crush cushion deactivate dehydrate demonstrate destroy detox detoxify diminish ' +
  'disappear dislodge disperse dissipate drain ease elevate eliminate elongate encourage engage enhance eradicate erase evaporate excrete expel fend ' +
  'flatten flick flush fuse grind hasten heal herniate hinder hoard hunch hydrate ignite incinerate indicate inflame inhibit interfere iron irritate jumpstart ' +
  'kickstart knead lengthen lessen limber loosen lubricate maximise maximize melt minimise minimize misalign misfire mobilise mobilize neutralise neutralize ' +
  'nourish obliterate optimise optimize overload overpronate oxygenate pinch plump prevent pronate purge purify reactivate realign rebalance rebuild ' +
  'recharge recover recuperate regenerate regrow rehydrate rejuvenate relieve remodel remove replenish reset reshape restore reteach retrain reveal reverse ' +
  'rev rid rinse rub sabotage sag scorch sculpt shed shorten shred shrink shut skyrocket slash slim slouch smash soften soothe spare squash squeeze stabilise ' +
  'stabilize stave stiffen stimulate stoke stunt strengthen supercharge suppress swell tear tense tighten tilt torch traumatise trim tug turbocharge ' +
  'skip rotate retract brace execute chase halve nudge coax dilute flex delete poke tolerate unload swap tape tap erode pierce seize haul remind refill ' +
  'slacken regain thicken transmit necessitate decompress predispose unclog relocate shield rupture overdo steamroll dilate shove underlie rob scrub swamp ' +
  'clench nibble saw mould clog sulk moult siphon scour credit miss ' +
  'compare unlearn unpick slot gobble tug drip mend strap cinch tend thank reposition reshuffle ' +
  'seep soak ooze undo unglue unlock unstick untangle unwind utilise utilize vanish wake ward weaken whittle widen wipe wreck wring yank zap keep hurt feel fix teach squat ' +
  'allay assuage binge catapult cement choke churn clamp compensate conk convalesce cram creak crouch crumple dawdle deaden dent deprive doze droop ' +
  'famish fray freeload gnaw guzzle heave hibernate hinge hobble jangle jerk jolt kindle liberate lug lull manipulate nestle niggle nip ' +
  'overcompensate overtrain overwork pacify placate plod propel puff quieten rankle rebound recoil rehabilitate relearn rewire rouse scald ' +
  'sear shelve shirk skive slake slosh sluice slump slumber snag snooze splinter sprain squeegee stash stomp stow swivel tauten teeter throb ' +
  'throttle thump trudge tweak unblock unclench uncoil undertrain unfurl unjam unkink unknot waddle wedge weld wobble wrench ' +
  'sprint jog lunge exercise move need make take get give put let go come see say tell show mean leave lose gain'
).split(' ')

/** Of these, those that are at least as often nouns where bodies are written about. */
const named = (
  'cramp crunch lunge squat sprint jog tape strap slot cushion ' +
  'binge cement choke churn clamp creak dent hinge jerk jolt lull nip puff rebound recoil slump snag splinter sprain stash throb thump tweak wedge weld wobble wrench'
).split(' ')

/** Words of the library's lists that are verbs in name only. */
const rare = new Set(
  'ab band bit set calve foot knee hip muscle shoulder back muscle elbow hand arm leg bone disc time day week minute reason person people body knot pain ache gym study water protein fat skin ice bath plate tissue people sole toe heel side sure'.split(
    ' ',
  ),
)

/** Participles that the library takes for the past. */
const participles: Readonly<Record<string, string>> = {
  come: 'come',
  become: 'become',
  overcome: 'overcome',
  run: 'run',
  overrun: 'overrun',
}

interface Lists {
  readonly one: { readonly lexicon: Readonly<Record<string, string | readonly string[]>> }
  readonly two: { readonly switches: Readonly<Record<string, string>> }
}

/**
 * The verb table: the library's verbs, those above, and the first words of the packs' own phrases.
 * @param own base forms that the packs' verb phrases start with
 */
export function verbTable(own: Iterable<string>): VerbTable {
  const { one, two } = (nlp as unknown as { model(): Lists }).model()
  const plain = (word: string) => /^[a-z]{2,}$/.test(word) && !rare.has(word)
  const verbs = Object.keys(one.lexicon).filter((word) => [one.lexicon[word]].flat().includes('Infinitive'))
  const both = Object.keys(two.switches).filter((word) =>
    ['Noun|Verb', 'Adj|Present', 'Actor|Verb'].includes(two.switches[word]!),
  )
  const bases = [...new Set([...verbs, ...both, ...more, ...own, 'be', 'have', 'do'])].filter(plain).sort()
  const nouns = new Set([...both, ...named])
  return verbTableOf(
    Object.fromEntries(
      bases.map((base) => {
        const { s, past, participle, ing } = verbForms(base)
        return [base, [s, past, participles[base] ?? participle, ing] as const]
      }),
    ),
    bases.filter((base) => nouns.has(base)),
  )
}
