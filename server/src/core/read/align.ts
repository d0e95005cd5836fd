import type { Run } from '../model.ts'

const entity = /&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[0-9A-Za-z]+);/y

/**
 * Pairs decoded text with the source it was decoded from, by walking both in lock-step: what differs is an entity, an escape, or a
 * line break with the prefix of the next line (indentation, `>`). Returns the runs in which both are equal; `at` counts from `base`.
 */
export function align(value: string, source: string, from: number, to: number, base: number): Run[] {
  if (value.length === to - from && source.startsWith(value, from)) {
    return value.length ? [{ at: base, source: from, length: value.length }] : []
  }
  const runs: Run[] = []
  let i = 0
  let j = from
  let run = 0
  const flush = () => {
    if (run) runs.push({ at: base + i - run, source: j - run, length: run })
    run = 0
  }
  while (i < value.length && j < to) {
    const wanted = value[i]
    const found = source[j]
    if (found === '&' && skipEntity(source, j, to, value, i) > 0) {
      flush()
      const length = skipEntity(source, j, to, value, i)
      const decoded = decodedLength(value, i, source, j + length)
      runs.push({ at: base + i, source: j, length: 1, width: length })
      i += decoded
      j += length
    } else if (isEscape(source, j, to, value, i)) {
      flush()
      runs.push({ at: base + i++, source: j, length: 1, width: 2 })
      j += 2
    } else if (wanted === found) {
      run++
      i++
      j++
      if (wanted === '\n') {
        flush()
        j = skipPrefix(source, j, to, value[i])
      }
    } else if (wanted === '\n') {
      flush()
      while (j < to && source[j] !== '\n' && source[j] !== '\r') j++
      runs.push({ at: base + i, source: j, length: 1 })
      if (source[j] === '\r' && source[j + 1] === '\n') j++
      j = skipPrefix(source, j + 1, to, value[++i])
    } else {
      flush()
      j++
    }
  }
  flush()
  return runs
}

/** Whether a backslash stands before the character that is wanted here, and is not that character. */
function isEscape(source: string, j: number, to: number, value: string, i: number): boolean {
  if (source[j] !== '\\' || source[j + 1] !== value[i] || j + 1 >= to) return false
  return value[i] !== '\\' || value[i + 1] !== '\\'
}

function skipEntity(source: string, j: number, to: number, value: string, i: number): number {
  entity.lastIndex = j
  const found = entity.exec(source)
  if (!found || j + found[0].length > to) return 0
  // `&amp;` decodes to `&`, so an ampersand in the value does not tell; an undecoded name is spelled out in the value.
  return value.startsWith(found[0], i) && found[0] !== '&amp;' ? 0 : found[0].length
}

/** An entity decodes to one or two code units: two when the value's next unit but one is what the source goes on with. */
function decodedLength(value: string, i: number, source: string, next: number): number {
  const code = value.charCodeAt(i)
  if (code >= 0xd800 && code <= 0xdbff) return 2
  return value[i + 1] !== source[next] && value[i + 2] === source[next] && value[i + 2] !== undefined ? 2 : 1
}

function skipPrefix(source: string, j: number, to: number, wanted: string | undefined): number {
  while (j < to && source[j] !== wanted && /[ \t>]/.test(source[j] as string)) j++
  return j
}

/** The source offset of the text's offset `at`; an end offset (`end`) binds to the character before it. Never within an entity or an escape. */
export function toSource(runs: readonly Run[], at: number, end = false): number {
  const wanted = end ? at - 1 : at
  let low = 0
  let high = runs.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (runs[middle]!.at <= wanted) low = middle
    else high = middle - 1
  }
  const run = runs[low]
  if (!run) return 0
  const into = Math.max(0, Math.min(wanted - run.at, run.length - (end ? 1 : 0))) + (end ? 1 : 0)
  return run.source + (into ? (run.width ?? into) : 0)
}
