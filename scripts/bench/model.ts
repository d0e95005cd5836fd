/**
 * What the learned part costs a program at its start: reading the image of its weights and making the model, and then its first sentence, in
 * milliseconds of a fresh process each time.
 *
 *   npx tsx scripts/bench/bundled.ts scripts/bench/model.ts [--times 15]
 */
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { createClaimModel } from '../../server/src/core/index.ts'
import { weightsIn } from '../../server/src/core/learn/image.ts'
import { splitSentences } from '../../server/src/core/split/sentences.ts'

const { values } = parseArgs({ options: { times: { type: 'string', default: '15' }, once: { type: 'boolean' } } })

if (values.once) {
  const begun = performance.now()
  const bytes = readFileSync('server/src/generated/weights.bin')
  const model = createClaimModel(weightsIn(bytes, (ascii) => new TextDecoder().decode(ascii)))
  const made = performance.now()
  const [{ tokens }] = splitSentences('Rolling the outer thigh breaks up the knots in the IT band.') as [
    ReturnType<typeof splitSentences>[number],
  ]
  model.explain(tokens, model.claims[0]!)
  console.log(JSON.stringify([made - begun, performance.now() - made]))
} else {
  const runs = Array.from({ length: Number(values.times) }, () => {
    const { stdout } = spawnSync(process.execPath, [process.argv[1]!, '--once'], { encoding: 'utf8' })
    return JSON.parse(stdout) as [made: number, first: number]
  })
  const median = (of: 0 | 1) =>
    runs
      .map((run) => run[of])
      .sort((a, b) => a - b)
      [runs.length >> 1]!.toFixed(1)
  console.log(
    `the model is made in ${median(0)} ms, its first sentence takes ${median(1)} ms more (median of ${runs.length})`,
  )
}
