import { readFileSync } from 'node:fs'

/** The lines of a file, each read as JSON. */
export const lines = <T>(file: string): T[] =>
  readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line))
