import { isMap, isSeq, type Node } from 'yaml'
import { l10n } from '../../l10n.ts'
import type { Fix, Span } from '../../model.ts'
import { toSource } from '../../read/align.ts'
import { scalarText } from '../../read/yaml.ts'
import type { Part } from '../data.ts'
import { phrased } from '../lexicon.ts'
import { entriesOf } from '../parse.ts'
import { innerOf, listEdit, placeOf, replaceFix } from '../tell.ts'
import type { RuleOf } from './rule.ts'

const muscleFields = ['primaryMuscles', 'secondaryMuscles']

/** Bands, tendons, joints and bones in a list of muscles, and rolling or stretching that is aimed at them. */
export const targetRules: RuleOf = ({ exercise, lexicon, kind, text, tell }) => {
  const told = new Set<Part>()
  /** Tells once of a part that the exercise is aimed at; false where there is nothing to tell. */
  const aimed = (part: Part, value: string, span: Span, fixes: readonly Fix[] = []): boolean => {
    const why = kind === undefined ? undefined : part.aims?.[kind]
    if (!why || told.has(part)) return false
    told.add(part)
    tell(`${kind}-target`, span, { value, why }, fixes)
    return true
  }
  for (const field of muscleFields) {
    for (const list of (exercise.fields.get(field) ?? []).flatMap(({ value }) => lists(exercise.follow(value)))) {
      for (const { text: word, node, aliased } of exercise.items(field)) {
        const part = lexicon.part(word)
        if (!part || aliased || !inside(node, list)) continue
        const span = placeOf(node, text)
        // An anchored word stands in other places too, where several would stand in its one.
        const there = new Set(exercise.items(field).map((item) => lexicon.word('muscles', item.text)))
        const meant = part.muscle ? [] : part.meant.filter((muscle) => !there.has(muscle))
        const fixes = meantFixes(meant, node, isSeq(list) ? list : null, text)
        // One finding at one place: what is aimed at a part says more than that it is no muscle.
        if (!aimed(part, word, span, fixes) && !part.muscle)
          tell('not-a-muscle', span, { value: word, is: part.is }, fixes)
      }
    }
  }
  for (const field of ['name', 'id', 'bodyParts']) {
    for (const { text: words, node, aliased } of exercise.items(field)) {
      const found = lexicon.partIn(words, (part) => kind !== undefined && part.aims?.[kind] !== undefined)
      if (!found || aliased) continue
      aimed(found.part, found.name, wordsIn(node, found.name, text))
    }
  }
}

/** Fixes that name the muscles meant: all of them, or one. */
function meantFixes(meant: readonly string[], node: Node, list: Node | null, text: string): Fix[] {
  if (!meant.length) return []
  const all = replaceFix(
    l10n.t('Name the muscles meant: {0}', meant.join(', ')),
    [listEdit(node, list, meant, text)],
    true,
  )
  const one = (muscle: string) =>
    replaceFix(l10n.t('Name “{0}”', muscle), [{ ...innerOf(node, text), newText: muscle }], false)
  if (meant.length === 1) return [all]
  return 'anchor' in node && node.anchor ? meant.map(one) : [all, ...meant.map(one)]
}

/** The lists of a field's value; muscles may stand by their role, each role a list. */
const lists = (value: Node | null): (Node | null)[] =>
  isMap(value) ? entriesOf(value).entries.map((entry) => entry.value) : [value]

const inside = (node: Node, list: Node | null) => node === list || (isSeq(list) && list.items.includes(node))

/** Where the words of a phrase stand in a scalar; all of it when they cannot be found. */
function wordsIn(node: Node, phrase: string, text: string): { start: number; end: number } {
  const scalar = 'type' in node ? scalarText(node as Parameters<typeof scalarText>[0], text) : undefined
  const words = phrased(phrase).trim().split(' ')
  const found =
    scalar &&
    new RegExp(words.map((word) => word.replaceAll(/[^\p{L}\p{N}]/gu, '.')).join('[^\\p{L}\\p{N}]+'), 'iu').exec(
      scalar.text,
    )
  if (!scalar || !found) return placeOf(node, text)
  return {
    start: toSource(scalar.runs, found.index),
    end: toSource(scalar.runs, found.index + found[0].length, true),
  }
}
