/** A number or a range of numbers. */
export interface Range {
  readonly min: number
  readonly max: number
}

/** A dose as read. Times are in seconds, distances in metres. */
export type Dose =
  | { readonly kind: 'range'; readonly range: Range; readonly perSide?: true }
  | { readonly kind: 'tempo'; readonly digits: readonly string[] }
  | { readonly kind: 'words' }

const number = String.raw`(\d+(?:[.,]\d+)?)`
const rangeOf = String.raw`${number}(?:\s*(?:-|–|—|to|…|\.\.)\s*${number})?`
const side = String.raw`(?:\s*(?:per|each|every|a|/|on each|on)\s*(?:side|leg|arm|way|direction)s?|\s*e/s)?`

const patterns = {
  count: new RegExp(String.raw`^${rangeOf}\s*(?:sets?|rounds?|x)?$`, 'i'),
  reps: new RegExp(String.raw`^${rangeOf}\+?\s*(?:reps?|repetitions?|x|times)?(${side})$`, 'i'),
  list: /^\d+(?:\s*[,/]\s*\d+)+$/,
  open: /^(?:amrap|failure|to failure|until failure|max|maximum|as many as possible)$/i,
  time: new RegExp(
    String.raw`^${rangeOf}\s*(s|secs?|seconds?|"|″|m|mins?|minutes?|'|h|hrs?|hours?)?\.?(${side})$`,
    'i',
  ),
  mixed: new RegExp(String.raw`^(\d+)\s*(?:m|mins?|minutes?)\s*(?:and\s*)?(\d+)\s*(?:s|secs?|seconds?)(${side})$`, 'i'),
  clock: /^(\d{1,2}):([0-5]\d)$/,
  iso: /^PT(?:(\d+)H)?(?:(\d+)M)?(?:(\d+(?:\.\d+)?)S)?$/i,
  tempo: /^([\dx])([-/ :.]?)([\dx])(?:\2([\dx]))?(?:\2([\dx]))?$/i,
  distance: new RegExp(
    String.raw`^${rangeOf}\s*(m|metres?|meters?|km|kilometres?|kilometers?|mi|miles?|yd|yards?|ft|feet)?$`,
    'i',
  ),
  plainRange: new RegExp(`^${rangeOf}$`),
}

const metres: Readonly<Record<string, number>> = {
  m: 1,
  me: 1,
  km: 1000,
  ki: 1000,
  mi: 1609.344,
  yd: 0.9144,
  ya: 0.9144,
  ft: 0.3048,
  fe: 0.3048,
}

const value = (text: string) => Number(text.replace(',', '.'))

function range(found: RegExpExecArray, factor = 1): Range {
  const min = value(found[1]!) * factor
  return { min, max: found[2] === undefined ? min : value(found[2]) * factor }
}

const secondsIn = (unit: string | undefined): number =>
  unit === undefined || /^(?:s|"|″)/i.test(unit) ? 1 : /^h/i.test(unit) ? 3600 : 60

/** Reads a time; a bare number is seconds. */
function time(text: string): Dose | undefined {
  const found = patterns.time.exec(text)
  if (found) return sided(range(found, secondsIn(found[3])), found[4])
  const mixed = patterns.mixed.exec(text)
  if (mixed) return sided(fixed(Number(mixed[1]) * 60 + Number(mixed[2])), mixed[3])
  const clock = patterns.clock.exec(text)
  if (clock) return sided(fixed(Number(clock[1]) * 60 + Number(clock[2])), undefined)
  const iso = patterns.iso.exec(text)
  if (iso && text.length > 2)
    return sided(fixed(Number(iso[1] ?? 0) * 3600 + Number(iso[2] ?? 0) * 60 + Number(iso[3] ?? 0)), undefined)
  return undefined
}

const fixed = (n: number): Range => ({ min: n, max: n })
const sided = (r: Range, perSide: string | undefined): Dose => ({
  kind: 'range',
  range: r,
  ...(perSide ? { perSide: true } : {}),
})

function within(text: string, least: number, most: number): Dose | undefined {
  const found = patterns.plainRange.exec(text)
  const r = found && range(found)
  return r && r.min >= least && r.max <= most ? { kind: 'range', range: r } : undefined
}

/**
 * Reads a dose of one kind (see `server/exercise-data/dose.yaml`) as people write it; undefined for what cannot be read.
 * Numbers and `{min, max}` are to be given as text (`8-12`).
 */
export function readDose(kind: string, written: string): Dose | undefined {
  const text = written.trim()
  switch (kind) {
    case 'count': {
      const found = patterns.count.exec(text)
      return found ? { kind: 'range', range: range(found) } : undefined
    }
    case 'reps': {
      if (patterns.open.test(text) || patterns.list.test(text)) return { kind: 'words' }
      const found = patterns.reps.exec(text)
      return found ? sided(range(found), found[3]) : undefined
    }
    case 'time':
      return time(text)
    case 'tempo': {
      const found = patterns.tempo.exec(text)
      const digits = found && [found[1], found[3], found[4], found[5]].filter((d) => d !== undefined)
      return digits && digits.length > 2 ? { kind: 'tempo', digits: digits.map((d) => d.toUpperCase()) } : undefined
    }
    case 'rpe':
      return within(text, 1, 10)
    case 'rir':
      return within(text, 0, 5)
    case 'distance': {
      const found = patterns.distance.exec(text)
      return found
        ? { kind: 'range', range: range(found, metres[(found[3] ?? 'm').toLowerCase().slice(0, 2)] ?? 1) }
        : undefined
    }
    default:
      return { kind: 'words' }
  }
}

/** The notations of each kind as regular expressions over lower case, for the JSON Schema. */
export const notations: Readonly<Record<string, readonly string[]>> = {
  count: [patterns.count.source],
  reps: [patterns.reps.source, patterns.list.source, patterns.open.source],
  time: [
    patterns.time.source,
    patterns.mixed.source,
    patterns.clock.source,
    patterns.iso.source.replace('PT', 'pt').replaceAll(/\)([HMS])\)/g, (_, unit: string) => `)${unit.toLowerCase()})`),
  ],
  tempo: [patterns.tempo.source],
  rpe: [patterns.plainRange.source],
  rir: [patterns.plainRange.source],
  distance: [patterns.distance.source],
}

export const shortNotation = String.raw`^(\d+(?:\s*[-–]\s*\d+)?)\s*(?:sets?(?:\s+of)?|[x×])\s*(\S.*)$`
const short = new RegExp(shortNotation, 'i')

/** A prescription in one line, as `2 x 15` or `3 sets of 30 s`: its sets and what a set is. */
export function readShort(text: string): { sets: Dose; each: Dose; kind: 'reps' | 'time' } | undefined {
  const found = short.exec(text.trim())
  const sets = found && readDose('count', found[1]!)
  if (!found || !sets) return undefined
  const reps = readDose('reps', found[2]!)
  if (reps) return { sets, each: reps, kind: 'reps' }
  const each = readDose('time', found[2]!)
  return each && { sets, each, kind: 'time' }
}
