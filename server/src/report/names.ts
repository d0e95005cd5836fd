import type { Diagnostic } from './result.ts'

/** What a finding is known by when its article has been edited: its claim and the words of its sentence. */
export const fingerprint = ({ claim, neighbourhood }: Diagnostic): string => `${claim}:${neighbourhood.sentence}`

/** A path as a URI reference: relative ones stay relative. */
export function pathAsUri(path: string): string {
  const slashed = path.replaceAll('\\', '/')
  const encoded = slashed.split('/').map(encodeURIComponent).join('/')
  if (/^[A-Za-z]:\//.test(slashed)) return `file:///${slashed.slice(0, 2)}${encoded.slice(encoded.indexOf('/'))}`
  return slashed.startsWith('/') ? `file://${encoded}` : encoded.replace(/^\.\//, '')
}
