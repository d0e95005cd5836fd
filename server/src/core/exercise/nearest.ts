/** Edit distance with swaps of neighbours (optimal string alignment), or `most + 1` when it is greater than `most`. */
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

/** Longest word that is compared. */
const longest = 40

/** The word that is meant: the nearest one that differs by at most a third of its letters, and by no more than two; undefined for none. */
export function nearest(word: string, words: Iterable<string>): string | undefined {
  if (word.length < 3 || word.length > longest) return undefined
  let best: string | undefined
  let least = Math.min(2, Math.floor(word.length / 3)) + 1
  for (const other of words) {
    const far = distance(word, other, least - 1)
    if (far < least) {
      least = far
      best = other
    }
  }
  return best
}
