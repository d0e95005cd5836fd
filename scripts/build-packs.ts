// server/evidence/*.yaml → server/src/generated/packs.json: claims, compiled concepts and patterns. Fails with a sentence for every fault.
import { mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { compilePatterns } from '../server/src/core/match/compile.ts'
import { type Pack, type PackProblem, parsePack } from '../server/src/core/packs.ts'
import { inflect } from '../server/src/words/inflect.ts'

/** Reads all built-in packs; problems come with the file's name in front. */
export function loadEvidence(folder = 'server/evidence'): { packs: Pack[]; compiled: ReturnType<typeof compilePatterns>; problems: string[] } {
  const told: { file: string; text: string; problems: PackProblem[] }[] = []
  const packs: Pack[] = []
  for (const file of readdirSync(folder).filter((name) => name.endsWith('.yaml')).sort()) {
    const text = readFileSync(`${folder}/${file}`, 'utf8')
    const problems: PackProblem[] = []
    const pack = parsePack(text, problems)
    if (pack) packs.push(pack)
    told.push({ file, text, problems })
  }
  const compiled = compilePatterns(packs.flatMap((p) => p.concepts), packs.flatMap((p) => p.patterns), inflect)
  const problems = told.flatMap(({ file, text, problems }) =>
    problems.map((p) => `${folder}/${file}:${text.slice(0, p.start).split('\n').length}: ${p.message}`),
  )
  return { packs, compiled, problems }
}

if (import.meta.url === `file://${process.argv[1]}`) {
  const { packs, compiled, problems } = loadEvidence()
  for (const problem of problems) console.error(problem)
  if (problems.length) process.exit(1)
  mkdirSync('server/src/generated', { recursive: true })
  const claims = packs.flatMap((pack) => pack.claims)
  const topics = packs.filter((pack) => pack.claims.length).map(({ name, title }) => ({ name, title }))
  writeFileSync('server/src/generated/packs.json', JSON.stringify({ topics, claims, compiled }))
  console.log(`${claims.length} claims, ${compiled.patterns.length} patterns, ${compiled.concepts.length} concepts`)
}
