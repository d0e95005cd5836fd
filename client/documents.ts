import { type TextDocument, type Uri, workspace } from 'vscode'

/**
 * The languages that are checked. Notebooks' Markdown cells are documents of the language markdown.
 * Of YAML the server checks exercise files, configurations and packs, and leaves the rest alone.
 */
export const languageIds: readonly string[] = ['markdown', 'mdx', 'quarto', 'yaml']

/** Files that a check of the workspace looks at, and where it never looks. */
export const articles = '**/*.{md,markdown,mdx,qmd,yaml,yml}'
export const neverArticles = '**/{node_modules,.git,dist,out,build,target,vendor}/**'

/**
 * Where documents are checked: on disk, unsaved, in notebooks, and in the file systems of the workspace's folders.
 * The copies that version control and other extensions show beside them are not.
 */
export function schemes(): string[] {
  const folders = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme)
  return [...new Set(['file', 'untitled', 'vscode-notebook-cell', 'vscode-vfs', ...folders])]
}

/** The documents that are checked, as the protocol's selector. */
export const selector = (): { language: string; scheme: string }[] =>
  schemes().flatMap((scheme) => languageIds.map((language) => ({ language, scheme })))

/** Where the status is shown: not beside every YAML file. */
export const statusSelector = () => [
  ...selector().filter(({ language }) => language !== 'yaml'),
  { language: 'yaml', pattern: '**/*.{exercise,exercises}.{yaml,yml}' },
]

/** Whether a document is one that is checked. */
export const isArticle = (document: TextDocument): boolean =>
  languageIds.includes(document.languageId) && schemes().includes(document.uri.scheme)

/** A file's path as its reader knows it. */
export const nameOf = (uri: Uri): string => workspace.asRelativePath(uri)
