import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** A pseudo-random sequence (mulberry32): the same numbers on every machine. */
export function sequence(seed: number): () => number {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let t = Math.imul(state ^ (state >>> 15), 1 | state)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

/** All texts of the open training corpus. */
export function corpus(root = 'training/corpus'): string[] {
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .sort()
    .map((name) => readFileSync(join(root, name), 'utf8'))
}

/**
 * Makes articles out of the corpus: each is a front matter and blocks drawn from all its articles, so that no two are alike.
 * @param size least length of each, in UTF-16 units
 */
export function* articles(count: number, size = 6000): Generator<string> {
  const random = sequence(20261124)
  const blocks = corpus().flatMap((text) =>
    text
      .replace(/^---\n[\s\S]*?\n---\n/, '')
      .split(/\n{2,}/)
      .filter((block) => block.trim() && !/^(?:```|~~~|<|\[)/.test(block.trim())),
  )
  for (let i = 0; i < count; i++) {
    let text = `---\ntitle: Article ${i + 1}\n---\n\n`
    while (text.length < size) text += `${blocks[Math.floor(random() * blocks.length)]!.trimEnd()}\n\n`
    yield text
  }
}
