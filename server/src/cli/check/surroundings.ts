import { relative, resolve, sep } from 'node:path'
import type { Io } from '../io/io.ts'

/** Whether the report is coloured: where a terminal shows it, unless the user says otherwise. */
export function wantsColour({ env, isTTY }: Pick<Io, 'env' | 'isTTY'>): boolean {
  if (env.FORCE_COLOR) return env.FORCE_COLOR !== '0' && env.FORCE_COLOR !== 'false'
  return isTTY && !env.NO_COLOR && env.TERM !== 'dumb'
}

/** Paths as seen from the root of the repository that a job of GitHub Actions works on; as they are elsewhere. */
export function fromRoot({ env, cwd }: Pick<Io, 'env' | 'cwd'>): (path: string) => string {
  const root = env.GITHUB_WORKSPACE
  if (!root) return (path) => path
  return (path) => {
    const inside = relative(root, resolve(cwd, path))
    return inside.startsWith('..') || resolve(inside) === inside ? path : inside.replaceAll(sep, '/')
  }
}
