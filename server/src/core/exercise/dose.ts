import type { DoseKind } from './data.ts'
import { longestDose, numberWords, patterns, short, told } from './notation.ts'

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

const metres: Readonly<Record<string, number>> = {
  m: 1,
  me: 1,
  k: 1000,
  km: 1000,
  ki: 1000,
  mi: 1609.344,
  yd: 0.9144,
  ya: 0.9144,
  ft: 0.3048,
  fe: 0.3048,
}

/** A number as written: `1.5`, `1,5`, `1,500` or a word. */
const value = (text: string): number =>
  numberWords[text.toLowerCase()] ?? Number(text.replace(/,(?=\d{3}$)/, '').replace(',', '.'))

function range([, first, second]: readonly (string | undefined)[], factor = 1): Range {
  const min = value(first!) * factor
  return { min, max: second === undefined ? min : value(second) * factor }
}

const secondsIn = (unit: string | undefined): number =>
  unit === undefined || /^(?:s|"|″)/i.test(unit) ? 1 : /^h/i.test(unit) ? 3600 : 60

/** Hours, minutes and seconds as seconds. */
const seconds = (h: string | undefined, m: string | undefined, s: string | undefined): number =>
  Number(h ?? 0) * 3600 + Number(m ?? 0) * 60 + Number(s ?? 0)

/** Reads a time; a bare number is seconds. */
function time(text: string): Dose | undefined {
  const found = patterns.time.exec(text)
  if (found) return sided(range(found, secondsIn(found[3])), found[4])
  const mixed = patterns.mixed.exec(text)
  if (mixed) return sided(fixed(seconds(undefined, mixed[1], mixed[2])), mixed[3])
  const two = patterns.twoUnits.exec(text)
  if (two) {
    const [, min, minUnit, max, maxUnit, side] = two
    return sided({ min: value(min!) * secondsIn(minUnit), max: value(max!) * secondsIn(maxUnit) }, side)
  }
  const clock = patterns.clock.exec(text)
  if (clock) {
    const min = seconds(clock[1], clock[2], clock[3])
    return sided({ min, max: clock[5] === undefined ? min : seconds(clock[4], clock[5], clock[6]) }, undefined)
  }
  const iso = patterns.iso.exec(text)
  if (iso) return sided(fixed(seconds(iso[1], iso[2], iso[3])), undefined)
  return patterns.untimed.test(text) ? { kind: 'words' } : undefined
}

const fixed = (n: number): Range => ({ min: n, max: n })
const sided = (r: Range, perSide: string | undefined): Dose => ({
  kind: 'range',
  range: r,
  ...(perSide ? { perSide: true } : {}),
})

function within(found: RegExpExecArray | null, least: number, most: number): Dose | undefined {
  const r = found && range(found)
  return r && r.min >= least && r.max <= most ? { kind: 'range', range: r } : undefined
}

/**
 * Reads a dose of one kind (see `server/exercise-data/dose.yaml`) as people write it; undefined for what cannot be read.
 * Numbers and `{min, max}` are to be given as text (`8-12`).
 */
export function readDose(kind: DoseKind, written: string): Dose | undefined {
  const text = written.trim()
  if (text.length > longestDose) return undefined
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
      const digits = found?.filter((digit, i) => i !== 0 && i !== 2 && digit !== undefined)
      return digits ? { kind: 'tempo', digits: digits.map((d) => d.toUpperCase()) } : undefined
    }
    case 'rpe':
      return within(patterns.effort.exec(text), 1, 10)
    case 'rir':
      return within(patterns.reserve.exec(text), 0, 5)
    case 'distance': {
      const found = patterns.distance.exec(text)
      return found ? sided(range(found, metres[(found[3] ?? 'm').toLowerCase().slice(0, 2)] ?? 1), found[4]) : undefined
    }
    case 'load':
      return patterns.load.test(text) ? { kind: 'words' } : undefined
    case 'word':
    case 'flag':
    case 'text':
      return { kind: 'words' }
  }
}

/** What a text is whose unit says it (`30 s` is a time), and the key that it belongs under; undefined where no unit is named. */
export function toldBy(written: string): { kind: DoseKind; key: string } | undefined {
  const text = written.trim()
  return text.length > longestDose ? undefined : told.find(({ pattern }) => pattern.test(text))
}

/** A prescription in one line as doses by key. */
export type Short = readonly { readonly key: 'sets' | 'reps' | 'duration' | 'distance'; readonly dose: Dose }[]

/** Reads a prescription in one line: `2 x 15`, `3 sets of 30 s`, `12 reps`; undefined for what cannot be read. */
export function readShort(written: string): Short | undefined {
  const text = written.trim()
  if (text.length > longestDose) return undefined
  const found = short.exec(text)
  const sets = found && readDose('count', found[1]!)
  const inSet = found && setOf(found[4]!)
  if (sets && inSet) return [{ key: 'sets', dose: sets }, inSet]
  const count = /set|round/i.test(text) ? readDose('count', text) : undefined
  if (count) return [{ key: 'sets', dose: count }]
  const each = setOf(text)
  return each && [each]
}

/** A set of more minutes is metres: `4 x 400 m`. */
const mostMinutes = 20

/** What one set is. */
function setOf(text: string): Short[number] | undefined {
  const reps = readDose('reps', text)
  if (reps) return { key: 'reps', dose: reps }
  const far = readDose('distance', text)
  const lasts = readDose('time', text)
  if (far?.kind === 'range' && (!lasts || far.range.max > mostMinutes)) return { key: 'distance', dose: far }
  return lasts && { key: 'duration', dose: lasts }
}
