// Articles that claim nothing but in a plain sentence or two: the decision learns from them that such a sentence is told also where nothing else is
// claimed, and what speaks plainly of the same things is not. Nothing is fitted from them, so that their scores are those of sentences never seen.
import { random } from '../../server/src/core/learn/linear.ts'
import type { Article } from './articles.ts'
import { lines } from './lines.ts'
import { type Frame, opening, shuffle, titles, Writing } from './writing.ts'

/** A sentence that makes a claim outright, or speaks of its topic and is to be left alone. */
export interface PlainSentence {
  readonly claim: string
  readonly label: Frame['label']
  readonly text: string
}

/** So many writers share the sentences among them. */
const writers = 8
/** So many of the sentences stand in an article, with so many paragraphs that claim nothing around each, and more. */
const sentencesOfArticle = 3
const paragraphs = { least: 2, more: 4 }

/** All plain sentences of a folder. */
export const readPlain = (folder: string): PlainSentence[] => lines(`${folder}/plain.jsonl`)

/** The articles that are put together from a folder's plain sentences and paragraphs; the same each time. */
export function plainArticles(folder: string): Article[] {
  const sentences = readPlain(folder)
  const fillers = lines<{ readonly text: string }>(`${folder}/fillers.jsonl`).map(({ text }) => text)
  return Array.from({ length: writers }, (_, w) => {
    const next = random(w + 101)
    const own = <T>(list: readonly T[]) => list.filter((_, i) => i % writers === w)
    const around = own(fillers)
    const used = own(sentences)
    shuffle(used, next)
    const pick = <T>(list: readonly T[]): T => list[next() % list.length]!
    return Array.from({ length: Math.ceil(used.length / sentencesOfArticle) }, (_, n): Article => {
      const writing = new Writing(`# ${titles[n % titles.length]}\n\n${pick(around)}`)
      for (const { claim, label, text } of used.slice(n * sentencesOfArticle, (n + 1) * sentencesOfArticle)) {
        const place = next() % 4
        const end = text.endsWith('?') ? '?' : '.'
        writing.say(
          {
            frame: `${place === 3 ? '- ' : ''}{S}${end}`,
            label,
            class: label === 'tell' ? 'plain' : end === '?' ? 'question' : 'neutral',
          },
          { claim, S: text.slice(0, -1) },
          place === 1 ? `${opening(pick(around))} ` : '',
        )
        if (place === 2) writing.goOn(opening(pick(around)))
        for (let i = paragraphs.least + (next() % paragraphs.more); i > 0; i--) writing.add(pick(around))
      }
      return { ...writing.article(`plain-${w + 1}`, String(n + 1)), plain: true }
    })
  }).flat()
}
