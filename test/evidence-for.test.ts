import { describe, expect, test } from 'vitest'
import { builtIn } from '../server/src/built-in.ts'
import { type Claim, evidenceFor } from '../server/src/core/index.ts'

const { claims } = builtIn()
const source = (title: string, says: string) => ({ title, says, design: 'trial', doi: '10.1000/x' })
const claim = {
  ...claims.get('strength/creatine-harm')!,
  id: 'drinks/broth',
  finding:
    'Broth does not whiten teeth. Broth has been tried for bent nails, in 17 cats. It did nothing. Voices of singers were no deeper with broth.',
  sources: [
    source('Teeth', 'Teeth stayed as they were.'),
    source('A trial of choirs', 'Singers took broth for weeks, and voices were no deeper.'),
    source('Cats', '17 of them.'),
  ],
} satisfies Claim

const shown = (text?: string) => {
  const { sentences, sources } = evidenceFor(claim, text === undefined ? undefined : { text })
  return { first: sentences[0], source: sources[0]!.title, all: [sentences.length, sources.length] }
}

test('what the evidence grants does not answer alone', () => {
  const granting = { ...claim, finding: 'Broth does not whiten teeth. Singers do report deeper voices with broth.' }
  expect(evidenceFor(granting, { text: 'a singer’s deeper voice' }).sentences[0]).toBe('Broth does not whiten teeth.')
})

describe('what is told of a claim that covers several things', () => {
  const teeth = { first: 'Broth does not whiten teeth.', source: 'Teeth', all: [3, 3] }

  test('is the thing that was written of, with its source', () => {
    expect(shown('broth makes a singer’s voice deeper')).toEqual({
      first: 'Voices of singers were no deeper with broth.',
      source: 'A trial of choirs',
      all: [3, 3],
    })
    expect(shown('whitens your teeth')).toEqual(teeth)
  })

  test('goes with the sentence that leans on it, and with the source that gives its figures', () => {
    expect(shown('nails')).toEqual({
      first: 'Broth has been tried for bent nails, in 17 cats. It did nothing.',
      source: 'Cats',
      all: [3, 3],
    })
  })

  test('is the first where the words say nothing of any, or only what all of it is about', () => {
    for (const text of [undefined, '', 'broth', 'it works wonders']) expect(shown(text)).toEqual(teeth)
  })
})

test.each([
  ['strength/creatine-harm', 'Creatine makes your hair fall out', 'hair', 'Lak M'],
  ['strength/creatine-harm', 'Creatine wrecks your kidneys', 'kidneys', 'Longobardi I'],
  ['fat-loss/detox-cleanse', 'green tea drops', 'Green tea', 'Jurgens TM'],
  ['strength/no-pain-no-gain', 'rehabilitation has to hurt', 'rehabilitation', 'Smith BE'],
])('%s: “%s” is answered by the sentence of %s and by %s', (id, text, word, author) => {
  const { sentences, sources } = evidenceFor(claims.get(id)!, { text })
  expect(sentences[0]).toContain(word)
  expect(sources[0]!.authors).toContain(author)
})

test('nothing of the evidence is lost by its order', () => {
  for (const each of claims.values()) {
    const { sentences, sources } = evidenceFor(each, { text: each.examples.flag[0]! })
    expect([...sentences].sort().join(' ').length).toBe(each.finding.length)
    expect(sources.map(({ title }) => title).sort()).toEqual(each.sources.map(({ title }) => title).sort())
  }
})
