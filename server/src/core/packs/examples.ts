import type { Linter } from '../linter.ts'
import type { Finding } from '../model.ts'
import { shorten } from '../shorten.ts'
import type { ReadPack } from './add.ts'
import type { PackExample } from './parse.ts'

/** Examples of one pack that are checked while it is written: that is done anew with every change. */
export const mostWhileWriting = 300

/** What became of the examples of a pack. */
export interface CheckedExamples {
  readonly holds: number
  /** Examples that their claim was learned from and that no pattern meets: they need not be marked themselves. */
  readonly onlyLearned: number
  /** How many were looked at. */
  readonly of: number
}

/**
 * Tells every example of a pack that does not hold: one of `flag` that is not marked as its claim, one of `clear` that is, as a sentence of
 * `fair` must not be; and claims that nothing can find.
 * @param linter has the pack
 * @param most how many are looked at
 */
export function checkExamples(
  { pack, problems }: ReadPack,
  linter: Linter,
  most = Number.POSITIVE_INFINITY,
): CheckedExamples {
  let [holds, onlyLearned] = [0, 0]
  if (!pack) return { holds, onlyLearned, of: 0 }
  const tell = ({ start, end }: PackExample, code: string, message: string) =>
    problems.push({ code: `pack/${code}`, message, start, end, severity: 'warning' })
  const learned = new Set(linter.teachings().flatMap(({ claim, learned }) => (learned ? claim : [])))
  const examples = pack.examples.filter(({ kind }) => kind !== 'fair')
  const seen = new Set<string>()
  for (const example of examples.slice(0, most)) {
    const { claim, kind, text } = example
    const key = `${claim} ${kind} ${text.toLowerCase()}`
    if (seen.has(key)) tell(example, 'example-twice', 'This example stands here twice, and counts once: leave it out.')
    seen.add(key)
    const found = foundIn(text, claim, linter)
    if ((kind === 'flag') === (found !== undefined)) holds++
    else if (found) tell(example, 'example', alarm(found))
    else {
      const mention = mentionIn(text, claim, linter)
      if (learned.has(claim) && mention?.by !== 'pattern') onlyLearned++
      else tell(example, 'example', mention ? leftAlone(mention) : missed)
    }
  }
  for (const example of pack.examples.filter(({ kind }) => kind === 'fair').slice(0, most)) {
    const found = foundIn(example.text, example.claim, linter)
    if (found)
      tell(
        example,
        'fair',
        `This is said to be fair, but “${shorten(found.text, 60)}” is read as ${found.strength}: reword it, or narrow the pattern that meets it.`,
      )
  }
  for (const { id, examples } of pack.claims)
    if (!examples.flag.length && !pack.patterns.some(({ claim }) => claim === id))
      pack.tellAt(id, 'unfound', 'Nothing finds this claim: give it `patterns`, and `examples` to try them with.')
  const next = examples[most]
  if (next)
    problems.push({
      code: 'pack/examples',
      message: `From here on examples are not checked while you write; \`goodform packs test\` checks all.`,
      start: next.start,
      end: next.end,
      severity: 'information',
    })
  return { holds, onlyLearned, of: Math.min(most, examples.length) }
}

const foundIn = (text: string, claim: string, linter: Linter): Finding | undefined =>
  linter.open(text).findings.find((finding) => finding.claim === claim)

const alarm = ({ text, strength }: Finding) =>
  `This example must stay clear, but “${shorten(text, 60)}” is read as ${strength}: narrow the pattern that meets it, or move it to \`flag\`.`

const missed =
  'This example is not marked: add a pattern that meets its words, or move it to `clear` if it says less than the claim.'

/** A mention of a claim that is not told, and the claim that is told in its place. */
interface Mention {
  readonly by: 'pattern' | 'model'
  readonly strength: string
  readonly carries: string
  readonly decided: readonly string[]
  readonly instead: string | undefined
}

/** How a text speaks of a claim that is not told of it; undefined where it does not. */
function mentionIn(text: string, claim: string, linter: Linter): Mention | undefined {
  const document = linter.open(text)
  for (const { index } of text.matchAll(/\S+/g)) {
    const mentions = linter.reasoning(document, index)?.mentions ?? []
    const own = mentions.filter((mention) => mention.claim === claim)
    const mention = own.find(({ by }) => by === 'pattern') ?? own[0]
    if (!mention) continue
    const instead = mention.outcome === 'given way' ? mentions.find(({ outcome }) => outcome === 'told') : undefined
    return { ...mention, instead: instead?.claim }
  }
  return undefined
}

function leftAlone({ strength, carries, decided, instead }: Mention): string {
  if (instead)
    return `This example's words are met, but ${instead} is told of them in this claim's place: leave the example to that claim.`
  const by = decided.length ? ` (${decided.map((word) => `“${shorten(word, 20)}”`).join(', ')})` : ''
  return `This example's words are met, but it is read as ${strength}${by}, and the claim carries ${carries}: say it more strongly, or move it to \`clear\`.`
}
