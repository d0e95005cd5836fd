// Asks the registry for known weaknesses of the packages in use. What the programs hold (dist/bundled.json) must have none that is graver than low;
// tools for development are told of. Without a registry nothing is known, and that is said: it is no failure of the code.
import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync } from 'node:fs'
import { isStarted } from './started.ts'

/** What the registry knows against a package: how grave the gravest is, and where copies of it are installed. */
export interface Weakness {
  readonly severity: string
  readonly nodes: readonly string[]
}
type Weaknesses = Readonly<Record<string, Weakness>>

/** The weaknesses that reach the programs, by package. @param bundled the folders whose files the programs hold */
export function shippedWeaknesses(found: Weaknesses, bundled: readonly string[]): Weaknesses {
  const held = new Set(bundled)
  return Object.fromEntries(Object.entries(found).filter(([, { nodes }]) => nodes.some((node) => held.has(node))))
}

/** Whether a weakness is one that nothing may be shipped with. */
export const isGrave = ({ severity }: Weakness): boolean => severity !== 'info' && severity !== 'low'

function audit(): Weaknesses | undefined {
  const { stdout } = spawnSync('npm', ['audit', '--json'], { encoding: 'utf8', timeout: 120_000 })
  try {
    return (JSON.parse(stdout) as { readonly vulnerabilities?: Weaknesses }).vulnerabilities
  } catch {
    return undefined
  }
}

if (isStarted(import.meta.url)) {
  const list = 'dist/bundled.json'
  if (!existsSync(list)) throw new Error(`${list} is missing: run npm run build.`)
  const found = audit()
  if (!found) {
    console.log(
      'NOT AUDITED: the registry could not be reached or does not answer audits. Run npm run check:audit where it does.',
    )
    process.exit(0)
  }
  const shipped = shippedWeaknesses(found, JSON.parse(readFileSync(list, 'utf8')))
  for (const [name, { severity }] of Object.entries(found))
    console.log(`${name}: ${severity}${name in shipped ? ', in what is shipped' : ''}`)
  const counts = [shipped, found].map((weaknesses) => Object.keys(weaknesses).length)
  console.log(`${counts[0]} known weaknesses in what is shipped, ${counts[1]} with the tools for development`)
  process.exit(Object.values(shipped).some(isGrave) ? 1 : 0)
}
