/**
 * The kinds of files that are read, by the language that editors give them, with the endings of their names. One list for the command line,
 * the server and the extension; what `package.json` says to editors is tested against it.
 */
export const kinds = {
  markdown: ['md', 'markdown', 'mdown', 'mkd', 'mkdn', 'mkdown', 'mdwn', 'markdn', 'mdtxt', 'mdtext'],
  mdx: ['mdx'],
  quarto: ['qmd'],
  rmd: ['rmd'],
  yaml: ['yaml', 'yml'],
} as const satisfies Readonly<Record<string, readonly string[]>>

export type LanguageId = keyof typeof kinds

/** The languages that may hold articles or exercises. */
export const languageIds = Object.keys(kinds) as readonly LanguageId[]

/** The endings of all names, without their full stop. */
export const endings: readonly string[] = Object.values(kinds).flat()

/** The language of a file, as an editor would name it; undefined where its name tells none. */
export function languageOf(path: string): LanguageId | undefined {
  const [, ending = ''] = /\.([^./\\]+)$/.exec(path.toLowerCase()) ?? []
  return languageIds.find((id) => (kinds[id] as readonly string[]).includes(ending))
}
