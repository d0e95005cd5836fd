import { plain as markdown } from '../judge/card.ts'
import type { Span } from '../model.ts'
import { type Context, contextAt } from './context.ts'
import type { DoseKey, Field } from './data.ts'
import { type Dose, readDose, readShort } from './dose.ts'
import type { Lexicon } from './lexicon.ts'

/** Something that can be written at a place. */
export interface Completion {
  readonly label: string
  readonly sort: 'key' | 'word' | 'exercise'
  readonly detail: string
  readonly says: string
  readonly span: Span
  readonly newText: string
}

/** What is known of the word at a place, in Markdown. */
export interface Help {
  readonly markdown: string
  readonly span: Span
}

/** The closed list that a key's values come from; muscles may stand by their role. */
const listAt = ({ key, parent }: Context, lexicon: Lexicon): string | undefined =>
  listOf(key, lexicon) ?? (listOf(parent, lexicon) === 'muscles' ? 'muscles' : undefined)

function listOf(key: string, lexicon: Lexicon): string | undefined {
  const field = lexicon.field(key)
  const type = field?.type ?? lexicon.doseKey(key)?.key ?? key
  if (type === 'muscles') return type
  return type && lexicon.data.words[type] ? type : undefined
}

/**
 * What can be written at an offset of an exercise file: keys, or the words of a closed list, or ids of exercises.
 * @param article whether it is an article's front matter, which only names exercises
 */
export function completionsAt(
  source: string,
  offset: number,
  lexicon: Lexicon,
  ids: readonly { readonly id: string; readonly name: string }[],
  article: boolean,
): Completion[] {
  const context = contextAt(source, offset)
  if (!context) return []
  const { key, span } = context
  const exercises = () =>
    ids.map(({ id, name }): Completion => ({ label: id, sort: 'exercise', detail: name, says: '', span, newText: id }))
  if (article) return context.at === 'value' && key === 'exercises' ? exercises() : []
  if (context.at === 'key') return keys(context, lexicon)
  // The first key of an entry.
  if (key === '' || key === 'exercises')
    return /^[\w$-]*$/.test(context.word) ? keys({ ...context, parent: '', complete: false }, lexicon) : []
  const list = listAt(context, lexicon)
  if (list === 'muscles')
    return lexicon.data.muscles.map(({ name, latin, where }) => ({
      label: name,
      sort: 'word',
      detail: latin,
      says: where,
      span,
      newText: name,
    }))
  if (list)
    return lexicon.data.words[list]!.map(({ name, aliases, says }) => ({
      label: name,
      sort: 'word',
      detail: aliases.slice(0, 3).join(', '),
      says,
      span,
      newText: name,
    }))
  return lexicon.field(key)?.refers ? exercises() : []
}

function keys({ parent, span, complete }: Context, lexicon: Lexicon): Completion[] {
  const entries: readonly (Field | DoseKey)[] =
    lexicon.field(parent)?.key === 'prescription' ? lexicon.data.dose.keys : parent === '' ? lexicon.data.fields : []
  return entries.map(({ key, aliases, says }) => ({
    label: key,
    sort: 'key',
    detail: aliases.slice(0, 3).join(', '),
    says,
    span,
    newText: complete ? key : `${key}: `,
  }))
}

/** What is known of the key, the muscle, the word or the dose at an offset. */
export function helpAt(source: string, offset: number, lexicon: Lexicon): Help | undefined {
  const context = contextAt(source, offset)
  if (!context?.word) return undefined
  const { word, key, span } = context
  const help = (text: string | undefined) => (text ? { markdown: text, span } : undefined)
  if (context.at === 'key') {
    const entry = lexicon.field(word) ?? lexicon.doseKey(word)
    return help(entry && `**${entry.key}**: ${markdown(entry.says)}`)
  }
  const list = listAt(context, lexicon)
  if (list === 'muscles') return help(muscleCard(word, lexicon))
  const name = list && lexicon.word(list, word)
  if (name)
    return help(`**${markdown(name)}**: ${markdown(lexicon.data.words[list]!.find((w) => w.name === name)!.says)}`)
  if (lexicon.field(key)?.key === 'prescription') return help(shortCard(word, lexicon))
  const dose = lexicon.doseKey(key)
  if (dose) return help(doseCard(dose, word, lexicon))
  // A part of a dose: `{ min: 8, max: 12 }`, `{ down: 3, pause: 1, up: X }`.
  const around = lexicon.doseKey(context.parent)
  return help(
    around && `${card(around)}\n\n- ${around.kind === 'tempo' ? ofTempo(key, word) : markdown(`${key}: ${word}`)}`,
  )
}

/** A part of a tempo that is written part by part. */
function ofTempo(key: string, digit: string): string {
  const phase = phases[partsOfTempo.findIndex((pattern) => pattern.test(key))]
  return phase ? phaseCard(digit.toUpperCase(), phase) : markdown(`${key}: ${digit}`)
}

const card = ({ key, says }: DoseKey): string => `**${key}**: ${markdown(says)}`

/** A prescription in one line, dose by dose. */
function shortCard(text: string, lexicon: Lexicon): string | undefined {
  const doses = readShort(text)?.flatMap(({ key, dose }) => {
    const known = lexicon.doseKey(key)
    return known ? [[card(known), asRead(dose), ...studiedCards(known, lexicon)].filter(Boolean).join('\n\n')] : []
  })
  return doses?.join('\n\n')
}

/** A range as it was read; seconds of a time, metres of a distance. */
const asRead = (dose: Dose): string =>
  dose.kind === 'range'
    ? `Here: ${dose.range.min}${dose.range.max === dose.range.min ? '' : ` to ${dose.range.max}`}${dose.perSide ? ', each side' : ''}`
    : ''

function muscleCard(word: string, lexicon: Lexicon): string | undefined {
  const muscle = lexicon.muscle(word)
  if (!muscle) {
    const part = lexicon.part(word)
    return (
      part &&
      `**${markdown(word)}** is ${markdown(part.is)}, not a muscle.${part.meant.length ? ` Meant are often: ${part.meant.join(', ')}.` : ''}`
    )
  }
  return `**${muscle.name}**${muscle.latin ? ` (*${muscle.latin}*)` : ''}\n\n${markdown(muscle.where)}\n\nAlso: ${muscle.aliases.slice(0, 6).map(markdown).join(', ')}`
}

const phases = ['down (eccentric)', 'pause at the bottom', 'up (concentric)', 'pause at the top']
const partsOfTempo = [/^(?:down|ecc|low)/i, /^(?:pause|bottom)/i, /^(?:up|conc|lift)/i, /^(?:top|hold)/i]

const phaseCard = (digit: string, phase: string): string =>
  `${markdown(digit)}: ${phase}, ${digit === 'X' ? 'as fast as you can' : markdown(`${digit} s`)}`

function doseCard(key: DoseKey, word: string, lexicon: Lexicon): string | undefined {
  const dose = readDose(key.kind, word)
  if (!dose) return undefined
  const lines = [card(key)]
  if (dose.kind === 'tempo') {
    lines.push(dose.digits.map((digit, i) => `- ${phaseCard(digit, phases[i]!)}`).join('\n'))
  }
  if (dose.kind === 'range' && key.kind === 'rpe')
    lines.push(
      `About ${10 - dose.range.max}${dose.range.max === dose.range.min ? '' : ` to ${10 - dose.range.min}`} repetitions left in reserve.`,
    )
  if (dose.kind === 'range' && key.kind === 'rir')
    lines.push(
      `About RPE ${10 - dose.range.max}${dose.range.max === dose.range.min ? '' : ` to ${10 - dose.range.min}`}.`,
    )
  return [...lines, ...studiedCards(key, lexicon)].join('\n\n')
}

/** What has been studied of a dose. */
const studiedCards = (key: DoseKey, lexicon: Lexicon): string[] =>
  lexicon.data.dose.studied.flatMap((studied) => {
    if (!studied.keys.includes(key.key)) return []
    const range = studied.least ? `${studied.least} to ${studied.most} s` : `up to ${studied.most} s`
    const sources = studied.sources.map(
      (s) => `- ${markdown(s.authors)} (${s.year}): [${markdown(s.title)}](https://doi.org/${s.doi})`,
    )
    return [`Studied for ${studied.when}: ${range}; ${markdown(studied.says)}.\n\n${sources.join('\n')}`]
  })
