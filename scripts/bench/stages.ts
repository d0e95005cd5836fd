/**
 * Throughput of reading by stage, in one process on one core, over every third article of the training corpus: the least processor time of some
 * rounds, so that other work on the machine says little. Nothing that a stage makes is kept, as in a linter.
 *
 *   npx tsx scripts/bench/bundled.ts scripts/bench/stages.ts [--rounds 5]
 */
import { parseArgs } from 'node:util'
import { builtInModel, builtInPacks } from '../../server/src/built-in.ts'
import { createLinter, type Linter } from '../../server/src/core/index.ts'
import { createMatcher } from '../../server/src/core/match/matcher.ts'
import { markdownFormat } from '../../server/src/core/read/markdown.ts'
import { splitSentences } from '../../server/src/core/split/sentences.ts'
import { corpus } from './articles.ts'

const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } })
const texts = corpus()
  .filter((_, i) => i % 3 === 0)
  .map((text) => text.replace(/^---\n[\s\S]*?\n---\n/, ''))
const megabytes = texts.reduce((sum, text) => sum + Buffer.byteLength(text), 0) / 1e6

/** The least processor time of a piece of work, in milliseconds. */
function least(work: () => unknown): number {
  let found = Number.POSITIVE_INFINITY
  for (let round = 0; round < Number(values.rounds); round++) {
    const before = process.cpuUsage()
    work()
    const { user, system } = process.cpuUsage(before)
    found = Math.min(found, (user + system) / 1000)
  }
  return found
}

const { read, cut } = markdownFormat
const passagesOf = (text: string) =>
  cut(text, 0, () => false).flatMap(({ start, end }) => read(text.slice(start, end), false, []).passages)
const passages = texts.flatMap(passagesOf)
const sentences = passages.flatMap((passage) => splitSentences(passage.text))
const matcher = createMatcher(builtInPacks.compiled)
const each =
  <T>(items: readonly T[], work: (item: T) => unknown) =>
  () => {
    for (const item of items) work(item)
  }
const lint = (linter: Linter) => each(texts, (text) => linter.open(text).findings)

const parsed = least(each(texts, passagesOf))
const splitting = least(each(passages, (passage) => splitSentences(passage.text)))
const matching = least(each(sentences, ({ tokens }) => matcher.match(tokens)))
const patterns = least(lint(createLinter(builtInPacks)))
const whole = least(lint(createLinter(builtInPacks, builtInModel())))
const lines: [string, number][] = [
  ['parse: Markdown to passages', parsed],
  ['split: sentences and words', splitting],
  ['match: concepts and patterns', matching],
  ['weigh and judge: cues, verdicts', Math.max(0, patterns - parsed - splitting - matching)],
  ['learned part', whole - patterns],
  ['all beyond parsing', whole - parsed],
  ['whole reading', whole],
]
console.log(`${texts.length} texts, ${megabytes.toFixed(2)} MB, ${sentences.length} sentences; one core\n`)
console.log('| stage | ms | MB/s |\n| --- | ---: | ---: |')
for (const [name, ms] of lines) console.log(`| ${name} | ${ms.toFixed(0)} | ${((megabytes * 1000) / ms).toFixed(1)} |`)
