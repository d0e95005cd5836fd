import { readdirSync, readFileSync } from 'node:fs'

/** The texts that the extension's code shows, each as its own key, as VS Code's l10n bundles have them. */
export function clientTexts(): Record<string, string> {
  const code = readdirSync('client').map((file) => readFileSync(`client/${file}`, 'utf8'))
  const texts = code.flatMap((text) => [...text.matchAll(/l10n\s*\.t\(\s*(['"])((?:\\.|(?!\1).)*)\1/g)])
  const plain = texts.map(([, , text]) => text!.replaceAll(/\\(.)/g, '$1')).sort()
  return Object.fromEntries(plain.map((text) => [text, text]))
}
