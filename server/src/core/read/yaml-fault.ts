import { shorten } from '../shorten.ts'

/** Longest text that a message quotes, in UTF-16 units. */
const longestQuote = 60

/**
 * What the YAML library says of a fault, in one line, without the place, which is told beside it; of a long text that it quotes only the beginning is left.
 * @param message the library's message
 */
export const yamlFault = (message: string): string =>
  message
    .split('\n')[0]!
    .replace(/ at line \d+, column \d+:?$/, '')
    .replace(/"((?:[^"\\]|\\.)*)"/g, (_, quoted: string) => `"${shorten(quoted, longestQuote)}"`)
