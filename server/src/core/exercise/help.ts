import { inEnglish, type Localised, l10n, type Say } from '../l10n.ts'
import type { Span } from '../model.ts'
import { escapeMarkdown as markdown } from '../tell/card.ts'
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
  defined: () => readonly { readonly id: string; readonly name: string }[],
  article: boolean,
): Completion[] {
  const found = contextAt(source, offset)
  const span = found && spanAround(found, source, offset)
  if (!found || !span) return []
  const context = { ...found, span }
  const { key } = context
  // A colon is one of YAML's only before a blank.
  const blank = source[span.start - 1] === ':' ? ' ' : ''
  const exercises = () =>
    defined().map(
      ({ id, name }): Completion => ({
        label: id,
        sort: 'exercise',
        detail: name,
        says: '',
        span,
        newText: `${blank}${id}`,
      }),
    )
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
      newText: `${blank}${name}`,
    }))
  if (list)
    return lexicon.data.words[list]!.map(({ name, aliases, says }) => ({
      label: name,
      sort: 'word',
      detail: aliases.slice(0, 3).join(', '),
      says,
      span,
      newText: `${blank}${name}`,
    }))
  return lexicon.field(key)?.refers ? exercises() : []
}

/** The word at an offset, or beside it with nothing but blanks between, and these; undefined where the offset is at something else. */
function spanAround({ at, word, span }: Context, source: string, offset: number): Span | undefined {
  const start = Math.min(span.start, offset)
  const end = Math.max(span.end, offset)
  const between = source.slice(start, span.start) + source.slice(span.end, end)
  if (/[^ \t]/.test(between) || word === '-') return undefined
  // Before a key that is there, none is begun.
  if (at === 'key' && offset < span.start) return word ? undefined : { start: offset, end: offset }
  return { start, end }
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
export function helpAt(source: string, offset: number, lexicon: Lexicon, say: Say = inEnglish): Help | undefined {
  const context = contextAt(source, offset)
  if (!context?.word) return undefined
  const { word, key, span } = context
  const help = (text: string | undefined) => (text ? { markdown: text, span } : undefined)
  if (context.at === 'key') {
    const entry = lexicon.field(word) ?? lexicon.doseKey(word)
    return help(entry && `**${entry.key}**: ${markdown(entry.says)}`)
  }
  const list = listAt(context, lexicon)
  if (list === 'muscles') return help(muscleCard(word, lexicon, say))
  const name = list && lexicon.word(list, word)
  if (name)
    return help(`**${markdown(name)}**: ${markdown(lexicon.data.words[list]!.find((w) => w.name === name)!.says)}`)
  if (lexicon.field(key)?.key === 'prescription') return help(shortCard(word, lexicon, say))
  const dose = lexicon.doseKey(key)
  if (dose) return help(doseCard(dose, word, lexicon, say))
  // A part of a dose: `{ min: 8, max: 12 }`, `{ down: 3, pause: 1, up: X }`.
  const around = lexicon.doseKey(context.parent)
  return help(
    around && `${card(around)}\n\n- ${around.kind === 'tempo' ? ofTempo(key, word, say) : markdown(`${key}: ${word}`)}`,
  )
}

/** A part of a tempo that is written part by part. */
function ofTempo(key: string, digit: string, say: Say): string {
  const phase = phases[partsOfTempo.findIndex((pattern) => pattern.test(key))]
  return phase ? phaseCard(digit.toUpperCase(), phase, say) : markdown(`${key}: ${digit}`)
}

const card = ({ key, says }: DoseKey): string => `**${key}**: ${markdown(says)}`

/** A prescription in one line, dose by dose. */
function shortCard(text: string, lexicon: Lexicon, say: Say): string | undefined {
  const doses = readShort(text)?.flatMap(({ key, dose }) => {
    const known = lexicon.doseKey(key)
    return known
      ? [[card(known), asRead(dose, say), ...studiedCards(known, lexicon, say)].filter(Boolean).join('\n\n')]
      : []
  })
  return doses?.join('\n\n')
}

/** A range as it was read; seconds of a time, metres of a distance. */
function asRead(dose: Dose, say: Say): string {
  if (dose.kind !== 'range') return ''
  const range = span(dose.range.min, dose.range.max, say)
  return say(dose.perSide ? l10n.t('Here: {0}, each side', range) : l10n.t('Here: {0}', range))
}

const span = (least: number, most: number, say: Say): string =>
  least === most ? `${least}` : say(l10n.t('{0} to {1}', least, most))

function muscleCard(word: string, lexicon: Lexicon, say: Say): string | undefined {
  const muscle = lexicon.muscle(word)
  if (!muscle) {
    const part = lexicon.part(word)
    if (!part) return undefined
    return [
      l10n.t('**{0}** is {1}, not a muscle.', markdown(word), markdown(part.is)),
      ...(part.meant.length ? [l10n.t('Meant are often: {0}.', part.meant.join(', '))] : []),
    ]
      .map(say)
      .join(' ')
  }
  const also = say(l10n.t('Also: {0}', muscle.aliases.slice(0, 6).map(markdown).join(', ')))
  return `**${muscle.name}**${muscle.latin ? ` (*${muscle.latin}*)` : ''}\n\n${markdown(muscle.where)}\n\n${also}`
}

const phases = [
  l10n.t('down (eccentric)'),
  l10n.t('pause at the bottom'),
  l10n.t('up (concentric)'),
  l10n.t('pause at the top'),
]
const partsOfTempo = [/^(?:down|ecc|low)/i, /^(?:pause|bottom)/i, /^(?:up|conc|lift)/i, /^(?:top|hold)/i]

const phaseCard = (digit: string, phase: Localised, say: Say): string =>
  `${markdown(digit)}: ${say(phase)}, ${digit === 'X' ? say(l10n.t('as fast as you can')) : markdown(`${digit} s`)}`

function doseCard(key: DoseKey, word: string, lexicon: Lexicon, say: Say): string | undefined {
  const dose = readDose(key.kind, word)
  if (!dose) return undefined
  const lines = [card(key)]
  if (dose.kind === 'tempo') {
    lines.push(dose.digits.map((digit, i) => `- ${phaseCard(digit, phases[i]!, say)}`).join('\n'))
  }
  if (dose.kind === 'range' && (key.kind === 'rpe' || key.kind === 'rir')) {
    const about = span(10 - dose.range.max, 10 - dose.range.min, say)
    lines.push(
      say(
        key.kind === 'rpe' ? l10n.t('About {0} repetitions left in reserve.', about) : l10n.t('About RPE {0}.', about),
      ),
    )
  }
  return [...lines, ...studiedCards(key, lexicon, say)].join('\n\n')
}

/** What has been studied of a dose. */
const studiedCards = (key: DoseKey, lexicon: Lexicon, say: Say): string[] =>
  lexicon.data.dose.studied.flatMap((studied) => {
    if (!studied.keys.includes(key.key)) return []
    const range = studied.least
      ? l10n.t('{0} to {1} s', studied.least, studied.most)
      : l10n.t('up to {0} s', studied.most)
    const sources = studied.sources.map(
      (s) => `- ${markdown(s.authors)} (${s.year}): [${markdown(s.title)}](https://doi.org/${s.doi})`,
    )
    const told = l10n.t('Studied for {0}: {1}; {2}.', studied.when, say(range), markdown(studied.says))
    return [`${say(told)}\n\n${sources.join('\n')}`]
  })
