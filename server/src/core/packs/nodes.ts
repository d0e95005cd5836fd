import { isAlias, isCollection, isMap, isNode, isScalar, isSeq, type Node } from 'yaml'
import type { Severity } from '../model.ts'
import { didYouMean } from '../near.ts'
import { shorten } from '../shorten.ts'

/** Tells a problem at a place of the pack's text. */
export type Tell = (code: string, message: string, start?: number, end?: number, severity?: Severity) => void

/** A longer key is like none that there is, in UTF-16 units. */
const longestKey = 40

/** Reads the nodes of a pack and tells where one is not what it should be. */
export class PackNodes {
  constructor(private readonly tell: Tell) {}

  get(node: Node, key: string): Node | undefined {
    if (!isMap(node)) return undefined
    const found = node.items.find((pair) => isScalar(pair.key) && pair.key.value === key)?.value
    return isNode(found) && !isAlias(found) ? found : undefined
  }

  /** A text, with white space as single spaces. A number or a list in its place is told. */
  text(node: Node, key: string, needed: boolean): string | undefined {
    const found = this.get(node, key)
    if (isScalar(found) && typeof found.value === 'string' && found.value.trim()) return tidy(found.value)
    const empty = !found || (isScalar(found) && (found.value === null || found.value === ''))
    if (!empty) this.at(found, 'text', `\`${key}\` is a text; put it in quotes if it looks like something else.`)
    else if (needed || found) this.at(found ?? node, 'missing', `\`${key}\` is missing.`)
    return undefined
  }

  /** A text of one form; anything else is told with the sentence that says what the form is. */
  form(node: Node, key: string, form: RegExp, is: string): string | undefined {
    const found = this.get(node, key)
    const value = isScalar(found) && Number.isInteger(found.value) ? String(found.value) : this.text(node, key, false)
    if (value === undefined || form.test(value)) return value
    this.at(found ?? node, key, `\`${key}\` is ${is}; not “${shorten(value, 60)}”.`)
    return undefined
  }

  /** A day of the calendar. */
  date(node: Node, key: string): string | undefined {
    const is = 'a date such as 2026-11-24'
    const value = this.form(node, key, /^\d{4}-\d\d-\d\d$/, is)
    const day = value === undefined ? undefined : new Date(`${value}T00:00:00Z`)
    if (day && (Number.isNaN(day.getTime()) || !day.toISOString().startsWith(value!)))
      this.at(this.get(node, key) ?? node, key, `\`${key}\` is ${is}; there is no day “${shorten(value!, 60)}”.`)
    return value
  }

  /** The texts of a list, each with its node. */
  texts(node: Node, key: string): { readonly text: string; readonly node: Node }[] {
    return this.list(node, key).flatMap((item) => {
      if (isScalar(item) && typeof item.value === 'string' && item.value.trim())
        return [{ text: tidy(item.value), node: item }]
      this.at(item, 'text', `An entry of \`${key}\` is a text; put it in quotes if it holds a colon or is a number.`)
      return []
    })
  }

  list(node: Node, key: string): Node[] {
    const found = this.get(node, key)
    if (!found) return []
    if (isSeq(found)) return found.items.filter((item): item is Node => isNode(item))
    this.at(found, 'list', `\`${key}\` is a list.`)
    return []
  }

  choice<T extends string>(node: Node, key: string, choices: readonly T[], needed: boolean): T | undefined {
    const value = this.text(node, key, needed)
    if (value === undefined || choices.includes(value as T)) return value as T | undefined
    this.at(
      this.get(node, key) ?? node,
      'choice',
      `\`${key}\` is one of ${choices.join(', ')}; not “${shorten(value, 40)}”.${didYouMean(value.slice(0, longestKey), choices)}`,
    )
    return undefined
  }

  flag(node: Node, key: string): boolean {
    const found = this.get(node, key)
    if (found && !(isScalar(found) && typeof found.value === 'boolean'))
      this.at(found, 'flag', `\`${key}\` is true or false.`)
    return isScalar(found) && found.value === true
  }

  /** Tells keys that a mapping does not have, and keys that stand twice. Without `known` any key may stand. */
  keys(node: Node, known: readonly string[] | undefined, what: string): void {
    if (!isMap(node)) return
    const seen = new Set<string>()
    for (const { key } of node.items) {
      if (!isScalar(key)) continue
      const name = String(key.value)
      if (known && !known.includes(name))
        this.at(
          key,
          'key',
          `“${shorten(name, 40)}” is no key of ${what}; there are ${known.join(', ')}.${didYouMean(name.slice(0, longestKey), known)}`,
        )
      else if (seen.has(name)) this.at(key, 'key-twice', `“${shorten(name, 40)}” stands here twice.`)
      seen.add(name)
    }
  }

  at(node: Node, code: string, message: string, severity: Severity = 'error'): void {
    const [start, end] = node.range ?? [0, 1]
    this.tell(code, message, start, isCollection(node) ? start + 1 : end, severity)
  }
}

const tidy = (text: string) => text.trim().replaceAll(/\s+/g, ' ')
