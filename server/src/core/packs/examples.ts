import type { Linter } from '../linter.ts'
import { shorten } from '../shorten.ts'
import type { ReadPack } from './add.ts'

/** Examples that are checked in one pack. */
const mostExamples = 300

/**
 * Tells every example of a pack that does not hold: one of `flag` that is not marked as its claim, one of `clear` that is.
 * @param linter has the pack
 * @returns how many examples hold, and how many were looked at
 */
export function checkExamples({ pack, problems }: ReadPack, linter: Linter): { holds: number; of: number } {
  if (!pack) return { holds: 0, of: 0 }
  const examples = pack.examples.slice(0, mostExamples)
  let holds = 0
  for (const { claim, kind, text, start, end } of examples) {
    const found = linter.open(text).findings.find((finding) => finding.claim === claim)
    if ((kind === 'flag') === (found !== undefined)) {
      holds++
      continue
    }
    const message = found
      ? `This example must stay clear, but “${shorten(found.text, 60)}” is read as ${found.strength}: narrow the pattern that meets it, or move it to \`flag\`.`
      : 'This example is not marked: add a pattern that meets its words, or move it to `clear` if it says less than the claim.'
    problems.push({ code: 'pack/example', message, start, end, severity: 'warning' })
  }
  if (examples.length < pack.examples.length)
    pack.tell('examples', `Only the first ${mostExamples} examples of a pack are checked.`)
  return { holds, of: examples.length }
}
