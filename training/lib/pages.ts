// Tables that are made by programs and stand in the documentation.
import { readFileSync, writeFileSync } from 'node:fs'

const page = 'docs/reading/tables.md'

/** A page with a text in place of what stands between the comments `<!-- NAME -->` and `<!-- /NAME -->`. Throws where it has no such place. */
export function withPart(text: string, name: string, part: string): string {
  const [from, to] = [`<!-- ${name} -->\n`, `<!-- /${name} -->`]
  const [start, end] = [text.indexOf(from), text.indexOf(to)]
  if (start < 0 || end < start) throw new Error(`there is no place for the tables: ${from.trim()} to ${to}`)
  return `${text.slice(0, start)}${from}\n${part}\n\n${text.slice(end)}`
}

/** Puts tables into docs/reading/tables.md. */
export function writeTables(name: 'benchmark' | 'cues', tables: string): void {
  writeFileSync(page, withPart(readFileSync(page, 'utf8'), name, tables))
}
