import { type Claim, type Linter, mostOfName, type RuleFinding, ruleFinding, shorten } from '../core/index.ts'
import type { PackSet, PackSets } from '../user-packs.ts'
import type { Decision } from './decide.ts'
import { comparable, isIn, within } from './paths.ts'

/** Makes what reads packs, from what reads files. */
export type PacksReader = (read: (path: string) => Promise<string | undefined>) => PackSets

/** Most packs that a configuration may name. */
const mostPacks = 50

/** The linters of the configurations in use: one for each list of packs, made when a file first needs it. */
export class Linters {
  private readonly used = new Set<string>()

  /** @param sets reads packs; without it the built-in ones are all there are */
  constructor(
    readonly base: Linter,
    private readonly sets?: PackSets,
  ) {}

  /**
   * What a decision's packs give; without any, there is the linter alone. Never rejects.
   * @param roots folders that packs may be in, beside the one that names them: those of the workspace
   */
  async of(
    { packs }: Pick<Decision, 'packs'>,
    roots: readonly string[],
  ): Promise<Partial<PackSet> & { readonly linter: Linter }> {
    if (!packs.length || !this.sets) return { linter: this.base }
    const named = packs.slice(0, mostPacks).map(({ folder, path, anywhere }) => ({
      path: joined(folder, path),
      roots: anywhere ? undefined : [folder, ...roots],
    }))
    const inside = named.filter(({ path, roots }) => !roots || roots.some((root) => within(root, path) !== undefined))
    const outside = named
      .filter((pack) => !inside.includes(pack))
      .map(({ path }) => ({
        path,
        message: 'It lies outside of the workspace; name it in your own settings, or copy it.',
      }))
    for (const { path } of inside) this.used.add(comparable(path))
    if (!inside.length) return { linter: this.base, unread: outside }
    const set = await this.sets.with(inside.map(({ path }) => path))
    return outside.length ? { ...set, unread: [...set.unread, ...outside] } : set
  }

  /** Whether a path is that of a pack in use, or of a folder around one. */
  uses(path: string): boolean {
    return [...this.used].some((one) => isIn(path, one))
  }

  /** All claims that files were checked for so far, by id: the built-in ones, and those of the packs in use. */
  claims(): ReadonlyMap<string, Claim> {
    return new Map([this.base, ...(this.sets?.linters ?? [])].flatMap(({ claims }) => [...claims]))
  }

  /** Where the entry of a claim stands in a user's pack. */
  entryOf(claim: string): ReturnType<PackSets['entryOf']> {
    return this.sets?.entryOf(claim)
  }

  /** Reads all packs anew, after a file has changed. */
  forget(): void {
    this.used.clear()
    this.sets?.forget()
  }
}

/** What is to be told in a configuration of the packs it names that could not be read. */
export function missingPacks(text: string, packs: Decision['packs'], unread: PackSet['unread'] = []): RuleFinding[] {
  return packs.flatMap(({ folder, path }) => {
    const why = unread.find((one) => one.path === joined(folder, path))?.message
    const at = Math.max(0, text.indexOf(path))
    const span = { start: at, end: text.startsWith(path, at) ? at + path.length : at }
    return why
      ? [
          ruleFinding(
            'config/pack',
            'error',
            `The pack “${shorten(path, mostOfName)}” could not be read: ${why[0]!.toLowerCase()}${why.slice(1).replace(/\.$/, '')}.`,
            span,
          ),
        ]
      : []
  })
}

/** A path from a folder's, which may be an address. */
export function joined(folder: string, path: string): string {
  const address = /^[a-z][\w+.-]*:\/\/[^/]*/i.exec(folder)?.[0]
  const own = address === undefined ? path : path.split('/').map(encodeURIComponent).join('/')
  const names: string[] = []
  for (const name of (path.startsWith('/') ? own : `${folder.slice(address?.length ?? 0)}/${own}`).split('/')) {
    if (name === '..') {
      if (names.length > 1) names.pop()
    } else if (name !== '.' && (name || !names.length)) names.push(name)
  }
  return (address ?? '') + names.join('/')
}
