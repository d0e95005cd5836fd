// Writes THIRD-PARTY.txt: the packages that the bundles hold, with their versions and licences. Needs a build.
//   tsx scripts/licences.ts [--check]   --check only says whether the file is fresh and every licence is one that may be passed on
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'

const { values: asked } = parseArgs({ options: { check: { type: 'boolean' } } })
const allowed = new Set([
  'MIT',
  'ISC',
  'Apache-2.0',
  'BSD-2-Clause',
  'BSD-3-Clause',
  '0BSD',
  'BlueOak-1.0.0',
  '(MIT OR CC0-1.0)',
])
const file = 'THIRD-PARTY.txt'

interface Package {
  readonly name: string
  readonly version: string
  readonly license?: string
  /** As packages wrote it before 2014. */
  readonly licenses?: readonly { readonly type: string }[]
}
const folders = JSON.parse(readFileSync('dist/bundled.json', 'utf8')) as string[]
const found = folders.map((folder) => {
  const own = JSON.parse(readFileSync(`${folder}/package.json`, 'utf8')) as Package
  const license = own.license ?? own.licenses?.map(({ type }) => type).join(' OR ') ?? 'unknown'
  const text = readdirSync(folder).find((entry) => /^licen[cs]e/i.test(entry))
  return {
    name: own.name,
    version: own.version,
    license,
    text: text ? readFileSync(`${folder}/${text}`, 'utf8').trim() : '',
  }
})
const sorted = [...new Map(found.map((one) => [`${one.name} ${one.version}`, one])).values()].sort((a, b) =>
  a.name < b.name ? -1 : a.name > b.name ? 1 : 0,
)
const texts = new Map<string, string[]>()
for (const { name, text } of sorted) if (text) texts.set(text, [...(texts.get(text) ?? []), name])
const rule = '-'.repeat(80)
const page = `Goodform's programs hold code of these packages. Made by npm run licences.

${sorted.map(({ name, version, license }) => `${name} ${version}: ${license}`).join('\n')}

${[...texts].map(([text, names]) => `${rule}\n${names.join(', ')}\n${rule}\n\n${text.replaceAll('\r\n', '\n')}`).join('\n\n')}
`
const faults = sorted
  .filter(({ license }) => !allowed.has(license))
  .map(({ name, license }) => `${name}: the licence “${license}” is not among those that are allowed.`)
if (asked.check) {
  if (!existsSync(file) || readFileSync(file, 'utf8') !== page)
    faults.push(`${file} is not fresh: run npm run licences.`)
} else writeFileSync(file, page)
for (const fault of faults) console.error(fault)
console.log(`${sorted.length} packages in the bundles, ${faults.length} faults`)
process.exit(faults.length ? 1 : 0)
