import { type TextDocument, type Uri, workspace } from 'vscode'
import { endings, languageIds } from '../server/src/kinds.ts'

const eitherCase = (ending: string) => [...ending].map((letter) => `[${letter}${letter.toUpperCase()}]`).join('')

/** Files that a check of the workspace looks at, and where it never looks. */
export const articles = `**/*.{${endings.map(eitherCase).join(',')}}`
export const neverArticles = '**/{node_modules,.git,dist,out,build,target,vendor}/**'

/**
 * Where documents are checked: on disk, unsaved, in notebooks, and in the file systems of the workspace's folders.
 * The copies that version control and other extensions show beside them are not.
 */
export function schemes(): string[] {
  const folders = (workspace.workspaceFolders ?? []).map((folder) => folder.uri.scheme)
  return [...new Set(['file', 'untitled', 'vscode-notebook-cell', 'vscode-vfs', ...folders])]
}

/**
 * The documents that are checked, as the protocol's selector. Notebooks' Markdown cells are documents of the language markdown.
 * Of YAML the server checks exercise files, configurations and packs, and leaves the rest alone.
 */
export const selector = (): { language: string; scheme: string }[] =>
  schemes().flatMap((scheme) => languageIds.map((language) => ({ language, scheme })))

/** The documents that the server is told of: a configuration is one, whatever language an editor gives it. */
export const synchronised = (): { language?: string; scheme: string; pattern?: string }[] => [
  ...selector(),
  ...schemes().map((scheme) => ({ scheme, pattern: '**/.goodform.yaml' })),
]

/**
 * Where the status is shown: not beside every YAML file.
 * @param checked whether the YAML file in the editor is one of those that are checked
 */
export const statusSelector = (checked: boolean) => selector().filter(({ language }) => checked || language !== 'yaml')

/** Whether a document's language is one that is read. */
export const isRead = ({ languageId }: TextDocument): boolean => languageIds.some((id) => id === languageId)

/** Whether a document is one that is checked. */
export const isArticle = (document: TextDocument): boolean =>
  isRead(document) && schemes().includes(document.uri.scheme)

/** A file's path as its reader knows it; of a notebook's cell, the notebook's. */
export function nameOf(uri: Uri): string {
  const holds = ({ document }: { document: TextDocument }) => document.uri.toString() === uri.toString()
  const notebook =
    uri.scheme === 'vscode-notebook-cell' && workspace.notebookDocuments.find((one) => one.getCells().some(holds))
  return workspace.asRelativePath(notebook ? notebook.uri : uri)
}
