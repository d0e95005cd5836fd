/**
 * Runs a script as one program, as users' programs are: run file by file, functions get their names at run time, which more than doubles the time of
 * reading.
 *
 *   npx tsx scripts/bench/bundled.ts SCRIPT [ARGUMENT…]
 */
import { spawnSync } from 'node:child_process'
import { resolve } from 'node:path'
import { buildSync } from 'esbuild'

const [script, ...rest] = process.argv.slice(2)
if (!script) throw new Error('which script? npx tsx scripts/bench/bundled.ts SCRIPT [ARGUMENT…]')
const program = resolve('node_modules/.cache/goodform-bench/program.mjs')
buildSync({
  entryPoints: [script],
  outfile: program,
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  logLevel: 'warning',
  banner: { js: "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);" },
})
process.exitCode = spawnSync(process.execPath, [program, ...rest], { stdio: 'inherit' }).status ?? 1
