import type { Token } from '../model.ts'
import { intern, interned } from './intern.ts'

/** Characters that a word, a number or a punctuation mark can be made of, told apart by code unit. */
enum Class {
  other,
  letter,
  digit,
  apostrophe,
  hyphen,
  punctuation,
}

const ascii = new Uint8Array(128)
for (let c = 97; c <= 122; c++) ascii[c] = ascii[c - 32] = Class.letter
for (let c = 48; c <= 57; c++) ascii[c] = Class.digit
for (const c of '.,;:?!()[]"/%&=*#|+<>') ascii[c.charCodeAt(0)] = Class.punctuation
ascii[39] = Class.apostrophe
ascii[45] = Class.hyphen

const letters = /\p{L}|\p{M}/u

function classOf(code: number): Class {
  if (code < 128) return ascii[code] as Class
  if (code === 0x2019 || code === 0x2018 || code === 0x02bc) return Class.apostrophe
  if (code === 0x2010 || code === 0x2011 || code === 0xad) return Class.hyphen
  if (code === 0x201c || code === 0x201d || code === 0xab || code === 0xbb) return Class.punctuation
  if (code === 0x2013 || code === 0x2014 || code === 0x2026) return Class.punctuation
  if (code < 0xc0 || (code >= 0xd800 && code <= 0xdfff)) return Class.other
  return letters.test(String.fromCharCode(code)) ? Class.letter : Class.other
}

const clitics = new Set(["'s", "'re", "'ve", "'ll", "'d", "'m"])
const marks: Readonly<Record<string, string>> = { '“': '"', '”': '"', '«': '"', '»': '"', '‘': "'", '’': "'", '–': '—' }

/** The code units of the text that is split: to ask a string for each, which may be in parts, takes longer. */
let codes = new Uint16Array(1 << 14)

function norm(text: string, start: number, end: number): string {
  const word = text.slice(start, end)
  return word.normalize('NFC').toLowerCase().replaceAll(/[’‘ʼ]/g, "'").replaceAll('\u00ad', '')
}

function add(tokens: Token[], text: string, start: number, end: number, kind: Token['kind']): void {
  const id = intern(codes, start, end)
  tokens.push({ start, end, norm: id < 0 ? norm(text, start, end) : interned(id), kind, id })
}

const mark = new Uint16Array(1)

function addMark(tokens: Token[], start: number, norm: string): void {
  mark[0] = norm.charCodeAt(0)
  tokens.push({ start, end: start + 1, norm, kind: 'punctuation', id: intern(mark, 0, 1) })
}

/**
 * Splits a passage's text into words, numbers and punctuation marks.
 * Compounds with a hyphen are several words ("foam-rolling": foam, rolling); `'s`, `'ll` and the like are words of their own,
 * `n't` stays with its verb, and a unit is parted from its number ("30s": 30, s). Linear in the length of the text.
 */
export function tokenize(text: string, from = 0, to = text.length): Token[] {
  if (codes.length < to) codes = new Uint16Array(2 * to)
  for (let i = Math.max(0, from - 1); i < to; i++) codes[i] = text.charCodeAt(i)
  const tokens: Token[] = []
  let i = from
  while (i < to) {
    const kind = classOf(codes[i]!)
    if (kind === Class.letter) i = word(text, i, to, tokens)
    else if (kind === Class.digit) i = number(text, i, to, tokens)
    else {
      if (kind === Class.punctuation || kind === Class.apostrophe) {
        const mark = text[i] as string
        addMark(tokens, i, marks[mark] ?? mark)
      } else if (kind === Class.hyphen && !joins(text, i)) {
        addMark(tokens, i, '—')
      }
      i++
    }
  }
  return tokens
}

/** A hyphen between two characters of words joins them; one beside a space is a dash. */
function joins(text: string, i: number): boolean {
  const next = classOf(text.charCodeAt(i + 1))
  const before = i > 0 ? classOf(codes[i - 1]!) : Class.other
  return (next === Class.letter || next === Class.digit) && (before === Class.letter || before === Class.digit)
}

function word(text: string, start: number, to: number, tokens: Token[]): number {
  let i = start + 1
  let clitic = -1
  while (i < to) {
    const kind = classOf(codes[i]!)
    if (kind === Class.letter) i++
    else if (kind === Class.apostrophe && i + 1 < to && classOf(codes[i + 1]!) === Class.letter) {
      clitic = i
      i += 2
    } else if (codes[i] === 0xad) i++
    else break
  }
  if (clitic > start && clitics.has(norm(text, clitic, i))) {
    add(tokens, text, start, clitic, 'word')
    add(tokens, text, clitic, i, 'word')
  } else add(tokens, text, start, i, 'word')
  return i
}

function number(text: string, start: number, to: number, tokens: Token[]): number {
  let i = start + 1
  let commas = false
  while (i < to) {
    const kind = classOf(text.charCodeAt(i))
    const mark = text[i]
    if (kind === Class.digit) i++
    else if ((mark === '.' || mark === ',') && classOf(text.charCodeAt(i + 1)) === Class.digit && i + 1 < to) {
      commas ||= mark === ','
      i += 2
    } else break
  }
  if (!commas) add(tokens, text, start, i, 'number')
  else tokens.push({ start, end: i, norm: text.slice(start, i).replaceAll(',', ''), kind: 'number', id: -1 })
  return i
}
