import { readdirSync, readFileSync } from 'node:fs'

/** The texts that the code of a folder marks for translation, each as its own key, as VS Code's l10n bundles have them. */
export function textsOf(folder: string): string[] {
  const files = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.ts'))
  const code = files.map((file) => readFileSync(`${folder}/${file}`, 'utf8'))
  const marked = code.flatMap((text) => [...text.matchAll(/l10n\s*\.t\(\s*(['"])((?:\\.|(?!\1).)*)\1/g)])
  return [...new Set(marked.map(([, , text]) => text!.replaceAll(/\\(.)/g, '$1')))].sort()
}

/** One bundle for the extension and its server. */
export function allTexts(): Record<string, string> {
  const texts = [...new Set([...textsOf('client'), ...textsOf('server/src')])].sort()
  return Object.fromEntries(texts.map((text) => [text, text]))
}
