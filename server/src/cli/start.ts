import { fileURLToPath } from 'node:url'
import { compileLess, program } from './compiled.ts'

compileLess()
program(fileURLToPath(new URL('.', import.meta.url))).main()
