import { Range, type TextDocument, type Uri, workspace } from 'vscode'
import { folderOf } from '../server/src/config/paths.ts'
import { globCovers } from '../server/src/core/config/glob.ts'
import { isExercise } from '../server/src/core/exercise/recognise.ts'
import { isArticle } from './documents.ts'

/** Of a YAML text no more than this is looked at, in lines: there are files of many megabytes. */
const mostLines = 2_000

/**
 * Whether a document is one for the server: an article, an exercise file, a configuration or a pack. Of other YAML, of which there is much,
 * nothing is read but its first lines and the configurations above it; where one of these may speak of it, the server decides.
 */
export async function isWanted(document: TextDocument): Promise<boolean> {
  if (!isArticle(document)) return false
  if (document.languageId !== 'yaml') return true
  const { uri } = document
  const { path } = uri
  if (/\/\.goodform\.yaml$|\.claim-pack\.ya?ml$/.test(path)) return true
  if (isExercise(document.getText(new Range(0, 0, mostLines, 0)), { path })) return true
  const settings = workspace.getConfiguration('goodform', document)
  const globs = settings.get<unknown>('exercises')
  const packs = settings.get<unknown>('packs')
  const relative = workspace.asRelativePath(uri, false)
  if (Array.isArray(globs) && globs.some((glob) => globCovers(String(glob), relative))) return true
  if (Array.isArray(packs) && packs.some((pack) => namesIt(String(pack), path))) return true
  return uri.scheme !== 'untitled' && (await isConfigured(uri))
}

const nameIn = (path: string) => path.slice(path.lastIndexOf('/') + 1)
const namesIt = (text: string, path: string) => text.includes(nameIn(path))

/** Whether the nearest configuration has patterns of exercise files, or names this file. */
async function isConfigured(uri: Uri): Promise<boolean> {
  for (let folder = folderOf(uri.path); folder !== undefined; folder = folderOf(folder)) {
    try {
      const bytes = await workspace.fs.readFile(uri.with({ path: `${folder}/.goodform.yaml` }))
      const text = new TextDecoder().decode(bytes)
      return /\bexercises\b/.test(text) || namesIt(text, uri.path)
    } catch {
      // There is none in this folder, or none that can be read.
    }
  }
  return false
}
