const set = (names: string) => new Set(names.split(' '))

/** Elements of HTML whose text is shown as it was typed, and is no prose. */
export const codeElements = set('code kbd samp var tt')
/** Elements of which nothing is prose. */
export const mutedElements = set('script style pre textarea template svg math iframe object select noscript head')
/** Elements whose text was taken back. */
export const struckElements = set('del s strike')
/** Elements that stand in a line; every other one parts passages. */
export const inlineElements = set(
  'a abbr acronym b bdi bdo big br cite data del dfn em font i img ins label mark q rp rt ruby s small span strike strong sub sup time u wbr',
)

/** The name of an element that a tag opens, in lower case; undefined for any other. */
export function openedBy(tag: string): string | undefined {
  return /^<([A-Za-z][\w.:-]*)(?:\s[^>]*)?(?<!\/)>$/.exec(tag)?.[1]?.toLowerCase()
}

/** Whether a tag closes an element of a name. */
export const closes = (tag: string, name: string): boolean =>
  tag.startsWith('</') && tag.slice(2).trimStart().toLowerCase().replace(/\s*>$/, '') === name
