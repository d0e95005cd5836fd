import type { Source } from './model.ts'

/** A source's address: its DOI, its PubMed or its PMC record. */
export function sourceUrl(source: Source): string | undefined {
  if (source.doi) return encoded(`https://doi.org/${encodeURI(source.doi)}`)
  if (source.pmid) return `https://pubmed.ncbi.nlm.nih.gov/${source.pmid}/`
  if (source.pmcid) return `https://pmc.ncbi.nlm.nih.gov/articles/${source.pmcid}/`
  return source.url && /^https:\/\//.test(source.url) ? encoded(source.url) : undefined
}

/** An address that ends nothing it stands in, be it Markdown's brackets or an attribute of HTML. */
const encoded = (url: string) =>
  url.replaceAll(
    /[\s()<>[\]{}"'`\\|^]/g,
    (mark) => `%${mark.charCodeAt(0).toString(16).toUpperCase().padStart(2, '0')}`,
  )

/** The surname of a source's first author, or the name of an organisation; undefined where it names none. */
export function firstAuthor({ authors }: Source): string | undefined {
  if (!authors) return undefined
  const first = authors.split(',')[0]!
  const surname = /^(.+?) \p{Lu}{1,3}$/u.exec(first)?.[1]
  return surname ?? (authors.includes(',') ? first : authors.split(' ').slice(0, 6).join(' '))
}
