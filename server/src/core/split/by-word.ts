import type { Token } from '../model.ts'

/** Unnumbered words that are remembered at most; then all of them are forgotten. */
const mostNamed = 20_000

/** What is known of words: by the number of a token's norm or, where it has none, by the norm. */
export class ByWord<T> {
  private readonly numbered: (T | undefined)[] = []
  private readonly named = new Map<string, T>()

  /** What was set for the token's word; undefined when nothing was. */
  get({ id, norm }: Token): T | undefined {
    return id < 0 ? this.named.get(norm) : this.numbered[id]
  }

  /** Remembers something of the token's word. */
  set({ id, norm }: Token, value: T): void {
    if (id < 0) {
      if (this.named.size >= mostNamed) this.named.clear()
      this.named.set(norm, value)
      return
    }
    // Filled up in order: an array with holes is slow.
    for (let next = this.numbered.length; next < id; next++) this.numbered.push(undefined)
    this.numbered[id] = value
  }
}
