/** What the program says to a person, as translators get it: a text in English with `{0}`, `{1}` … in place of the values. */
export interface Localised {
  readonly text: string
  readonly values: readonly (string | number)[]
}

/**
 * Marks a text for translation; written as in VS Code's own library, so that the tools for its bundles find it. Nothing is translated here:
 * the core has no language, who shows the text has.
 */
export const l10n = {
  t: (text: string, ...values: (string | number)[]): Localised => ({ text, values }),
}

/** Says a text in some language. */
export type Say = (told: Localised) => string

/**
 * Says texts in the language of a bundle.
 * @param bundle translations by the English text; what it lacks is said in English
 */
export const sayIn =
  (bundle: Readonly<Record<string, string>>): Say =>
  ({ text, values }) =>
    (Object.hasOwn(bundle, text) ? bundle[text]! : text).replaceAll(/\{(\d+)\}/g, (place, i) =>
      String(values[Number(i)] ?? place),
    )

export const inEnglish: Say = sayIn({})
