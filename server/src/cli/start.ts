import module, { createRequire } from 'node:module'
import { fileURLToPath } from 'node:url'
import { compileLess, runCompiled } from './compiled.ts'

const program = fileURLToPath(new URL('./cli.cjs', import.meta.url))
compileLess()
const { enableCompileCache } = module as { enableCompileCache?: () => unknown }
// Node keeps the compiled program for the next start, where it can (from 22.1 on).
if (enableCompileCache) {
  enableCompileCache()
  createRequire(import.meta.url)(program)
} else runCompiled(program)
