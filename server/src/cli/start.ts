import module, { createRequire } from 'node:module'

// Node keeps the compiled program for the next start, where it can (from 22.1 on).
;(module as { enableCompileCache?: () => unknown }).enableCompileCache?.()
createRequire(import.meta.url)('./cli.cjs')
