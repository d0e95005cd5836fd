// Whole numbers as printable text: a file of them is JSON without escapes, and a small number is one character, which a zip packs well.

/** Printable ASCII without blank, `!`, `"` and `\`. */
const digits = 91

const codeOf = (digit: number) => (digit < 57 ? 35 + digit : 36 + digit)

/** How many of the digits end a number; the others say that more follows. Small numbers want `most`, great ones `half`. */
export const endings = { most: 80, half: 45 } as const

/** Writes whole numbers, 0 or more. */
export function writeNumbers(numbers: readonly number[], ending: number): string {
  let text = ''
  for (let number of numbers) {
    while (number >= ending) {
      const more = number - ending
      text += String.fromCharCode(codeOf(ending + (more % (digits - ending))))
      number = Math.floor(more / (digits - ending))
    }
    text += String.fromCharCode(codeOf(number))
  }
  return text
}

/** Reads what `writeNumbers` wrote, at most `count` numbers. */
export function readNumbers(text: string, count: number, ending: number): Float64Array {
  const found = new Float64Array(count)
  let at = 0
  for (let i = 0; i < count && at < text.length; i++) {
    let value = 0
    let unit = 1
    for (;;) {
      const code = text.charCodeAt(at++)
      const digit = code < 92 ? code - 35 : code - 36
      value += digit * unit
      if (!(digit >= ending)) break
      unit *= digits - ending
    }
    found[i] = value
  }
  return found
}

/** Numbers of either sign as numbers without: 0, -1, 1, -2, 2, … */
export const unsigned = (number: number): number => (number < 0 ? -2 * number - 1 : 2 * number)
export const signed = (number: number): number => (number % 2 ? -(number + 1) / 2 : number / 2)
