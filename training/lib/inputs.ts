// What the weights are made from, as one hash: when it differs from the manifest's, they are stale.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { loadEvidence } from '../../scripts/build-packs.ts'

/** Hash of the labelled data and of what the packs say about words: concepts, patterns, cues, examples. */
export function inputsHash(): string {
  const hash = createHash('sha256')
  hash.update(readFileSync('training/said.jsonl'))
  for (const folder of ['training/corpus', 'training/paraphrases', 'training/frames'])
    for (const file of (readdirSync(folder, { recursive: true }) as string[]).sort())
      if (/\.(md|json|jsonl)$/.test(file)) hash.update(file).update(readFileSync(`${folder}/${file}`))
  const { packs, compiled, cues } = loadEvidence()
  const said = packs.flatMap((pack) =>
    pack.claims.map(({ id, carries, examples, general, settledBySource }) => ({
      id,
      carries,
      examples,
      general,
      settledBySource,
    })),
  )
  return hash.update(JSON.stringify([said, compiled, cues])).digest('hex')
}

/** Hash of a text. */
export const hashOf = (text: string): string => createHash('sha256').update(text).digest('hex')
