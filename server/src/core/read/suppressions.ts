import type { Span } from '../model.ts'
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
    const [names = '', ...why] = found[2]!.split(/\s--\s/)
    const claims = names.split(/[\s,]+/).filter(Boolean)
    const entry = { claims, reason: why.join(' -- ').trim(), directive: { start: comment.start, end: comment.end } }
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
