import type { DoseKind } from './data.ts'

// How people write doses, as regular expressions over short texts. Each is a sequence whose parts cannot match the same characters twice
// in a row, and no text longer than `longestDose` is tried.

/** Longest dose that is read, in UTF-16 units. */
export const longestDose = 80

/** Numbers in words, as far as doses are spelt out. */
export const numberWords: Readonly<Record<string, number>> = {
  one: 1,
  two: 2,
  three: 3,
  four: 4,
  five: 5,
  six: 6,
  seven: 7,
  eight: 8,
  nine: 9,
  ten: 10,
  twelve: 12,
  fifteen: 15,
  twenty: 20,
  thirty: 30,
  sixty: 60,
}

const number = String.raw`(\d+(?:[.,]\d+)?|${Object.keys(numberWords).join('|')})`
const to = String.raw`\s*(?:-|–|—|to|or|~|…|\.\.)\s*`
const about = String.raw`(?:(?:~|≈|about|around|up to|at least)\s*)?`
const more = String.raw`(?:\s*\+|\s*or more)?`
/** A number or two with “to” between them; the groups are both. */
const range = `${about}${number}(?:${to}${number})?${more}`
const limb = '(?:side|leg|arm|foot|hand|way|direction)s?'
/** What says that each side has the dose; “per muscle” does not. */
const side = String.raw`(?:\s*[(,]?\s*(?:(?:on\s+)?(?:per|each|every|a|/)\s*${limb}|on both sides|e/s|each|ea\.?)\)?)?`
const seconds = `s|secs?|seconds?|"|″`
const minutes = `m|mins?|minutes?|'|′`
const hours = 'h|hrs?|hours?'
const counted = 'reps?|repetitions?|times|x|rm|breaths?|steps?|strides?|alternating|total'
const lengths = 'm|metres?|meters?|km|kilometres?|kilometers?|k|mi|miles?|yd|yds|yards?|ft|feet'
const clock = String.raw`(?:(\d{1,2}):)?(\d{1,2}):([0-5]\d)`
const effort = String.raw`(?:rpe\s*|@\s*)?${range}(?:\s*/\s*10)?`

/** Units and words that say how heavy something is. */
const heaviness = String.raw`body\s*-?weight|bw|body|unloaded|empty|none|no (?:load|weight)|very|light(?:er|ly)?|moderate(?:ly)?|medium|heavy|heavier|easy|hard|challenging|low|high|max(?:imum|imal)?|as needed|optional|own|assisted|bands?|bar|barbells?|dumbbells?|kettlebells?|plates?|vest|chains?|ball|machine|cable|stack|pins?|backpack|bag|weights?|loads?|resistance|progressive|varie[sd]|vigorous|brisk|gentle|comfortable|submaximal|full|strong|weak|thin|thick|red|green|blue|yellow|black|purple|orange|grey|gray|tbd|any|self-selected|rpe|rir|percent`
/** “400 m” is no time: of more than 99, a bare “m” means metres. */
const noMetres = String.raw`(?!\d{3,}\s*m(?:\s|$))`

const whole = (source: string) => new RegExp(`^(?:${source})$`, 'i')

export const patterns = {
  count: whole(String.raw`${range}\s*(?:working\s+)?(?:sets?|rounds?|x)?`),
  reps: whole(String.raw`${range}\s*(?:${counted})?(${side})`),
  list: whole(String.raw`\d+\+?(?:\s*[,/]\s*\d+\+?)+|\d+(?:\s*-\s*\d+){2,}`),
  open: whole(
    String.raw`amrap|(?:(?:to|until|till)\s+)?(?:failure|fatigue)|max(?:imum)?(?:\s+(?:reps|effort))?|as many (?:reps )?as possible`,
  ),
  time: whole(
    String.raw`${noMetres}${range}\s*(${seconds}|${minutes}|${hours})?\.?(?:\s*holds?)?(?:\s*or more)?(?:\s*per muscle(?: group)?)?(${side})`,
  ),
  mixed: whole(String.raw`(\d+)\s*(?:${minutes})\s*(?:and\s*)?(\d+)\s*(?:${seconds})?(${side})`),
  twoUnits: whole(String.raw`${number}\s*(${seconds}|${minutes})${to}${number}\s*(${seconds}|${minutes})(${side})`),
  clock: whole(`${clock}(?:${to}${clock})?`),
  iso: /^PT(?=\d)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/i,
  untimed: whole(
    String.raw`none|as needed|as long as needed|as long as possible|max(?:imum|imal)?(?:\s+(?:holds?|time|effort))?|(?:(?:to|until|till)\s+)?(?:failure|fatigue)|${range}\s*breaths?(${side})`,
  ),
  tempo: whole(
    String.raw`\(?(\d\d(?=\s*[-–/:,])|[\dx])(\s*[-–/ :.,]\s*|)([\dx])\2([\dx])(?:\2([\dx]))?\)?(?:\s*tempo)?`,
  ),
  distance: whole(String.raw`${range}\s*(${lengths})?(${side})`),
  load: whole(
    String.raw`(?!-)(?!${range}\s*(?:${seconds}|mins?|minutes?|${hours}|${lengths.replace('|k|', '|')}|reps?|repetitions?)$)(?:.*\d.*|.*\b(?:${heaviness})\b.*)`,
  ),
  effort: whole(effort),
  reserve: whole(String.raw`(?:rir\s*)?${range}(?:\s*rir)?`),
}

/** The notations of each kind as regular expressions over lower case, for the JSON Schema. */
export const notations: Readonly<Record<string, readonly string[]>> = {
  count: [patterns.count.source],
  reps: [patterns.reps.source, patterns.list.source, patterns.open.source],
  time: [
    patterns.time.source,
    patterns.mixed.source,
    patterns.twoUnits.source,
    patterns.clock.source,
    patterns.untimed.source,
    patterns.iso.source.toLowerCase(),
  ],
  tempo: [patterns.tempo.source],
  load: [patterns.load.source],
  rpe: [patterns.effort.source],
  rir: [patterns.reserve.source],
  distance: [patterns.distance.source],
}

/** Texts that name their unit, and what they are then: whatever key they stand under. */
export const told: readonly { readonly kind: DoseKind; readonly key: string; readonly pattern: RegExp }[] = [
  {
    kind: 'time',
    key: 'duration',
    pattern: whole(String.raw`${range}\s*(?:${seconds}|mins?|minutes?|${hours})${side}`),
  },
  {
    kind: 'distance',
    key: 'distance',
    pattern: whole(String.raw`${range}\s*(?:${lengths.replace('|k|', '|')})${side}`),
  },
  { kind: 'load', key: 'load', pattern: whole(String.raw`${range}\s*(?:kg|kilos?|lbs?|pounds?)`) },
  { kind: 'reps', key: 'reps', pattern: whole(String.raw`${range}\s*(?:reps?|repetitions?)${side}`) },
]

/** A prescription in one line: sets, what a set is, and what else there is to say of it (“, twice a week”, “@ 60 kg”). */
const inSets = String.raw`(${range})\s*(?:(?:sets?|rounds?)\s*(?:of|x|×|\*|,)?|[x×*])\s*([^\s,;@].*?)(?:\s*(?:[,;@×]|\bx\b|\bat\b|\btempo\b).*)?`

export const short = whole(inSets)
/** The same for the JSON Schema, with a dose of one set. */
export const shortNotation = [
  short.source,
  patterns.count.source,
  patterns.reps.source,
  patterns.time.source,
  patterns.untimed.source,
  patterns.distance.source,
].join('|')
