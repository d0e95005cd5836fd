/**
 * A text from elsewhere (a file's name, an error, a study's title) as a message, a status or a list of choices may show it.
 * The editor makes links of `[words](address)` there, of commands too, and pictures of `$(name)`: neither is left.
 */
export const plain = (text: string): string => text.replaceAll('](', '] (').replaceAll('$(', '$ (')
