import { plain as markdown } from '../judge/card.ts'
import type { Span } from '../model.ts'
import { type Context, contextAt } from './context.ts'
import type { DoseKey, Field } from './data.ts'
import { readDose } from './dose.ts'
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

/** The closed list that a key's values come from. */
function listOf(key: string, lexicon: Lexicon): string | undefined {
  const field = lexicon.field(key)
  const type = field?.type ?? lexicon.doseKey(key)?.key
  if (type === 'muscles') return type
  return type && lexicon.data.words[type] ? type : undefined
}

/** What can be written at an offset of an exercise file: keys, or the words of a closed list, or ids of exercises. */
export function completionsAt(
  source: string,
  offset: number,
  lexicon: Lexicon,
  ids: readonly { readonly id: string; readonly name: string }[],
): Completion[] {
  const context = contextAt(source, offset)
  if (!context) return []
  const { span } = context
  if (context.at === 'key') return keys(context, lexicon)
  const list = listOf(context.key, lexicon)
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
  if (lexicon.field(context.key)?.refers || context.key === 'exercises')
    return ids.map(({ id, name }) => ({ label: id, sort: 'exercise', detail: name, says: '', span, newText: id }))
  return []
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
  const list = listOf(key, lexicon)
  if (list === 'muscles') return help(muscleCard(word, lexicon))
  const name = list && lexicon.word(list, word)
  if (name)
    return help(`**${markdown(name)}**: ${markdown(lexicon.data.words[list]!.find((w) => w.name === name)!.says)}`)
  const dose = lexicon.doseKey(key)
  return help(dose && doseCard(dose, word, lexicon))
}

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

function doseCard(key: DoseKey, word: string, lexicon: Lexicon): string | undefined {
  const dose = readDose(key.kind, word)
  if (!dose) return undefined
  const lines = [`**${key.key}**: ${markdown(key.says)}`]
  if (dose.kind === 'tempo') {
    const says = (digit: string) => (digit === 'X' ? 'as fast as you can' : `${digit} s`)
    lines.push(dose.digits.map((digit, i) => `- ${digit}: ${phases[i]}, ${says(digit)}`).join('\n'))
  }
  if (dose.kind === 'range' && key.kind === 'rpe')
    lines.push(
      `About ${10 - dose.range.max}${dose.range.max === dose.range.min ? '' : ` to ${10 - dose.range.min}`} repetitions left in reserve.`,
    )
  if (dose.kind === 'range' && key.kind === 'rir')
    lines.push(
      `About RPE ${10 - dose.range.max}${dose.range.max === dose.range.min ? '' : ` to ${10 - dose.range.min}`}.`,
    )
  for (const studied of lexicon.data.dose.studied) {
    if (!studied.keys.includes(key.key)) continue
    const range = studied.least ? `${studied.least} to ${studied.most} s` : `up to ${studied.most} s`
    const sources = studied.sources.map(
      (s) => `- ${markdown(s.authors)} (${s.year}): [${markdown(s.title)}](https://doi.org/${s.doi})`,
    )
    lines.push(`Studied for ${studied.when}: ${range}; ${markdown(studied.says)}.\n\n${sources.join('\n')}`)
  }
  return lines.join('\n\n')
}
