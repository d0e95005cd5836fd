import { type Claim, certaintyMeaning, type Severity, severities, sourceUrl, verdictMeaning } from '../core/index.ts'
import { bars, escaped, tiles } from './html-parts.ts'
import { style } from './html-style.ts'
import { claimUrl } from './links.ts'
import { cutShort } from './messages.ts'
import type { Diagnostic, FileReport, Format, ReportContext, Totals } from './result.ts'

/** Rows of a chart. */
const most = 12

/** A page that stands alone: no script, nothing from the network, whatever the articles say is shown as text. */
export const html: Format = (context) => {
  const files: FileReport[] = []
  return {
    file: (file) => {
      files.push(file)
      return ''
    },
    end: (totals) => page(files, totals, context),
  }
}

interface Place {
  readonly path: string
  readonly id: string
  readonly diagnostic: Diagnostic
}

function page(files: readonly FileReport[], totals: Totals, context: ReportContext): string {
  const { claims, version } = context
  const byClaim = new Map<string, Place[]>()
  const articles = files.map((file, f) => {
    const places = file.diagnostics.map((diagnostic, d): Place => ({ path: file.path, id: `f${f}-${d}`, diagnostic }))
    for (const place of places) {
      const known = byClaim.get(place.diagnostic.claim)
      if (known) known.push(place)
      else byClaim.set(place.diagnostic.claim, [place])
    }
    return { file, places }
  })
  const found = [...byClaim].sort((a, b) => b[1].length - a[1].length || (a[0] < b[0] ? -1 : 1))
  const worst = articles.filter((a) => a.places.length).sort((a, b) => b.places.length - a.places.length)
  const all = Object.values(totals.bySeverity).reduce((sum, n) => sum + n, 0)
  const clean = files.filter((file) => !file.diagnostics.length && file.problem === undefined).length
  const problems = [
    ...files.flatMap(({ path, problem }) =>
      problem === undefined ? [] : [`<code>${escaped(path)}</code>: ${escaped(problem)}`],
    ),
    ...totals.faults.filter(({ grave }) => grave).map(({ text }) => escaped(text)),
    ...(totals.interrupted ? [cutShort] : []),
  ]
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>Goodform report: ${all} findings in ${totals.files} files</title>
<style>${style}</style>
</head>
<body>
<header>
<h1>Wording and evidence</h1>
<p>Where these articles say more than the evidence carries. Goodform ${escaped(version)}.</p>
</header>
<main>
<section aria-label="Sums">
${tiles([
  ['Articles checked', totals.files],
  ['Without a finding', clean],
  ['Findings', all],
  ...[...severities].reverse().map((s): [string, number, Severity] => [names[s], totals.bySeverity[s], s]),
])}
</section>
${problems.length ? `<section><h2>Could not be checked</h2><ul>${problems.map((problem) => `<li>${problem}</li>`).join('')}</ul></section>` : ''}
${
  found.length
    ? `<div class="charts">
${bars(
  'Claims found most',
  'Claim',
  found
    .slice(0, most)
    .map(([id, places]) => ({ name: claims.get(id)?.claim ?? id, href: `#${anchor(id)}`, value: places.length })),
)}
${bars('By verdict', 'Verdict', verdicts(found, claims))}
${bars('Findings an article', 'Findings', spread(files))}
${bars(
  'Articles with most findings',
  'Article',
  worst.slice(0, most).map((a) => ({ name: a.file.path, href: `#${a.places[0]!.id}`, value: a.places.length })),
)}
</div>
<section><h2 id="claims">By claim</h2>
${found.map(([id, places]) => claimEntry(id, places, context)).join('\n')}
</section>
<section><h2 id="articles">By article</h2>
${worst.map((a) => articleEntry(a.file, a.places)).join('\n')}
</section>`
    : `<p>${all ? 'The findings are below the failing severity and not listed.' : `No wording is stronger than its evidence${problems.length ? ', as far as could be checked' : ''}.`}</p>`
}
</main>
</body>
</html>
`
}

const names: Readonly<Record<Severity, string>> = {
  error: 'Errors',
  warning: 'Warnings',
  information: 'Information',
  hint: 'Hints',
}

const anchor = (claim: string) => `claim-${claim.replaceAll(/[^a-z0-9-]/g, '-')}`

function verdicts(found: readonly (readonly [string, readonly Place[]])[], claims: ReadonlyMap<string, Claim>) {
  const counts = new Map<string, number>()
  for (const [id, places] of found) {
    const verdict = claims.get(id)?.verdict ?? 'no claim'
    counts.set(verdict, (counts.get(verdict) ?? 0) + places.length)
  }
  return [...counts].sort((a, b) => b[1] - a[1]).map(([name, value]) => ({ name, value }))
}

/** How many articles have how many findings. */
function spread(files: readonly FileReport[]) {
  const steps: [string, number][] = [
    ['none', 0],
    ['1 or 2', 2],
    ['3 to 5', 5],
    ['6 to 10', 10],
    ['more', Number.POSITIVE_INFINITY],
  ]
  const counts = steps.map(() => 0)
  for (const file of files) counts[steps.findIndex(([, top]) => file.diagnostics.length <= top)]!++
  return steps.map(([name], i) => ({ name, value: counts[i]! }))
}

function claimEntry(id: string, places: readonly Place[], { claims, published }: ReportContext): string {
  const claim = claims.get(id)
  const list = places
    .map(
      (p) =>
        `<li><a href="#${p.id}">${escaped(p.path)}:${p.diagnostic.range.start.line + 1}</a> “${escaped(p.diagnostic.text)}”</li>`,
    )
    .join('')
  const head = `<summary><span class="count">${places.length}</span> ${escaped(claim?.claim ?? id)} <code>${escaped(id)}</code></summary>`
  if (!claim) return `<details id="${anchor(id)}">${head}<ul>${list}</ul></details>`
  const sources = claim.sources.map((source) => {
    const url = sourceUrl(source)
    const title = escaped(source.title)
    const by = [source.authors, source.year, source.journal].filter(Boolean).join(', ')
    return `<li>${url ? `<a href="${escaped(url)}">${title}</a>` : title}. ${escaped(by)}. ${escaped(source.says)}</li>`
  })
  return `<details id="${anchor(id)}">${head}
<div class="evidence"><p><b>${claim.verdict}</b>: ${verdictMeaning[claim.verdict]}. Certainty <b>${claim.certainty}</b>: ${certaintyMeaning[claim.certainty]}. The evidence carries wording up to <b>${claim.carries}</b>.</p>
<p>${escaped(claim.finding)}</p>
<p>Fair to say:</p><ul>${claim.fair.map((text) => `<li>${escaped(text)}</li>`).join('')}</ul>
${sources.length ? `<p>Sources:</p><ul>${sources.join('')}</ul>` : ''}
${published.has(id) ? `<p><a href="${claimUrl(id)}">The claim's page</a></p>` : ''}</div>
<ul class="places">${list}</ul></details>`
}

function articleEntry(file: FileReport, places: readonly Place[]): string {
  return `<article><h3>${escaped(file.path)} <span class="count">${places.length}</span></h3>
<ol>${places.map(findingEntry).join('')}</ol></article>`
}

function findingEntry({ id, diagnostic }: Place): string {
  const { line, range, severity, message, claim, fixes } = diagnostic
  const fix = fixes.find((f) => f.kind !== 'suppress')
  const tried = fix
    ? `<p class="try"><b>Try:</b> ${escaped(fix.sentence.before)}<ins>${escaped(fix.sentence.marked)}</ins>${escaped(fix.sentence.after)}</p>`
    : ''
  return `<li id="${id}"><p><span class="severity ${severity}">${severity}</span> ${escaped(message)} <a href="#${anchor(claim)}"><code>${escaped(claim)}</code></a></p>
<blockquote><span class="line">line ${range.start.line + 1}</span> ${escaped(line.before)}<mark>${escaped(line.marked)}</mark>${escaped(line.after)}</blockquote>${tried}</li>`
}
