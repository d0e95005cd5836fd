import type { Edit } from '../../model.ts'
import { personal } from '../grammar/clause.ts'
import { finite, type VerbGroup } from '../grammar/group.ts'
import { verbOf } from '../grammar/verbs.ts'
import { endsSubject, isAdverb } from '../grammar/words.ts'
import { opensClause } from '../reading/joined.ts'
import type { Sheet } from '../sheet.ts'

/** Whether a clause with a pronoun for its subject stands right behind a noun that it says more of. */
const isOfNoun = (sheet: Sheet, { subject }: VerbGroup) =>
  subject !== undefined &&
  subject.first === subject.last &&
  personal.has(sheet.norm(subject.first)) &&
  endsSubject(sheet.norm(subject.first - 1))

/** "loosens and lengthens": the verbs joined to one that becomes an infinitive become infinitives too. */
export function siblings(sheet: Sheet, group: VerbGroup): Edit[] {
  const now = ['is', 'are', "'s", "'re", 'has', 'have', "'ve"].includes(sheet.norm(group.first))
  const present = (group.kind === 'be' || group.kind === 'have') && now && group.first < group.main
  if (group.kind !== 's' && group.kind !== 'base' && !present) return []
  const edits: Edit[] = []
  // "builds rather than firms"
  for (let i = group.main + 1; i < sheet.closing; i++) {
    const instead = sheet.norm(i) === 'rather' && sheet.norm(i + 1) === 'than' && verbOf(sheet.norm(i + 2), sheet.verbs)
    if (instead && instead.form === 's') edits.push(sheet.over(i + 2, i + 2, instead.base))
  }
  for (const other of sheet.groups) {
    if (other.main <= group.main || sheet.norm(other.main - 1) === 'than') continue
    // "It occurs when a disc moves and presses on a nerve": the verbs of another clause.
    if (sheet.sentence.tokens.slice(group.main + 1, other.main).some(({ norm }) => opensClause.has(norm))) break
    // "pull it under and are a cause of pain" → "may pull it under and be a cause of pain"
    const is = other.kind === 'be' && !other.subject && sheet.norm(other.first - 1) === 'and'
    if (is && ['is', 'are'].includes(sheet.norm(other.first))) {
      const being = sheet.norm(other.first + 1) === 'being' ? 1 : 0
      edits.push(sheet.over(other.first, other.first + being, 'be'))
      continue
    }
    // "slams shut and won't part with it" → "may slam shut and not part with it"
    const will = other.kind === 'modal' && !other.subject && sheet.norm(other.first - 1) === 'and'
    if (will && ['will', "won't", 'can'].includes(sheet.norm(other.first)) && other.main === other.first + 1) {
      edits.push(
        sheet.over(other.first, other.main, `${other.negated ? 'not ' : ''}${sheet.words(other.main, other.main)}`),
      )
      continue
    }
    // "thinks there's a famine and holds on": what is thought is part of the predicate.
    if (other.subject?.first === group.main + 1) continue
    // "lends the joint the support it's missing and lets it mend": which support is meant.
    if (isOfNoun(sheet, other)) continue
    if (other.kind !== 's' || other.subject) {
      if (finite.has(other.kind) && !(other.kind === 'base' && !other.subject)) break
      continue
    }
    const before = sheet.norm(other.main - 1)
    if (before !== 'and' && before !== 'or' && before !== ',' && !isAdverb(before)) break
    edits.push(sheet.over(other.main, other.main, other.reading!.base))
  }
  return edits
}
