import type { ScalarNode } from './yaml.ts'

/** A field of plain YAML; without a scalar where its value is none, or none that is a text. */
export interface PlainField {
  readonly key: string
  readonly scalar?: ScalarNode
}

const words = String.raw`[\p{L}\p{Nd}][^\p{C}\p{Zl}\p{Zp}:#]*(?<! )`
const list = String.raw`\[(?:[A-Za-z0-9][\w -]*(?:, ?[A-Za-z0-9][\w -]*)*)?\]`
const quoted = String.raw`"[^\p{C}\p{Zl}\p{Zp}"\\]*"|'[^\p{C}\p{Zl}\p{Zp}']*'`
const field = new RegExp(`^([A-Za-z][\\w-]{0,60}):(?: (?:(${words})|(${quoted})|${list}))?$`, 'u')
const item = new RegExp(`^( {0,8})- ${words}$`, 'u')
/** Plain scalars that are no text; numbers hold no blank and begin with no letter. */
const constants = /^(?:null|true|false)$/i

/**
 * Reads YAML that is fields of one line each, with words, quoted words or a list of words, and lists of words below a field: most front
 * matter. Gives what the YAML library gives, in some hundredths of the time; undefined for all that could be anything else, or wrong.
 */
export function readPlainYaml(yaml: string): PlainField[] | undefined {
  const fields: PlainField[] = []
  /** The indentation of the list that may go on; -1 where one may begin. */
  let indent: number | undefined
  for (let at = 0; at < yaml.length; ) {
    const newline = yaml.indexOf('\n', at)
    const end = newline < 0 ? yaml.length : newline
    const line = yaml.slice(at, end)
    const found = field.exec(line)
    if (found) {
      const [, key, plain, quoted] = found as unknown as [string, string, string?, string?]
      const range: [number, number, number] = [end - (plain ?? quoted ?? '').length, end, end]
      if (quoted) {
        const type = quoted[0] === '"' ? 'QUOTE_DOUBLE' : 'QUOTE_SINGLE'
        fields.push({ key, scalar: { value: quoted.slice(1, -1), type, range } })
      } else if (plain && isText(plain)) fields.push({ key, scalar: { value: plain, type: 'PLAIN', range } })
      else fields.push({ key })
      indent = line.endsWith(':') ? -1 : undefined
    } else {
      const listed = item.exec(line)
      if (!listed || indent === undefined) return undefined
      const depth = listed[1]!.length
      if (indent >= 0 && indent !== depth) return undefined
      indent = depth
    }
    at = end + 1
  }
  return fields.length ? fields : undefined
}

const isText = (plain: string) => plain.includes(' ') || (/^\p{L}/u.test(plain) && !constants.test(plain))
