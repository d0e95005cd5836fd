// server/evidence/*.yaml → docs/claims: a page a claim and an index by topic. `--check` writes nothing and fails when they are out of date.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, relative } from 'node:path'
import { parseArgs } from 'node:util'
import type { Pack } from '../server/src/core/packs/parse.ts'
import { escapeMarkdown } from '../server/src/core/tell/card.ts'
import { claimPage } from '../server/src/core/tell/page.ts'
import { loadEvidence } from './build-packs.ts'
import { isStarted } from './started.ts'

const folder = 'docs/claims'

/** All pages by path, from the packs alone. */
export function claimPages(packs: readonly Pack[]): Map<string, string> {
  const pages = new Map<string, string>()
  const topics = packs.filter((pack) => pack.claims.length)
  for (const claim of topics.flatMap((pack) => pack.claims)) {
    const page = claimPage(claim, '../..')
    pages.set(`${folder}/${claim.id}.md`, `${page}\n[All claims](../README.md)\n`)
  }
  pages.set(`${folder}/README.md`, index(topics))
  return pages
}

function index(topics: readonly Pack[]): string {
  const claims = topics.flatMap((pack) => pack.claims)
  const sources = new Set(claims.flatMap((claim) => claim.sources.map((source) => source.doi ?? source.title)))
  const table = (pack: Pack) => [
    `## ${escapeMarkdown(pack.title)}`,
    '',
    '| The claim, as articles make it | Verdict | Certainty |',
    '| --- | --- | --- |',
    ...pack.claims.map(
      (claim) => `| [${escapeMarkdown(claim.claim)}](${claim.id}.md) | ${claim.verdict} | ${claim.certainty} |`,
    ),
    '',
  ]
  return `${[
    '# Claims',
    '',
    `Goodform knows ${claims.length} claims that fitness articles make, and ${sources.size} publications about them. Each page says what the verdict is,`,
    'what is known, what an author may say instead, and where that comes from. [How strength follows from evidence](../strength.md)',
    'explains verdicts and certainty. These pages are made from the packs in `server/evidence` by `npm run docs`.',
    '',
    ...topics.flatMap(table),
  ]
    .join('\n')
    .trimEnd()}\n`
}

/** The paths under docs/claims that differ from what the packs say: changed, missing, or left over. */
export function staleClaimPages(packs: readonly Pack[]): string[] {
  const pages = claimPages(packs)
  const there = existsSync(folder)
    ? readdirSync(folder, { recursive: true, withFileTypes: true })
        .filter((entry) => entry.isFile())
        .map((entry) => relative('.', `${entry.parentPath}/${entry.name}`).replaceAll('\\', '/'))
    : []
  const changed = [...pages].filter(([path, text]) => !existsSync(path) || readFileSync(path, 'utf8') !== text)
  return [...changed.map(([path]) => path), ...there.filter((path) => !pages.has(path))].sort()
}

if (isStarted(import.meta.url)) {
  const { values: asked } = parseArgs({ options: { check: { type: 'boolean' } } })
  const { packs, problems } = loadEvidence()
  for (const problem of problems) console.error(problem)
  if (problems.length) process.exit(1)
  if (asked.check) {
    const stale = staleClaimPages(packs)
    for (const path of stale) console.error(`${path} does not say what the packs say; run npm run docs.`)
    process.exit(stale.length ? 1 : 0)
  }
  rmSync(folder, { recursive: true, force: true })
  const pages = claimPages(packs)
  for (const [path, text] of pages) {
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, text)
  }
  console.log(`${pages.size} pages in ${folder}`)
}
