/** Deepest nesting of brackets that the YAML library is given: it is recursive, and slow on its way to giving up. */
export const mostBrackets = 200

/** Where brackets of YAML go too deep, whether they are closed or not; -1 for nowhere. Linear in the length of the text. */
function tooDeep(text: string, most = mostBrackets): number {
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code === 91 || code === 123) {
      if (++depth > most) return at
    } else if ((code === 93 || code === 125) && depth) depth--
  }
  return -1
}

// One line may open many block collections: `- - - a`, `? ? ? a`. Deeper than this the library's stack may run out.
const compact = /(?:[-?][ \t]+){100}/

/** The same for whatever YAML nests by: brackets, and markers behind one another on a line. */
export function nestedTooDeep(text: string): number {
  const brackets = tooDeep(text)
  const markers = text.search(compact)
  return brackets < 0 ? markers : markers < 0 ? brackets : Math.min(brackets, markers)
}
