import type { InitializeParams } from 'vscode-languageserver'
import type { World } from './world.ts'

/** Translations by the English text, as in VS Code's `bundle.l10n.LANGUAGE.json`. */
export type Texts = Readonly<Record<string, string>>

/** The texts of a bundle; entries that are no texts are left out. */
export const textsIn = (bundle: unknown): Texts =>
  Object.fromEntries(
    Object.entries(typeof bundle === 'object' && bundle !== null ? bundle : {}).filter(
      ([, text]) => typeof text === 'string',
    ),
  )

/**
 * What a client's language says: the bundle that it sends as `initializationOptions.l10n`, else the one beside the server for its locale.
 * Where there is none, nothing: then all is said in English.
 */
export async function textsFor(
  { locale, initializationOptions }: Pick<InitializeParams, 'locale' | 'initializationOptions'>,
  { bundle }: Pick<World, 'bundle'>,
): Promise<Texts> {
  const sent = (initializationOptions as { l10n?: unknown } | undefined)?.l10n
  if (sent !== undefined || !bundle || typeof locale !== 'string' || !/^[A-Za-z]+(?:[-_][A-Za-z0-9]+)*$/.test(locale))
    return textsIn(sent)
  const full = locale.toLowerCase().replaceAll('_', '-')
  return textsIn((await bundle(full)) ?? (await bundle(full.split('-')[0]!)))
}
