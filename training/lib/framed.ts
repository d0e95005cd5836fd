// Articles put together from frames (wordings around a claim), plain assertions and paragraphs that claim nothing: they teach what the words around
// a claim do with it, whatever the claim. What one writer of them uses no other does, so that leaving one out tells how new wordings are read.
import { random } from '../../server/src/core/learn/linear.ts'
import type { Article } from './articles.ts'
import { lines } from './lines.ts'
import { type Assertion, type Frame, opening, shuffle, titles, Writing } from './writing.ts'

/** So many writers share the frames among them. */
const writers = 8
/** So many frames an article has; each is used with one claim. */
const framesOfArticle = 4

/** All frames of a folder. */
export const readFrames = (folder: string): Frame[] => lines(`${folder}/frames.jsonl`)

/** The articles that are put together from a folder's frames, assertions and paragraphs; the same each time. */
export function framedArticles(folder: string): Article[] {
  const frames = readFrames(folder)
  const assertions = lines<Assertion>(`${folder}/assertions.jsonl`)
  const fillers = lines<{ readonly text: string }>(`${folder}/fillers.jsonl`).map(({ text }) => text)
  return Array.from({ length: writers }, (_, w) => {
    const next = random(w + 1)
    const own = <T>(list: readonly T[]) => list.filter((_, i) => i % writers === w)
    const claims = own(assertions)
    const plain = own(fillers)
    const used = own(frames)
    shuffle(used, next)
    const pick = <T>(list: readonly T[]): T => list[next() % list.length]!
    return Array.from({ length: Math.ceil(used.length / framesOfArticle) }, (_, n) => {
      const writing = new Writing(`# ${titles[n % titles.length]}\n\n${pick(plain)}`)
      for (const frame of used.slice(n * framesOfArticle, (n + 1) * framesOfArticle)) {
        const beside = /^[\p{L}{“"]/u.test(frame.frame) && !frame.frame.includes('\n') ? next() % 3 : 0
        writing.say(frame, pick(claims), beside === 1 ? `${opening(pick(plain))} ` : '')
        if (beside === 2) writing.goOn(opening(pick(plain)))
        // What a heading says of the claims below it ends with its section.
        if (frame.frame.includes('#')) writing.add(`## ${pick(titles)}`)
        writing.add(pick(plain))
        if (next() % 2) writing.add(pick(plain))
      }
      return writing.article(`framed-${w + 1}`, String(n + 1))
    })
  }).flat()
}
