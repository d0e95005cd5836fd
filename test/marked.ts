import { readFileSync } from 'node:fs'
import { expect } from 'vitest'
import { compiledCues, readCues } from '../scripts/cues.ts'
import { builtInExercises } from '../server/src/built-in.ts'
import {
  type ClaimModel,
  createLinter,
  type ExerciseKnowledge,
  type Finding,
  type Linter,
  type LintOptions,
} from '../server/src/core/index.ts'
import { compilePatterns } from '../server/src/core/match/compile.ts'
import { type PackProblem, parsePack } from '../server/src/core/packs/parse.ts'
import { inflect } from '../server/src/words/inflect.ts'
import { verbTable } from '../server/src/words/verbs.ts'

/** A linter over the small test pack and the real cues, and a learned reader where a test brings one. */
export function testLinter(model?: ClaimModel, exercises: ExerciseKnowledge = builtInExercises): Linter {
  const problems: PackProblem[] = []
  const pack = parsePack(readFileSync('test/fixtures/pack.yaml', 'utf8'), problems)
  const cues = readCues((message) => expect.fail(message))
  const compiled = compilePatterns(
    [...pack!.concepts, ...cues.concepts],
    [...pack!.patterns, ...cues.patterns],
    inflect,
  )
  expect(problems).toEqual([])
  const verbs = verbTable(['ease'])
  return createLinter(
    { topics: [], claims: pack!.claims, compiled, cues: compiledCues(cues, compiled), verbs },
    model,
    exercises,
  )
}

/**
 * A text with its expected findings marked in it: `Rolling {certain test/knots:breaks up knots}.` A text without marks must stay clear.
 * @returns the findings of the text without its marks
 */
export function check(linter: Linter, marked: string, options?: LintOptions): readonly Finding[] {
  const expected: string[] = []
  const text = marked.replaceAll(/\{(\w+) ([a-z-]+\/[a-z-]+):([^}]*)\}/g, (_, strength, claim, words) => {
    expected.push(`${strength} ${claim}: ${words}`)
    return words
  })
  const document = linter.open(text, options)
  expect(document.findings.map((f) => `${f.strength} ${f.claim}: ${text.slice(f.span.start, f.span.end)}`)).toEqual(
    expected,
  )
  return document.findings
}

/** Applies edits to a text. */
export function apply(text: string, edits: readonly { start: number; end: number; newText: string }[]): string {
  return [...edits]
    .sort((a, b) => b.start - a.start)
    .reduce((t, e) => t.slice(0, e.start) + e.newText + t.slice(e.end), text)
}
