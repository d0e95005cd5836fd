import { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js'
import { StdioServerTransport } from '@modelcontextprotocol/sdk/server/stdio.js'
import { z } from 'zod'
import { type Claim, sourceUrl } from '../../core/index.ts'
import { endings, languageOf } from '../../kinds.ts'
import { jsonFile } from '../../report/json.ts'
import type { FileReport } from '../../report/result.ts'
import { version } from '../../version.ts'
import { checkFile, checkGiven, failed } from '../check/check.ts'
import type { Checks } from '../check/checks.ts'
import type { Io } from '../io/io.ts'

/** What every tool says of itself: it changes nothing and asks nobody. */
const annotations = { readOnlyHint: true, idempotentHint: true, openWorldHint: false }

const options = { fix: false, fixes: 'all', neighbourhoods: false, named: [] } as const

const position = z.object({ line: z.number(), character: z.number() })
const range = z.object({ start: position, end: position })
const finding = z.looseObject({
  claim: z.string(),
  severity: z.enum(['error', 'warning', 'information', 'hint']),
  message: z.string(),
  range,
  text: z.string(),
  rewordings: z.array(z.string()).describe('The sentence as each fix would make it'),
})
const report = { path: z.string(), problem: z.string().optional(), diagnostics: z.array(finding) }
const evidence = z.looseObject({
  id: z.string(),
  claim: z.string(),
  verdict: z.string(),
  certainty: z.string(),
  carries: z.string().describe('The strongest wording that the evidence supports'),
})

/** A server of the Model Context Protocol, for programs that write articles: checks, evidence and wording, offline and read-only. */
function mcpServer(checks: Checks, io: Pick<Io, 'read'>): McpServer {
  const server = new McpServer({ name: 'goodform', version })
  /** The built-in claims, and those of the packs that the current folder's configuration names. */
  const known = async () => (await checks.here()).linter.claims
  const told = async (result: FileReport) => answer(reportOf(result, await known()))

  server.registerTool(
    'check_text',
    {
      title: 'Check a text',
      description:
        'Finds fitness claims in a Markdown text that are worded more strongly than the evidence, with the evidence and rewordings.',
      inputSchema: {
        text: z.string(),
        path: z.string().default('text.md').describe('Name that decides on the format'),
      },
      outputSchema: report,
      annotations,
    },
    async ({ text, path }) => {
      await checks.refresh()
      return told(await checkGiven(path, text, checks, { ...options, named: [path] }))
    },
  )
  server.registerTool(
    'check_file',
    {
      title: 'Check a file',
      description: 'The same for an article or an exercise file on this machine.',
      inputSchema: { path: z.string() },
      outputSchema: report,
      annotations,
    },
    // A program is often led by texts that nobody vouches for.
    async ({ path }) => {
      if (!languageOf(path))
        return told(failed(path, `was not read: an article or exercise file ends in .${endings.join(', .')}.`))
      await checks.refresh()
      return told(await checkFile(path, checks, { ...options, named: [path] }, io as Io))
    },
  )
  server.registerTool(
    'explain_claim',
    {
      title: 'Explain a claim',
      description: 'What is known of a claim: verdict, certainty, finding, sources, and what may be said.',
      inputSchema: { claim: z.string().describe('An id such as foam-rolling/breaks-up-knots') },
      outputSchema: { evidence },
      annotations,
    },
    async ({ claim }) => {
      const found = (await known()).get(claim)
      return found ? answer({ evidence: evidenceOf(found) }) : unknown(claim)
    },
  )
  server.registerTool(
    'list_claims',
    {
      title: 'List the claims',
      description: 'All claims that are known, or those of a topic.',
      inputSchema: { topic: z.string().optional().describe('Such as foam-rolling') },
      outputSchema: { claims: z.array(evidence) },
      annotations,
    },
    async ({ topic }) => {
      const own = [...(await known()).values()].filter(({ id }) => !topic || id.startsWith(`${topic}/`))
      return answer({
        claims: own.map(({ id, claim, verdict, certainty, carries }) => ({ id, claim, verdict, certainty, carries })),
      })
    },
  )
  server.registerTool(
    'suggest_wording',
    {
      title: 'Suggest wording',
      description: 'What may be said of a claim: whole sentences that fit the evidence, and phrases for its predicate.',
      inputSchema: { claim: z.string() },
      outputSchema: {
        claim: z.string(),
        carries: z.string(),
        sentences: z.array(z.string()),
        phrases: z.array(z.string()),
      },
      annotations,
    },
    async ({ claim }) => {
      const found = (await known()).get(claim)
      if (!found) return unknown(claim)
      return answer({ claim, carries: found.carries, sentences: [...found.fair], phrases: [...found.fits] })
    },
  )
  return server
}

/** Serves on standard input and output until the client leaves. */
export async function serveMcp(checks: Checks, io: Io): Promise<number> {
  const server = mcpServer(checks, io)
  const left = new Promise<void>((resolve) => {
    server.server.onclose = resolve
    process.stdin.on('end', resolve)
    // Ctrl-C.
    process.stdin.on('close', resolve)
  })
  await server.connect(new StdioServerTransport())
  await left
  await server.close()
  return io.interrupted?.() ? 130 : 0
}

function reportOf(result: FileReport, claims: ReadonlyMap<string, Claim>): Record<string, unknown> {
  const named = new Map([...claims, ...(result.claims ?? []).map((claim) => [claim.id, claim] as const)])
  const file = jsonFile(result, { claims: named }) as { diagnostics: object[] }
  const diagnostics = file.diagnostics.map((diagnostic, i) => ({
    ...diagnostic,
    rewordings: result.diagnostics[i]!.fixes.filter((fix) => fix.kind !== 'suppress').map(
      ({ sentence: { before, marked, after } }) => `${before}${marked}${after}`,
    ),
  }))
  return { ...file, diagnostics }
}

function evidenceOf({ id, claim, verdict, certainty, carries, finding: known, fair, sources, reviewed }: Claim) {
  return {
    id,
    claim,
    verdict,
    certainty,
    carries,
    finding: known,
    fair: [...fair],
    sources: sources.map(({ title, authors, year, journal, says, ...source }) => ({
      title,
      authors,
      year,
      journal,
      says,
      url: sourceUrl({ title, says, ...source }),
    })),
    reviewed,
  }
}

/** An answer as data, and as text for clients that know no structured content. */
const answer = (structuredContent: Record<string, unknown>) => {
  // Members that are undefined are no JSON; the schema's validation would see them.
  const plain = JSON.parse(JSON.stringify(structuredContent)) as Record<string, unknown>
  return { structuredContent: plain, content: [{ type: 'text' as const, text: JSON.stringify(plain) }] }
}

const unknown = (claim: string) => ({
  isError: true,
  content: [{ type: 'text' as const, text: `There is no claim “${claim}”; list_claims names those there are.` }],
})
