import type { Edit, Finding, Fix } from '../model.ts'

/** Comments that keep the wording; they stand on the line before the finding. `marks` open and close a comment. */
export function keepInMarkdown(
  text: string,
  finding: Finding,
  [open, close]: readonly [string, string] = ['<!--', '-->'],
): Fix[] {
  const start = text.lastIndexOf('\n', finding.span.start - 1) + 1
  const indent = /^[ \t>]*/.exec(text.slice(start, finding.span.start))![0]
  const line = text.includes('\r\n') ? '\r\n' : '\n'
  if (text.slice(start, start + 1) === '|' || inFrontMatter(text, finding.span.start)) {
    const at = bodyStart(text)
    return [
      keepFix(
        `Keep it: do not check ${finding.claim} in this file`,
        at,
        `${open} goodform-disable-file ${finding.claim} -- reason ${close}${line}${line}`,
      ),
    ]
  }
  return [
    keepFix(
      `Keep it: suppress ${finding.claim} here`,
      start,
      `${indent}${open} goodform-disable-next-line ${finding.claim} -- reason ${close}${line}`,
    ),
  ]
}

/** A fix that puts a comment at an offset. */
export function keepFix(title: string, at: number, newText: string): Fix {
  const edit: Edit = { start: at, end: at, newText }
  return { kind: 'suppress', title, edits: [edit], preferred: false, safe: false }
}

/** A fix that keeps a wording, with its reason in place of the word “reason”. */
export function withReason(fix: Fix, reason: string): Fix {
  const edits = fix.edits.map((edit) => ({ ...edit, newText: edit.newText.replace('-- reason', () => `-- ${reason}`) }))
  return { ...fix, edits }
}

function inFrontMatter(text: string, at: number): boolean {
  return at < bodyStart(text)
}

function bodyStart(text: string): number {
  const found = /^\uFEFF?(---|\+\+\+)[ \t]*\r?\n[\s\S]*?\n\1[ \t]*(?:\r?\n|$)/.exec(text)
  return found ? found[0].length : text.charCodeAt(0) === 0xfeff ? 1 : 0
}
