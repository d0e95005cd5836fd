// server/src/core/learn/kernels.wat → assembled.ts beside it: the core has its loops within itself, and no program needs the assembler.
import { readFileSync, writeFileSync } from 'node:fs'
import wabt from 'wabt'
import { isStarted } from './started.ts'

const room = 'server/src/core/learn'
/** So many digits stand in a line. */
const width = 100

/** The module `assembled.ts` of the loops in `kernels.wat`. */
export async function assembledSource(): Promise<string> {
  const text = (await wabt()).parseWat('kernels.wat', readFileSync(`${room}/kernels.wat`, 'utf8'), { simd: true })
  const digits = Buffer.from(text.toBinary({}).buffer).toString('hex')
  text.destroy()
  const lines = digits.match(new RegExp(`.{1,${width}}`, 'g')) ?? []
  return `/** kernels.wat as WebAssembly, two digits a byte; made by \`npm run kernels\`. */
export const assembled = [
${lines.map((line) => `  '${line}',`).join('\n')}
].join('')
`
}

if (isStarted(import.meta.url)) writeFileSync(`${room}/assembled.ts`, await assembledSource())
