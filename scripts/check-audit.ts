// Asks the registry for known weaknesses of the packages in use. What the programs hold must have none that is graver than low; tools for
// development are told of. Without a registry nothing is known, and that is said: it is no failure of the code.
import { spawnSync } from 'node:child_process'

interface Audit {
  readonly vulnerabilities?: Readonly<Record<string, { readonly severity: string; readonly via: readonly unknown[] }>>
  readonly error?: { readonly summary?: string }
}

function audit(...args: string[]): Audit | undefined {
  const { stdout } = spawnSync('npm', ['audit', '--json', ...args], { encoding: 'utf8', timeout: 120_000 })
  try {
    const answer = JSON.parse(stdout) as Audit
    return answer.vulnerabilities ? answer : undefined
  } catch {
    return undefined
  }
}

const shipped = audit('--omit=dev')
const all = shipped && audit()
if (!shipped || !all) {
  console.log(
    'NOT AUDITED: the registry could not be reached or does not answer audits. Run npm run check:audit where it does.',
  )
  process.exit(0)
}
const list = (found: Audit) =>
  Object.entries(found.vulnerabilities ?? {}).map(([name, { severity }]) => `${name}: ${severity}`)
const grave = list(shipped).filter((line) => !/: (info|low)$/.test(line))
for (const line of list(all)) console.log(line)
console.log(
  `${list(shipped).length} known weaknesses in what is shipped, ${list(all).length} with the tools for development`,
)
process.exit(grave.length ? 1 : 0)
