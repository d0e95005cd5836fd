// The innermost loops of the networks, and memory for what they work on. They are WebAssembly (kernels.wat) wherever there is any: half of reading
// was spent in them. Where there is none, as on pages that forbid it, plain loops say the same.
import { assembled } from './assembled.ts'

/** Loops over whole numbers. Arrays come from the kernels that they are given to; sums that leave 32 bits are the caller's to prevent. */
export interface Kernels {
  /** A copy of single-byte numbers. */
  bytes(numbers: Int8Array): Int8Array
  /** A copy of numbers, in two bytes each. */
  shorts(numbers: Int8Array | Int16Array): Int16Array
  integers(count: number): Int32Array
  /** Multiplies rows with a vector: the products of a row, added up, become a number of `to`. The vector has a multiple of eight numbers. */
  products(rows: Int16Array, vector: Int16Array, to: Int32Array): void
  /** Adds a row of bytes that begins at `from`, `scale` times (-32,768 to 32,767), to numbers; of these there is a multiple of eight. */
  add(rows: Int8Array, from: number, scale: number, to: Int32Array): void
}

/** Makes kernels with room for so many bytes; each array takes up to `alignment` more. */
export type KernelMaker = (room: number) => Kernels

export const alignment = 16

export const plainKernels: KernelMaker = () => ({
  bytes: (numbers) => numbers.slice(),
  shorts: (numbers) => Int16Array.from(numbers),
  integers: (count) => new Int32Array(count),
  products(rows, vector, to) {
    for (let r = 0, at = 0; r < to.length; r++) {
      let sum = 0
      for (let i = 0; i < vector.length; i++) sum += rows[at++]! * vector[i]!
      to[r] = sum
    }
  },
  add(rows, from, scale, to) {
    for (let i = 0; i < to.length; i++) to[i]! += scale * rows[from + i]!
  },
})

/** What is used of the global of this name, of which the compiler knows only in browsers. */
export interface Assembly {
  readonly Module: new (bytes: Uint8Array) => object
  readonly Memory: new (pages: {
    readonly initial: number
    readonly maximum: number
  }) => { readonly buffer: ArrayBuffer }
  readonly Instance: new (module: object, imports: object) => { readonly exports: unknown }
}

/** See kernels.wat; all but the scale are addresses and lengths in bytes. */
interface Assembled {
  products(rows: number, vector: number, length: number, to: number, end: number): void
  add(row: number, scale: number, to: number, end: number): void
}

const page = 1 << 16

/** Kernels in WebAssembly; undefined where there is none, or none with vectors. */
export function assembledKernels(): KernelMaker | undefined {
  const assembly = (globalThis as { readonly WebAssembly?: Assembly }).WebAssembly
  if (!assembly) return undefined
  let module: object
  try {
    module = new assembly.Module(Uint8Array.from(assembled.match(/../g)!, (digits) => Number.parseInt(digits, 16)))
  } catch {
    return undefined
  }
  return (room) => {
    const pages = Math.ceil(room / page)
    const memory = new assembly.Memory({ initial: pages, maximum: pages })
    const { products, add } = new assembly.Instance(module, { learn: { memory } }).exports as Assembled
    let end = 0
    const take = (bytes: number) => {
      const from = end
      end += alignment * Math.ceil(bytes / alignment)
      return from
    }
    return {
      bytes(numbers) {
        const copy = new Int8Array(memory.buffer, take(numbers.length), numbers.length)
        copy.set(numbers)
        return copy
      },
      shorts(numbers) {
        const copy = new Int16Array(memory.buffer, take(2 * numbers.length), numbers.length)
        copy.set(numbers)
        return copy
      },
      integers: (count) => new Int32Array(memory.buffer, take(4 * count), count),
      products: (rows, vector, to) =>
        products(rows.byteOffset, vector.byteOffset, vector.byteLength, to.byteOffset, to.byteOffset + to.byteLength),
      add: (rows, from, scale, to) => add(rows.byteOffset + from, scale, to.byteOffset, to.byteOffset + to.byteLength),
    }
  }
}
