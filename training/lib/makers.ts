// What code is made of, so that what it made can be kept until the code changes.
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { buildSync } from 'esbuild'

/** The files of a module: its own, those of all that it imports, packages apart, and those that they read from beside themselves. */
export function filesOf(module: string): string[] {
  const { metafile } = buildSync({
    entryPoints: [module],
    bundle: true,
    write: false,
    outdir: '.',
    metafile: true,
    platform: 'node',
    format: 'esm',
    packages: 'external',
  })
  const imported = Object.keys(metafile.inputs)
  const read = imported.flatMap((file) =>
    [...readFileSync(file, 'utf8').matchAll(/new URL\('([^']+)', import\.meta\.url\)/g)].map(([, name]) =>
      join(dirname(file), name!),
    ),
  )
  return [...new Set([...imported, ...read])].sort()
}

const hashes = new Map<string, string>()

/** A hash of all files of a module, as they were when it was first asked for. */
export function makerHash(module: string): string {
  let known = hashes.get(module)
  if (known === undefined) {
    const hash = createHash('sha256')
    for (const file of filesOf(module)) hash.update(file).update(readFileSync(file))
    hashes.set(module, (known = hash.digest('hex')))
  }
  return known
}
