/** Glob patterns, matched in time that grows with pattern and path only: a pattern from someone's configuration cannot hang anything. */

const mostAlternatives = 64

/**
 * Whether a pattern covers a file: it matches its path, its name (a pattern without a slash), or a folder that it stands in.
 * `*` is any run of characters of a name, `?` one character, `**` any folders, `{a,b}` one of several; all else is itself.
 * @param path relative to where the pattern counts from, with `/`
 */
export function globCovers(pattern: string, path: string): boolean {
  const parts = path.split('/')
  return alternatives(pattern).some((one) => {
    const trimmed = withoutEnds(one)
    const own = trimmed.includes('/') || one.startsWith('/') ? trimmed.split('/') : ['**', trimmed]
    return matchesPrefix(own, parts)
  })
}

/** What is wrong with a pattern; undefined for nothing. */
export function globProblem(pattern: string): string | undefined {
  if (!pattern.trim()) return 'An empty pattern matches nothing.'
  if (pattern.startsWith('!'))
    return 'A pattern cannot be turned round with “!”: name the files to check under “include”.'
  if (pattern.includes('\\')) return 'Folders are separated by “/” in a pattern.'
  if (/^\w:\/|^~/.test(pattern) || pattern.split('/').includes('..'))
    return 'A pattern counts from the folder of the configuration and cannot lead out of it.'
  const all = alternatives(pattern)
  if (all.length > mostAlternatives) return `A pattern may have at most ${mostAlternatives} alternatives.`
  return all.some((one) => withoutEnds(one).split('/').includes('.') || !withoutEnds(one))
    ? 'This matches no file: name what is in the folder, such as “posts” or “*.md”, or “**” for all.'
    : undefined
}

/** A pattern without what it may start and end with: the folder that it counts from, and the mark of a folder. */
const withoutEnds = (pattern: string) => pattern.replace(/^\.?\//, '').replace(/\/+$/, '')

/** The patterns that `{a,b}` stands for; more than `mostAlternatives` are not spelt out. */
function alternatives(pattern: string): string[] {
  const done: string[] = []
  const todo = [pattern]
  while (todo.length && done.length <= mostAlternatives) {
    const one = todo.pop()!
    const found = /\{([^{}]*,[^{}]*)\}/.exec(one)
    if (!found) done.push(one)
    else
      for (const part of found[1]!.split(',').slice(0, mostAlternatives + 1))
        todo.push(one.slice(0, found.index) + part + one.slice(found.index + found[0].length))
  }
  return done
}

/** Whether a pattern's names match the first names of a path, or all. */
function matchesPrefix(pattern: readonly string[], path: readonly string[]): boolean {
  // reached[i]: the names of the pattern so far match the first i names of the path.
  let reached = path.map(() => false)
  reached.unshift(true)
  for (const [n, name] of pattern.entries()) {
    const next = reached.map(() => false)
    for (let i = 0; i < reached.length; i++) {
      if (name === '**') {
        if (reached[i] || (i > 0 && next[i - 1])) next[i] = true
      } else if (i > 0 && reached[i - 1] && nameMatches(name, path[i - 1]!)) next[i] = true
    }
    // `folder/**` names what is in the folder, not the folder.
    if (name === '**' && n === pattern.length - 1 && n > 0) return reached.slice(0, -1).some(Boolean)
    reached = next
  }
  return reached.slice(1).some(Boolean)
}

/** Whether one name matches; a star is tried again from where it stood last, so that the time is the product of the lengths. */
function nameMatches(pattern: string, name: string): boolean {
  let p = 0
  let star = -1
  let from = 0
  for (let n = 0; n < name.length; ) {
    if (p < pattern.length && pattern[p] !== '*' && (pattern[p] === '?' || pattern[p] === name[n])) {
      p++
      n++
    } else if (pattern[p] === '*') {
      star = p++
      from = n
    } else if (star >= 0) {
      p = star + 1
      n = ++from
    } else return false
  }
  while (pattern[p] === '*') p++
  return p === pattern.length
}
