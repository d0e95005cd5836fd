import type { Span } from '../model.ts'
import { didYouMean } from '../near.ts'
import { mostOfName, shorten } from '../shorten.ts'
import { lineEnd, lineStart } from './line.ts'

/** A writer's decision to keep a wording: findings in `span` of these claims are not told. */
export interface Suppression {
  readonly span: Span
  /** Claim ids, topics (`it-band`), or none for all. */
  readonly claims: readonly string[]
  readonly reason: string
  /** Where the directive stands. */
  readonly directive: Span
}

/** A comment that speaks to the linter but is not understood. */
export interface BadDirective extends Span {
  readonly message: string
}

const directive =
  /^\s*goodform-(disable-next-line|disable-line|disable-next-block|disable-file|disable|enable)(?![\w-])([\s\S]*)$/

/** Most comments to the linter that are heeded in one document. */
const mostDirectives = 2_000

/** A comment's text and place; `text` is what stands between its marks. */
export interface Comment extends Span {
  readonly text: string
}

/**
 * Reads the directives in comments, in the order in which they stand.
 * @param source the whole document
 * @param blockAfter the block that follows an offset, for `disable-next-block`
 */
export function readSuppressions(
  source: string,
  comments: readonly Comment[],
  blockAfter: (offset: number) => Span | undefined,
): { suppressions: Suppression[]; bad: BadDirective[] } {
  const suppressions: Suppression[] = []
  const bad: BadDirective[] = []
  const open: { comment: Comment; claims: string[]; reason: string }[] = []
  const own = comments.filter(({ text }) => /^\s*goodform\b/.test(text))
  if (own.length > mostDirectives) {
    const { start, end } = own[mostDirectives]!
    bad.push({ start, end, message: `Only the first ${mostDirectives} comments to Goodform in a document are heeded.` })
  }
  for (const comment of own.slice(0, mostDirectives)) {
    const found = directive.exec(comment.text)
    if (!found) {
      bad.push({
        start: comment.start,
        end: comment.end,
        message: 'No directive; there are goodform-disable[-next-line|-line|-next-block|-file] and goodform-enable.',
      })
      continue
    }
    const { claims, reason: why } = parts(found[2]!)
    const entry = { claims, reason: why, directive: { start: comment.start, end: comment.end } }
    const kind = found[1]
    if (kind === 'disable') open.push({ comment, claims, reason: entry.reason })
    else if (kind === 'enable') {
      const names = [...claims].sort().join()
      const at = open.findLastIndex((one) => !names || [...one.claims].sort().join() === names)
      const [last] = at < 0 ? [] : open.splice(at, 1)
      if (last)
        suppressions.push({
          claims: last.claims,
          reason: last.reason,
          directive: { start: last.comment.start, end: last.comment.end },
          span: { start: last.comment.end, end: comment.start },
        })
      else
        bad.push({
          start: comment.start,
          end: comment.end,
          message: `goodform-enable without a goodform-disable${names && ` of ${shorten(claims.join(', '), mostOfName)}`} before it.`,
        })
    } else if (kind === 'disable-file') suppressions.push({ ...entry, span: { start: 0, end: source.length } })
    else if (kind === 'disable-line') suppressions.push({ ...entry, span: line(source, comment.start) })
    else if (kind === 'disable-next-block')
      suppressions.push({ ...entry, span: blockAfter(comment.end) ?? { start: comment.end, end: comment.end } })
    else suppressions.push({ ...entry, span: nextLine(source, comment.end) })
  }
  for (const { comment, claims, reason } of open) {
    suppressions.push({
      claims,
      reason,
      directive: { start: comment.start, end: comment.end },
      span: { start: comment.end, end: source.length },
    })
  }
  return { suppressions, bad }
}

/** The names behind a directive, and the reason behind `--`. */
function parts(text: string): { claims: string[]; reason: string } {
  const at = text.search(/\s--/)
  const names = at < 0 ? text : text.slice(0, at)
  return { claims: names.split(/[\s,]+/).filter(Boolean), reason: at < 0 ? '' : text.slice(at).trim().slice(2).trim() }
}

const line = (source: string, at: number): Span => ({ start: lineStart(source, at), end: lineEnd(source, at) })

/** The next line that is not blank: renderers want an empty line behind a comment. */
function nextLine(source: string, at: number): Span {
  const next = /[\r\n]\s*/y
  next.lastIndex = lineEnd(source, at)
  const found = next.exec(source)
  return found ? line(source, Math.min(next.lastIndex, source.length)) : { start: source.length, end: source.length }
}

/** Whether a suppression speaks of a claim: by its id, its topic, or by naming none. */
export function covers(suppression: Suppression, claim: string): boolean {
  return !suppression.claims.length || suppression.claims.some((name) => name === claim || claim.startsWith(`${name}/`))
}

/** Most names for which what was probably meant is looked for. */
const mostNear = 20

/**
 * Suppressions that speak of what there is not, of each the first name.
 * @param names all claims, topics and rules
 */
export function unknownNames(
  suppressions: readonly Suppression[],
  names: ReadonlySet<string>,
): Map<Suppression, string> {
  const unknown = new Map<Suppression, string>()
  for (const one of suppressions) {
    const name = one.claims.find((claim) => !names.has(claim))
    if (name === undefined) continue
    const near = unknown.size < mostNear ? didYouMean(name, names) : ''
    const hint = near || (one.reason ? '' : ' A reason stands behind “--”.')
    unknown.set(one, `There is no claim, topic or rule “${shorten(name, mostOfName)}”.${hint}`)
  }
  return unknown
}
