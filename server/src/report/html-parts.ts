import { type Severity, visible } from '../core/index.ts'

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

/** Text inside HTML, in elements and in quoted attributes. */
export const escaped = (text: string): string => visible(text).replaceAll(/[&<>"']/g, (mark) => entities[mark]!)

/** Figures with their names. */
export function tiles(values: readonly (readonly [string, number, Severity?])[]): string {
  return `<dl class="tiles">${values
    .map(
      ([name, value, severity]) =>
        `<div${severity ? ` class="${severity}"` : ''}><dt>${name}</dt><dd>${value.toLocaleString('en')}</dd></div>`,
    )
    .join('')}</dl>`
}

/** A bar chart that is a table, so that it can be read aloud and copied. */
export function bars(
  caption: string,
  head: string,
  rows: readonly { readonly name: string; readonly value: number; readonly href?: string }[],
): string {
  const top = Math.max(1, ...rows.map((row) => row.value))
  return `<table class="bars"><caption>${caption}</caption>
<thead><tr><th scope="col">${head}</th><th scope="col">Number</th></tr></thead>
<tbody>${rows
    .map(({ name, value, href }) => {
      const label = href ? `<a href="${href}">${escaped(name)}</a>` : escaped(name)
      const width = ((value / top) * 100).toFixed(1)
      return `<tr><th scope="row">${label}</th><td><span class="bar" style="width:${width}%"></span><span class="value">${value}</span></td></tr>`
    })
    .join('')}</tbody></table>`
}
