// server/evidence/*.yaml → server/src/generated/packs.json: claims, compiled concepts and patterns. Fails with a sentence for every fault.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import type { CompiledPacks } from '../server/src/core/index.ts'
import { compilePatterns } from '../server/src/core/match/compile.ts'
import { verbsOf } from '../server/src/core/packs/add.ts'
import { type Pack, type PackProblem, parsePack } from '../server/src/core/packs/parse.ts'
import { inflect } from '../server/src/words/inflect.ts'
import { verbTable } from '../server/src/words/verbs.ts'
import { compiledCues, readCues } from './cues.ts'
import { isStarted } from './started.ts'

/** Reads all built-in packs; problems come with the file's name in front. */
export function loadEvidence(folder = 'server/evidence'): {
  packs: Pack[]
  compiled: CompiledPacks['compiled']
  cues: CompiledPacks['cues']
  problems: string[]
} {
  const told: { file: string; text: string; problems: PackProblem[] }[] = []
  const packs: Pack[] = []
  for (const file of readdirSync(folder)
    .filter((name) => name.endsWith('.yaml') && name !== 'cues.yaml')
    .sort()) {
    const text = readFileSync(`${folder}/${file}`, 'utf8')
    const problems: PackProblem[] = []
    const pack = parsePack(text, problems)
    if (pack) packs.push(pack)
    told.push({ file, text, problems })
  }
  const faults: string[] = []
  const cueSources = readCues((message) => faults.push(message), `${folder}/cues.yaml`)
  const compiled = compilePatterns(
    [...packs.flatMap((p) => p.concepts), ...cueSources.concepts],
    [...packs.flatMap((p) => p.patterns), ...cueSources.patterns],
    inflect,
  )
  const cues = compiledCues(cueSources, compiled)
  const problems = told.flatMap(({ file, text, problems }) =>
    problems.map((p) => `${folder}/${file}:${text.slice(0, p.start).split('\n').length}: ${p.message}`),
  )
  return { packs, compiled, cues, problems: [...faults, ...problems] }
}

if (isStarted(import.meta.url)) {
  const { packs, compiled, cues, problems } = loadEvidence()
  for (const problem of problems) console.error(problem)
  if (problems.length) process.exit(1)
  mkdirSync('server/src/generated', { recursive: true })
  const claims = packs.flatMap((pack) => pack.claims)
  const topics = packs.filter((pack) => pack.claims.length).map(({ name, title }) => ({ name, title }))
  writeFileSync(
    'server/src/generated/packs.json',
    JSON.stringify({
      topics,
      claims,
      compiled,
      cues,
      verbs: verbTable(packs.flatMap(verbsOf)),
    } satisfies CompiledPacks),
  )
  console.log(
    `${claims.length} claims, ${packs.flatMap((pack) => pack.patterns).length} patterns, ${compiled.concepts.length} concepts`,
  )
}
