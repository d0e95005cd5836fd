import type { Linter } from '../core/index.ts'
import type { PackText, ReadPack } from '../core/packs/add.ts'
import { type RuleFinding, ruleFinding } from '../core/read/format.ts'
import type { Decision } from './decide.ts'
import type { ConfigFiles } from './find.ts'

/** A linter over the built-in packs and a user's own, and what is wrong in those. */
export interface WithPacks {
  readonly linter: Linter
  readonly read: readonly ReadPack[]
}

/** What was loaded for a set of packs. */
interface Loaded extends WithPacks {
  /** Packs that could not be read, by their address: why. */
  readonly missing: ReadonlyMap<string, string>
}

/** Most packs that a configuration may name. */
const mostPacks = 50

/** The linters of the configurations in use: one for each list of packs, made when a file first needs it. */
export class Linters {
  private loaded = new Map<string, Promise<Loaded>>()

  /** @param make builds a linter with packs; without it the built-in ones are all there are */
  constructor(
    readonly base: Linter,
    private readonly files: ConfigFiles,
    private readonly make?: (packs: readonly PackText[]) => Promise<WithPacks>,
  ) {}

  /** What a decision's packs give. Never rejects: a pack that cannot be read is left out, and told of. */
  of({ packs }: Pick<Decision, 'packs'>): Promise<Loaded> {
    if (!packs.length || !this.make) return Promise.resolve({ linter: this.base, read: [], missing: new Map() })
    const paths = packs.slice(0, mostPacks).map(({ folder, path }) => joined(folder, path))
    const key = paths.join('\n')
    let loaded = this.loaded.get(key)
    if (!loaded) {
      loaded = this.load(paths)
      this.loaded.set(key, loaded)
    }
    return loaded
  }

  /** Whether a file is one of the packs in use. */
  uses(path: string): boolean {
    return [...this.loaded.keys()].some((key) => key.split('\n').includes(path))
  }

  /** Reads all packs anew, after a file has changed. */
  forget(): void {
    this.loaded.clear()
  }

  private async load(paths: readonly string[]): Promise<Loaded> {
    const texts: PackText[] = []
    const missing = new Map<string, string>()
    for (const path of paths) {
      try {
        const text = await this.files.read(path)
        if (text === undefined) missing.set(path, 'there is no such file')
        else texts.push({ path, text })
      } catch (error) {
        missing.set(path, error instanceof Error ? error.message : String(error))
      }
    }
    return { ...(await this.make!(texts)), missing }
  }
}

/** What is to be told in a configuration of the packs it names that could not be read. */
export function missingPacks(
  text: string,
  packs: Decision['packs'],
  missing: ReadonlyMap<string, string>,
): RuleFinding[] {
  return packs.flatMap(({ folder, path }) => {
    const why = missing.get(joined(folder, path))
    const at = Math.max(0, text.indexOf(path))
    const span = { start: at, end: text.startsWith(path, at) ? at + path.length : at }
    return why ? [ruleFinding('config/pack', 'error', `The pack “${path}” could not be read: ${why}.`, span)] : []
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
    } else if (name !== '.') names.push(name)
  }
  return (address ?? '') + names.join('/')
}
