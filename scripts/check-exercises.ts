// Writes the exercises of a JSON data set (free-exercise-db or one of its shape) as YAML in every style, lints each and prints what is
// told, claims with their sentences: npx tsx scripts/check-exercises.ts free-exercise-db.json [STYLE...]
import { existsSync, readFileSync } from 'node:fs'
import { Document, type Scalar, visit } from 'yaml'
import { builtIn } from '../server/src/built-in.ts'
import { isStarted } from './started.ts'

export const styles = ['block', 'flow', 'folded', 'literal', 'single-quoted', 'double-quoted'] as const

const types = {
  folded: 'BLOCK_FOLDED',
  literal: 'BLOCK_LITERAL',
  'single-quoted': 'QUOTE_SINGLE',
  'double-quoted': 'QUOTE_DOUBLE',
} as const

/** A value as YAML whose texts are written in a style; `flow` writes each entry as `{…}`. */
export function written(value: unknown, style: (typeof styles)[number]): string {
  const document = new Document(value)
  visit(document, {
    Scalar: (key, node) => {
      if (key === 'key' || typeof node.value !== 'string') return
      const type = types[style as keyof typeof types]
      if (type && (type.startsWith('QUOTE') || node.value.length > 40)) (node as Scalar).type = type
    },
    Map: (_, node) => {
      if (style === 'flow') node.flow = true
    },
  })
  return document.toString({ lineWidth: 80 })
}

if (isStarted(import.meta.url)) {
  const [path, ...only] = process.argv.slice(2)
  if (!path || !existsSync(path)) {
    console.error(
      'Give the path of free-exercise-db.json (https://github.com/yuhonas/free-exercise-db, public domain).',
    )
    process.exit(2)
  }
  const exercises = JSON.parse(readFileSync(path, 'utf8')) as unknown[]
  const linter = builtIn()
  const told = new Map<string, { times: Set<string>; sentence: string }>()
  const tried = only.length ? styles.filter((style) => only.includes(style)) : styles
  for (const style of tried) {
    const text = written(exercises, style)
    const started = performance.now()
    const document = linter.open(text, { path: 'all.exercise.yaml' })
    const { findings, format } = document
    const ms = Math.round(performance.now() - started)
    const sniffed = linter.open(text.slice(0, 30_000), { path: 'data.yml' }).format.name
    console.log(
      `${style}: ${text.length} units, read as ${format.name} (by content: ${sniffed}), ${findings.length} findings, ${ms} ms`,
    )
    for (const { severity, claim, by, span } of findings) {
      const words = text.slice(span.start, span.end).replaceAll(/\s+/g, ' ')
      const sentence =
        by === 'rule' ? '' : (linter.reasoning(document, span.start)?.sentence ?? '').replaceAll(/\s+/g, ' ')
      const key = `${severity} ${claim} (${by}): ${words.replaceAll(/^["']|["']$/g, '')}`
      const found = told.get(`${key}${sentence}`) ?? { times: new Set(), sentence }
      told.set(`${key}${sentence}`, { ...found, times: found.times.add(style) })
    }
  }
  for (const [key, { times, sentence }] of [...told].sort()) {
    const where = times.size === tried.length ? '' : `${[...times].join(',')} only: `
    console.log(`${where}${key.slice(0, key.length - sentence.length)}${sentence ? `\n    ${sentence}` : ''}`)
  }
}
