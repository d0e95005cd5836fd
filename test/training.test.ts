import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { builtInPacks } from '../server/src/built-in.ts'
import { createLinter } from '../server/src/core/index.ts'
import { columns } from '../server/src/core/learn/columns.ts'
import { createClaimModel, readWeights } from '../server/src/core/learn/index.ts'
import { spellings } from '../server/src/core/learn/network.ts'
import { answerAll, casesOf, fitDecision, undecided } from '../training/lib/decide.ts'
import { encode } from '../training/lib/encode.ts'
import { articleExamples, type Example, Units, unfittedExamples } from '../training/lib/examples.ts'
import { type Fitted, fitLinearModels } from '../training/lib/fit.ts'
import { framedArticles } from '../training/lib/framed.ts'
import { keptDecision, keptFit } from '../training/lib/kept.ts'
import { filesOf } from '../training/lib/makers.ts'
import { fitNetwork } from '../training/lib/network.ts'
import { plainArticles } from '../training/lib/plain.ts'

const folder = mkdtempSync(join(tmpdir(), 'goodform-frames-'))
afterAll(() => rmSync(folder, { recursive: true }))

const lines = (file: string, rows: readonly object[]) =>
  writeFileSync(join(folder, file), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))

const claim = 'it-band/lengthening'
/** What goes on is the same on both sides: only the sign before it tells them apart. */
const endings = ['that was Monday', 'we met again in June', 'the bus was late', 'tea followed']
lines(
  'frames.jsonl',
  Array.from({ length: 64 }, (_, i) => {
    const ending = endings[(i >> 3) % endings.length]
    return (i >> 5) % 2
      ? { frame: `{S} — ${ending}.`, label: 'tell', class: 'emphasis' }
      : { frame: `{S}; ${ending}.`, label: 'clear', class: 'denial' }
  }),
)
lines(
  'assertions.jsonl',
  Array.from({ length: 8 }, () => ({
    claim,
    S: 'rolling makes the IT band longer',
    G: 'rolling',
    V: 'make the IT band longer',
    Vs: 'makes the IT band longer',
    Ving: 'making the IT band longer',
  })),
)
lines('fillers.jsonl', [...Array.from({ length: 8 }, () => ({ text: 'The hall is open until nine. Bring a towel.' }))])

/** As one process reads all data. */
function read() {
  const units = new Units()
  return { units, examples: articleExamples(framedArticles(folder), units) }
}

const fitAll = (examples: readonly Example[], units: Units): Fitted => ({
  ...fitLinearModels(examples, [claim], units),
  networks: spellings.map((spelling) => fitNetwork(examples, [claim], spelling)),
})

const none = { normal: 0, information: 0 }

describe('training', () => {
  it('knows all units once the data is read, also those that only the words around a claim need', () => {
    const { units, examples } = read()
    const known = units.names.length
    const fitted = fitAll(examples, units)
    expect(units.names).toHaveLength(known)
    // Models fitted in one process are written by another, which has read the same data and fitted nothing.
    const file = encode(fitted, undecided, { learned: none, pattern: none }, [claim], read().units)
    const names = file.units.split(' ')
    expect(names).not.toContain('')
    expect(names).toContain(';')
  })

  it('refuses to write a feature whose unit has no name', () => {
    const { units, examples } = read()
    const fitted = fitAll(examples, units)
    expect(() => encode(fitted, undecided, { learned: none, pattern: none }, [claim], new Units())).toThrow(
      /has no name/,
    )
  })

  it('gives kept models as they were fitted, and others where the examples differ', () => {
    const { units, examples } = read()
    const first = keptFit(examples, [claim], units)
    expect(keptFit(examples, [claim], read().units)).toEqual(first)
    expect(first).toEqual(fitAll(examples, units))
    const half = examples.slice(0, examples.length / 2)
    expect(keptFit(half, [claim], units)).not.toEqual(first)
  })

  it('knows every file that what is kept was made by', () => {
    const made = (name: string) => filesOf(`training/lib/${name}.ts`)
    const core = (...names: string[]) => names.map((name) => `server/src/core/${name}.ts`)
    const loops = ['training/lib/kernels.ts', 'training/lib/kernels.wat']
    expect(made('fit')).toEqual(
      expect.arrayContaining([
        ...loops,
        ...core('learn/store', 'learn/units', 'split/by-word'),
        'training/lib/examples.ts',
      ]),
    )
    expect(made('network')).toEqual(
      expect.arrayContaining([...loops, ...core('learn/linear', 'learn/kernels', 'learn/units', 'split/by-word')]),
    )
    expect(made('decide')).toEqual(
      expect.arrayContaining([...loops, ...core('learn/candidates', 'learn/networks', 'learn/scorer', 'learn/table')]),
    )
    // Otherwise every change would make all fits stale.
    expect(made('network')).not.toContain('training/lib/decide.ts')
    expect(made('fit').filter((file) => /weigh|cues|articles|packs/.test(file))).toEqual([])
  })

  it('gives kept decisions as they were learned, and others where the cases differ', () => {
    const { units, examples } = read()
    const cases = casesOf(examples, fitAll(examples, units), [claim], units)
    const first = keptDecision(cases, [claim])
    expect(keptDecision(cases, [claim])).toEqual(first)
    expect(first).toEqual(fitDecision(cases, [claim]))
    // The same rows, of which others are right.
    const [asserted] = cases.filter(({ example }) => example.asserted.has(claim))
    const turned = cases.map((c) => ({ ...c, example: asserted!.example }))
    expect(keptDecision(turned, [claim])).toEqual(fitDecision(turned, [claim]))
    expect(keptDecision(turned, [claim])).not.toEqual(first)
  })

  it('answers for a sentence what the linter does, whatever else its article says', () => {
    const { units, examples } = read()
    const fitted = fitAll(examples, units)
    const cases = casesOf(examples, fitted, [claim], units)
    const asked = ['expectation', 'likely before', 'aside before', 'likely behind', 'aside behind'] as const
    const stumps = asked.flatMap((name) =>
      [-8999, 0, 3, 6, 9, 50, 200, 400, 600, 800, 1000, 2000].map((value) => ({ name, value })),
    )
    // Of so few cases hardly anything is learned: chances that differ, and trees that tell apart what is said around a sentence.
    const expectation = [500_000, 0, 0, 0, 0, 0, 0, 0, 0, 100_000]
    const forest = {
      base: 0,
      roots: stumps.map((_, i) => 3 * i),
      feature: stumps.flatMap(({ name }) => [columns.indexOf(name), -1, -1]),
      value: stumps.flatMap(({ value }, i) => [value, 0, 1000 + i * i]),
      right: stumps.flatMap((_, i) => [3 * i + 2, 0, 0]),
    }
    const decision = { ...fitDecision(cases, [claim]), forest, expectation }
    const model = createClaimModel(
      readWeights(encode(fitted, decision, { learned: none, pattern: none }, [claim], units)),
    )
    const logits: number[] = []
    const linter = createLinter(builtInPacks, {
      ...model,
      consider: (tokens, context) => model.consider(tokens, context),
      read: (...asked) => {
        const found = model.read(...asked)
        logits.push(...found.map(({ logit }) => 1000 * logit))
        return found
      },
    })
    for (const { text } of framedArticles(folder)) void linter.open(text).findings
    const answered = answerAll(cases, decision, [claim]).map(({ logit }) => logit)
    expect(logits.map(Math.round)).toEqual(answered)
    expect(new Set(answered).size).toBeGreaterThan(10)
  })

  it('puts plain sentences with their labels among paragraphs that claim nothing, and fits nothing from them', () => {
    lines(
      'plain.jsonl',
      Array.from({ length: 16 }, (_, i) =>
        i % 2
          ? { claim, label: 'tell', text: `Rolling for ${i} minutes makes the IT band longer.` }
          : { claim, label: 'clear', text: `The IT band is ${30 + i} centimetres long.` },
      ),
    )
    const articles = plainArticles(folder)
    const labels = articles.flatMap((article) => article.labels)
    expect(labels.filter(({ label }) => label === 'flag')).toHaveLength(8)
    expect(labels.filter(({ label }) => label === 'clear')).toHaveLength(8)
    for (const { text, labels: own } of articles)
      for (const { line, quote } of own) expect(text.split('\n')[line - 1]).toContain(quote)
    const { units, examples } = read()
    const known = units.names.length
    const cases = casesOf(unfittedExamples(articles), fitAll(examples, units), [claim], units)
    expect(cases.length).toBeGreaterThan(0)
    expect(units.names).toHaveLength(known)
  })
})
