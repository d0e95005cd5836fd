// npm run check:evidence [-- --today YYYY-MM-DD]: what can be tested of the evidence offline. Names what is wrong, and what is due for review.
import { readdirSync, readFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { Ajv2020 } from 'ajv/dist/2020.js'
import { parse } from 'yaml'
import type { Claim, Source, Verdict } from '../server/src/core/model.ts'
import type { Pack } from '../server/src/core/packs/parse.ts'
import { sourceUrl } from '../server/src/core/sources.ts'
import { loadEvidence } from './build-packs.ts'
import { isStarted } from './started.ts'

const designs =
  /^(meta-analysis|systematic review|randomised trial|narrative review|laboratory study|cohort|consensus|guideline|position statement|cadaver study|case-control study|cross-sectional study|survey|case report|report of a retraction|content analysis|information page|regulator's guidance|regulator's ruling)\b/

/** Words of which a finding needs one, so that it says what its verdict says. */
const saysSo: Readonly<Record<Verdict, RegExp>> = {
  contradicted:
    /\b(no|not|nothing|never|none|neither|nor|less|rather than|too high|blunt|same|alike|equally|apart|different|nobody)\b/i,
  inaccurate: /\b(no|not|nothing|is a|do not)\b/i,
  unsafe: /\b(unsafe|harm|injury|fractures|dangerous\w*|risk|caution)\b/i,
  unsupported: /\b(no|not|nobody|none|nothing|insufficient|unsupported|lacking|no evidence|few|yet)\b/i,
  overstated:
    /\b(but|not|only|small|modest|limited?|very|rather|poorly|trivial\w*|expert|varied|too strong|do not allow)\b/i,
  contested: /\b(though|yet|but|while|disagree|disputed?|mixed|several|nothing found|the other way)\b/i,
}

const spelled =
  'one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen'.split(' ')

/** The figures of a text, with those under seventeen that are written in words; "1,358" and "112 192" are one figure. */
function figures(text: string): string[] {
  const digits = text.replaceAll(/(\d)[, ](?=\d{3}\b)/g, '$1').matchAll(/\d+(?:\.\d+)?/g)
  return [...digits].map(([figure]) => figure)
}

function words(text: string): number[] {
  return text
    .toLowerCase()
    .split(/[^a-z]+/)
    .map((word) => spelled.indexOf(word) + 1)
    .filter(Boolean)
}

/** Figures of a claim's finding and limits that none of its sources is said to give, up to rounding. */
function unsourced(claim: Claim): string[] {
  const given = [claim.claim, ...claim.sources.flatMap((source) => [source.title, source.says])]
    .flatMap((text) => [...figures(text).map(Number), ...words(text)])
    .concat(claim.sources.flatMap((source) => source.year ?? []))
  return [claim.finding, ...claim.limits].flatMap(figures).filter((figure) => {
    const decimals = (figure.split('.')[1] ?? '').length
    const tolerance = Math.max(0.5 * 10 ** -decimals, decimals || Number(figure) < 10 ? 0 : Number(figure) * 0.035)
    return !given.some((other) => Math.abs(other - Number(figure)) <= tolerance + 1e-9)
  })
}

function claimFaults(claim: Claim): string[] {
  const faults: string[] = []
  const need = (holds: boolean, message: string) => {
    if (!holds) faults.push(`${claim.id}: ${message}`)
  }
  need(claim.sources.length > 0, 'has no source.')
  need(claim.fair.length >= 2, 'needs two wordings in `fair`.')
  need(claim.limits.length > 0, 'needs `limits`: say how far the finding goes, so that it does not teach the opposite.')
  need(claim.examples.flag.length >= 4 && claim.examples.clear.length >= 4, 'needs four examples of each kind.')
  need(/^\d{4}-\d\d-\d\d$/.test(claim.reviewed), 'has no date of review.')
  need(saysSo[claim.verdict].test(claim.finding), `is ${claim.verdict}, and its finding does not say so.`)
  need(claim.verdict !== 'contradicted' || claim.certainty !== 'very-low', 'is contradicted by next to nothing.')
  for (const figure of unsourced(claim)) need(false, `“${figure}” is in the finding, and in no source's \`says\`.`)
  for (const source of claim.sources) {
    need(sourceUrl(source) !== undefined, `“${source.title}” has no identifier and no address.`)
    need(designs.test(source.design), `“${source.design}” is no design that the list in this script knows.`)
    need(source.says.length >= 30, `“${source.title}” hardly says anything.`)
    need(
      !/\b(cut off|not seen|excerpt|inferred|preprint)\b/i.test(`${source.says} ${source.journal}`),
      `“${source.title}” was not read at its own record.`,
    )
  }
  return faults
}

/** One publication has one title, one year and the same authors wherever it is cited. */
function disagreements(claims: readonly Claim[]): string[] {
  const first = new Map<string, { source: Source; claim: string }>()
  const faults: string[] = []
  for (const { id, sources } of claims) {
    for (const source of sources) {
      const key = (sourceUrl(source) ?? source.title).toLowerCase()
      const known = first.get(key)
      if (!known) first.set(key, { source, claim: id })
      for (const field of ['title', 'authors', 'year', 'journal', 'doi', 'pmid'] as const)
        if (known && known.source[field] !== source[field])
          faults.push(`${id}: “${source.title}” has another ${field} in ${known.claim}.`)
    }
  }
  return faults
}

/** Everything that is wrong in the packs' evidence, a sentence each. */
export function evidenceFaults(packs: readonly Pack[]): string[] {
  const claims = packs.flatMap((pack) => pack.claims)
  return [...claims.flatMap(claimFaults), ...disagreements(claims)]
}

/** What the schema says against a pack's text; an empty list when it fits. */
export function schemaFaults(text: string): string[] {
  validate ??= new Ajv2020({
    allErrors: false,
    strict: true,
    strictRequired: false,
    strictTypes: false,
    allowUnionTypes: true,
    keywords: ['enumDescriptions'],
  }).compile(JSON.parse(readFileSync('schemas/claim-pack.schema.json', 'utf8')))
  return validate(parse(text)) ? [] : (validate.errors ?? []).map((e) => `${e.instancePath || '/'} ${e.message}`)
}
let validate: ReturnType<Ajv2020['compile']> | undefined

/** The claims whose review is more than two years old on a day (YYYY-MM-DD). */
export function dueForReview(packs: readonly Pack[], today: string): Claim[] {
  const limit = `${Number(today.slice(0, 4)) - 2}${today.slice(4)}`
  return packs.flatMap((pack) => pack.claims).filter((claim) => claim.reviewed < limit)
}

if (isStarted(import.meta.url)) {
  const { values } = parseArgs({
    options: { today: { type: 'string', default: new Date().toISOString().slice(0, 10) } },
  })
  const { today } = values
  if (!/^\d{4}-\d\d-\d\d$/.test(today)) throw new Error(`--today is a day as YYYY-MM-DD, not ${today}`)
  const { packs, problems } = loadEvidence()
  const files = readdirSync('server/evidence').filter((file) => file.endsWith('.yaml') && file !== 'cues.yaml')
  const schema = files.flatMap((file) =>
    schemaFaults(readFileSync(`server/evidence/${file}`, 'utf8')).map((fault) => `server/evidence/${file}: ${fault}`),
  )
  const faults = [...problems, ...schema, ...evidenceFaults(packs)]
  for (const fault of faults) console.error(fault)
  for (const claim of dueForReview(packs, today))
    console.log(`${claim.id}: last reviewed ${claim.reviewed}, due again.`)
  const claims = packs.flatMap((pack) => pack.claims)
  const unnamed = claims.flatMap((claim) =>
    claim.sources.filter((source) => !source.authors).map((s) => `${claim.id}: ${s.title}`),
  )
  for (const source of unnamed) console.log(`no author known: ${source}`)
  console.log(
    `${claims.length} claims, ${claims.flatMap((claim) => claim.sources).length} sources, ${faults.length} faults`,
  )
  process.exit(faults.length ? 1 : 0)
}
