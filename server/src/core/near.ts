/**
 * Number of letters to change, add, take away or swap with their neighbour to get from one word to the other (optimal string alignment);
 * `most + 1` when it is greater than `most`.
 */
export function distance(a: string, b: string, most: number): number {
  if (Math.abs(a.length - b.length) > most) return most + 1
  let beforeLast: number[] = []
  let last = Array.from({ length: b.length + 1 }, (_, j) => j)
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1] ? 0 : 1
      let least = Math.min(last[j]! + 1, row[j - 1]! + 1, last[j - 1]! + same)
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1])
        least = Math.min(least, beforeLast[j - 2]! + 1)
      row.push(least)
    }
    beforeLast = last
    last = row
  }
  return Math.min(last[b.length]!, most + 1)
}

/** The nearest of some words that is at most so many letters away, of two as near the first; undefined for none. */
function within(word: string, words: Iterable<string>, most: number): string | undefined {
  let best: string | undefined
  let least = most + 1
  for (const other of words) {
    const far = distance(word, other, least - 1)
    if (far < least) {
      least = far
      best = other
    }
  }
  return best
}

/** Longest word that is compared with all words of a list. */
const longest = 40

/** The word that is meant: the nearest one that differs by at most a third of its letters, and by no more than two; undefined for none. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  if (word.length < 3 || word.length > longest) return undefined
  return within(word, words, Math.min(2, Math.floor(word.length / 3)))
}

/** “Did you mean …?” for a word that is none of the choices, with a space in front; empty when none is near. */
export function didYouMean(word: string, choices: Iterable<string>): string {
  const written = new Map<string, string>()
  for (const choice of choices) if (!written.has(choice.toLowerCase())) written.set(choice.toLowerCase(), choice)
  const found = within(word.toLowerCase(), written.keys(), Math.max(2, Math.floor(word.length / 3)))
  return found === undefined ? '' : ` Did you mean “${written.get(found)}”?`
}
