/** What a line of Markdown begins, as far as it can be told from its first characters. */

const isDigit = (code: number) => code >= 48 && code <= 57

/** How many blanks a line begins with. */
export function indentOf(source: string, at: number): number {
  let i = at
  while (source[i] === ' ') i++
  return i - at
}

/** A list marker with one blank behind it. */
export function markerAt(source: string, at: number): string | undefined {
  const code = source.charCodeAt(at)
  let i = at + 1
  if (isDigit(code)) {
    while (i - at < 9 && isDigit(source.charCodeAt(i))) i++
    if (source[i] !== '.' && source[i] !== ')') return undefined
    i++
  } else if (code !== 45 && code !== 42 && code !== 43) return undefined
  return source[i] === ' ' ? source.slice(at, i) : undefined
}

/** Whether what starts here can be nothing but a paragraph's text, or goes on with one. */
export function startsPlain(source: string, at: number): boolean {
  const code = source.charCodeAt(at)
  if ((code >= 97 && code <= 122) || (code >= 65 && code <= 90) || code > 127) return true
  if (isDigit(code)) {
    let i = at + 1
    while (isDigit(source.charCodeAt(i))) i++
    return source[i] !== '.' && source[i] !== ')'
  }
  const mark = source[at]
  // One or two asterisks or underscores before something that is no blank open emphasis, and are no marker and no rule.
  if (mark === '*' || mark === '_') {
    let i = at
    while (source[i] === mark) i++
    return i - at < 3 && /[^\s*_]/.test(source[i] ?? ' ')
  }
  return mark !== undefined && `"'($%,./;?!^{}[&`.includes(mark)
}

/** Whether a line is a thematic break without blanks. */
export function isRule(source: string, at: number, end: number): boolean {
  const mark = source[at]
  if (end - at < 3 || (mark !== '-' && mark !== '*' && mark !== '_')) return false
  for (let i = at; i < end; i++) if (source[i] !== mark) return false
  return true
}

const footnote = /\[\^([A-Za-z0-9_-]+)\]: (?=\S)/y

/** The label of the footnote that a line defines. */
export function definedAt(source: string, at: number): string | undefined {
  footnote.lastIndex = at
  return footnote.exec(source)?.[1]
}

const delimiterRow = /\|(?: *:?-+:? *\|)+(?=\r?\n|$)/y

/** The columns of a table that the row which begins here parts from its header; 0 when it is no such row. */
export function isDelimiterRow(source: string, at: number): number {
  delimiterRow.lastIndex = at
  const found = delimiterRow.exec(source)?.[0]
  return found ? found.split('|').length - 2 : 0
}

/** The cells of a table's row that begins and ends with a bar: with their bars and blanks, and without. Undefined for any other row. */
export function cellsOf(source: string, at: number, end: number) {
  if (source[at] !== '|' || source[end - 1] !== '|' || end - at < 3) return undefined
  const cells: { start: number; from: number; to: number; end: number }[] = []
  for (let start = at; start < end - 1; ) {
    const bar = source.indexOf('|', start + 1)
    let from = start + 1
    let to = bar
    if (from === to) return undefined
    while (from < to && source[from] === ' ') from++
    while (to > from && source[to - 1] === ' ') to--
    cells.push({ start, from, to, end: bar === end - 1 ? end : bar })
    start = bar
  }
  return cells
}
