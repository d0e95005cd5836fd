// The innermost loops of training (kernels.wat), and memory for what they work on.
import { readFileSync } from 'node:fs'
import wabt from 'wabt'
import type { Assembly } from '../../server/src/core/learn/kernels.ts'

const { Module, Memory, Instance } = (globalThis as unknown as { readonly WebAssembly: Assembly }).WebAssembly

const file = new URL('kernels.wat', import.meta.url)
const text = (await wabt()).parseWat('kernels.wat', readFileSync(file, 'utf8'), { simd: true })
const compiled = new Module(text.toBinary({}).buffer)
text.destroy()

/** So many linear models are fitted side by side. */
export const modelsBeside = 8

/** See kernels.wat; all but counts and scales are addresses in bytes. */
export interface Kernels {
  products(
    row: number,
    other: number,
    vector: number,
    count: number,
    before: number,
    otherBefore: number,
    to: number,
  ): void
  layer(units: number, count: number, rows: number, biases: number, vector: number, length: number, to: number): void
  add(to: number, vector: number, count: number, scale: number): void
  addRows(to: number, values: number, rows: number, scales: number, count: number): void
  errors(
    values: number,
    gradients: number,
    rows: number,
    scales: number,
    places: number,
    errors: number,
    count: number,
    to: number,
  ): void
  step(
    values: number,
    gradients: number,
    first: number,
    second: number,
    count: number,
    rate: number,
    early: number,
    late: number,
  ): void
  scores(weights: number, ids: number, values: number, count: number, to: number): void
  move(weights: number, ids: number, values: number, count: number, steps: number): void
  histogram(
    rows: number,
    count: number,
    derivatives: number,
    binned: number,
    features: number,
    columns: number,
    asked: number,
    sums: number,
    stride: number,
  ): void
}

const page = 1 << 16
const mostPages = 1 << 16

/** Memory that kernels work on: arrays of which each begins at its `byteOffset`. */
export class Workspace {
  readonly kernels: Kernels
  private readonly buffer: ArrayBuffer
  private end = 0

  /**
   * @param doubles how many numbers it has room for
   * @param integers the same of those of four bytes
   * @param bytes the same of single bytes
   */
  constructor(doubles: number, integers: number, bytes = 0) {
    const pages = Math.ceil((8 * doubles + 4 * integers + bytes) / page) + 1
    if (pages > mostPages) throw new Error(`${pages} pages are too many for one memory`)
    const memory = new Memory({ initial: pages, maximum: pages })
    this.buffer = memory.buffer
    this.kernels = new Instance(compiled, { training: { memory } }).exports as Kernels
  }

  doubles(count: number): Float64Array {
    return new Float64Array(this.buffer, this.take(8 * count), count)
  }

  integers(count: number): Int32Array {
    return new Int32Array(this.buffer, this.take(4 * count), count)
  }

  bytes(count: number): Uint8Array {
    return new Uint8Array(this.buffer, this.take(count), count)
  }

  /** Arrays begin where doubles may. */
  private take(bytes: number): number {
    const from = this.end
    this.end += 8 * Math.ceil(bytes / 8)
    return from
  }
}
