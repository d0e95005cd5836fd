import type { CompiledPacks } from './core/index.ts'
import type { PackText, ReadPack, Words } from './core/packs/add.ts'

/**
 * The built-in packs and a user's own. What knows the forms of words is loaded here, and only when there is a pack to read.
 * @param files the user's packs, as texts
 * @returns the packs to build a linter from, and each file with what is wrong in it
 */
export async function withUserPacks(
  base: CompiledPacks,
  files: readonly PackText[],
): Promise<{ readonly packs: CompiledPacks; readonly read: readonly ReadPack[] }> {
  if (!files.length) return { packs: base, read: [] }
  const [{ addPacks }, { inflect, verbForms }] = await Promise.all([
    import('./core/packs/add.ts'),
    import('./words/inflect.ts'),
  ])
  const words: Words = {
    inflect,
    verbs: (all) =>
      Object.fromEntries(
        all
          .filter((word) => inflect(word).length > 1)
          .map((word) => {
            const { s, past, participle, ing } = verbForms(word)
            return [word, [s, past, participle, ing] as const]
          }),
      ),
  }
  return addPacks(base, files, words)
}
