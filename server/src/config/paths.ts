/** The folder of a path or an address, without a slash at the end; undefined for a root. */
export function folderOf(path: string): string | undefined {
  const root = /^[a-z][\w+.-]*:\/\/[^/]*/i.exec(path)?.[0].length ?? 0
  const slash = path.lastIndexOf('/')
  if (slash < root || path.length === root) return undefined
  return slash === 0 ? '' : path.slice(0, slash)
}

/** A path as seen from a folder; undefined when it is not in it. Names in an address are decoded. */
export function within(folder: string, path: string): string | undefined {
  const own = `${comparable(folder)}/`
  const given = comparable(path)
  return given.startsWith(own) ? given.slice(own.length) : undefined
}

/** Whether a path is another one, or in it where that is a folder. */
export const isIn = (one: string, path: string): boolean =>
  comparable(one) === comparable(path) || within(one, path) !== undefined

/**
 * A path or an address in the one form in which two are compared: programs differ in what of an address they encode, and in the letter of a
 * drive.
 */
export function comparable(path: string): string {
  if (!/^[a-z][\w+.-]*:\/\//i.test(path)) return path
  let decoded = path
  try {
    decoded = decodeURIComponent(path)
  } catch {
    // A name with a stray “%” stands for itself.
  }
  return decoded.replace(/^file:\/\/\/[A-Z](?=:)/, (drive) => drive.toLowerCase())
}
