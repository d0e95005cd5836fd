/** “Did you mean …?” for a word that is none of the choices, with a space in front; empty when none is near. */
export function didYouMean(word: string, choices: Iterable<string>): string {
  let found = ''
  let least = Math.max(2, Math.floor(word.length / 3)) + 1
  for (const choice of choices) {
    const steps = distance(word.toLowerCase(), choice.toLowerCase(), least)
    if (steps < least) {
      least = steps
      found = choice
    }
  }
  return found ? ` Did you mean “${found}”?` : ''
}

/** The number of letters to change, add or take away to get from one word to the other (Levenshtein); `most` when it is that or more. */
function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) >= most) return most
  let row = Array.from({ length: b.length + 1 }, (_, i) => i)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++)
      next.push(Math.min(row[j]! + 1, next[j - 1]! + 1, row[j - 1]! + (a[i - 1] === b[j - 1] ? 0 : 1)))
    row = next
  }
  return Math.min(most, row[b.length]!)
}
