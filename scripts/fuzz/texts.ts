import { readdirSync, readFileSync } from 'node:fs'
import type { Linter } from '../../server/src/core/index.ts'
import type { Random } from './random.ts'
import { yaml } from './yaml.ts'

/** A text, and the name of the file that it would stand in. */
export interface Text {
  readonly text: string
  readonly path: string
}

/** What texts are made of. */
export interface Words {
  /** Sentences that assert claims, and such that do not. */
  readonly sentences: readonly string[]
  /** Articles and exercise files of the repository. */
  readonly files: readonly Text[]
}

export function wordsOf(linter: Linter): Words {
  const sentences = [...linter.claims.values()].flatMap(({ examples }) => [...examples.flag, ...examples.clear])
  const files = ['training/corpus', 'samples'].flatMap((folder) =>
    readdirSync(folder, { recursive: true, encoding: 'utf8' })
      .filter((name) => /\.(md|yaml)$/.test(name))
      .sort()
      .map((name) => ({ path: name, text: readFileSync(`${folder}/${name}`, 'utf8') })),
  )
  return { sentences, files }
}

const marks = [
  ...'*_~`[]()<>!#|\\&:-+=@"\'{}/%.,;?\t ',
  '\n',
  '\r\n',
  '\r',
  '\n\n',
  '```',
  '---',
  '<!--',
  '-->',
  '**',
  '&amp;',
]
const odd = [
  '\0',
  '\ufeff',
  '\u00ad',
  '\u2028',
  '\ud83d',
  '\ude00',
  '😀',
  'é',
  'e\u0301',
  '\u202e',
  '\u200b',
  'ß',
  'İ',
  '’',
  '“',
]

/** Units and marks in any order, or the text of any bytes. */
function noise(random: Random): string {
  if (random.chance(0.3)) return new TextDecoder().decode(Uint8Array.from(random.some(0, 200, () => random.below(256))))
  return random
    .some(0, 120, () =>
      random.chance(0.5)
        ? random.from(marks)
        : random.chance(0.3)
          ? random.from(odd)
          : String.fromCharCode(97 + random.below(26)),
    )
    .join('')
}

/** One or several lines of prose. */
export function prose(random: Random, { sentences }: Words): string {
  const said = random.some(1, 4, () => random.from(sentences)).join(' ')
  const word = () => 1 + said.indexOf(' ', random.below(said.length))
  switch (random.below(7)) {
    case 6: {
      const at = word()
      const next = said.indexOf(' ', at)
      const quote = random.from(['&quot;', '&amp;', '\\"', '\\*', '&#39;', '\\\\'])
      return `${said.slice(0, at)}${quote}${said.slice(at, next < at ? undefined : next)}${quote}${next < at ? '' : said.slice(next)}`
    }
    case 0: {
      const at = word()
      const mark = random.from(['*', '**', '_', '~~', '`', '***'])
      return `${said.slice(0, at)}${mark}${said.slice(at)}${random.chance(0.9) ? mark : ''}`
    }
    case 1:
      return `${said} [${random.from(['text', 'x', said.slice(0, 20)])}]${random.from(['(http://a.b/c)', '[1]', '', '[^1]', '(<a b> "t")'])}`
    case 2: {
      const at = word()
      return `${said.slice(0, at)}${random.from(['\n', '  \n', '\\\n', '\n  '])}${said.slice(at)}`
    }
    default:
      return said
  }
}

const indented = (text: string, by: string) => text.replaceAll('\n', `\n${by}`)

function block(random: Random, words: Words, depth: number): string {
  const inner = () => random.some(1, 3, () => block(random, words, depth + 1)).join(random.from(['\n', '\n\n']))
  const line = () => prose(random, words).replaceAll('\n', ' ')
  switch (random.below(depth > 2 ? 6 : 18)) {
    case 0:
      return `${'#'.repeat(1 + random.below(7))} ${line()}${random.from(['', ' #', '\n===', '\n---'])}`
    case 1:
      return random.from(['---', '***', '- - -', '[1]: http://x.org "t"', '[^1]: Note\n\n    more', '\\', '   '])
    case 2:
      return `${random.from(['```', '~~~', '````md'])}\n${line()}\n${random.from(['```', '~~~', '', '````'])}`
    case 3:
      return `    ${line()}`
    case 4:
    case 5:
      return prose(random, words)
    case 6:
    case 7:
      return `${random.from(['> ', '>', '> [!note] T\n> '])}${indented(inner(), random.from(['> ', '>', '']))}`
    case 8:
    case 9: {
      const marker = random.from(['- ', '* ', '+   ', '1. ', '10) ', '- [ ] ', '-\n  '])
      return random
        .some(1, 4, () => marker + indented(inner(), ' '.repeat(random.from([2, 3, 4, 0]))))
        .join(random.from(['\n', '\n\n']))
    }
    case 10:
      return `| ${line()} | b |\n|---|${random.from(['---', ':-:', ''])}|\n${random.some(0, 4, () => `| ${line()} | \\| |`).join('\n')}`
    case 11:
      return `<!-- goodform-${random.from(['disable-next-line', 'disable-line', 'disable', 'enable', 'disable-file', 'disable-next-block', 'x'])} ${random.from(['', 'foam-rolling', '-- why'])} -->`
    case 12:
      return `<${random.from(['div', 'pre', 'b', 'script', '!-- c', '?x', '!DOCTYPE'])}>\n${line()}\n${random.from(['</div>', '</pre>', '-->', ''])}`
    case 13:
      return random.from([
        '{{< note >}}',
        '{/* goodform-disable-next-line */}',
        ':::tip',
        '{% raw %}',
        '![alt text](x.png)',
      ])
    default:
      return prose(random, words)
  }
}

/** Front matter, some of it broken: YAML between `---`, TOML between `+++`. */
function frontMatter(random: Random, words: Words): string {
  const said = random.from(words.sentences)
  const fence = random.from(['---', '+++'])
  const quote = random.from(fence === '---' ? ['', '"', "'"] : ['"', "'", '"""', "'''"])
  const text = quote[0] === '"' && random.chance(0.5) ? said.replaceAll(/["e]/g, random.from(['\\"', '\\u0065'])) : said
  const long = quote.length === 3 && random.chance(0.5) ? text.replaceAll('. ', random.from(['.\n', '. \\\n  '])) : text
  const title = `title${fence === '---' ? ':' : ' ='} ${quote}${long}${random.chance(0.9) ? quote : ''}\n`
  const rest = fence === '---' ? ['tags: [a, b]\n', 'a: &b c\n', ''] : ['tags = ["a", "b"]\n', '[a.b]\nc = 1\n', '']
  return `${fence}\n${title}${random.from(rest)}${random.chance(0.8) ? fence : random.from(['---', '+++', ''])}\n`
}

/** An article of some blocks. */
export function markdown(random: Random, words: Words): Text {
  const front = random.chance(0.15) ? frontMatter(random, words) : ''
  const end = random.from(['\n', '\n', '\n', '\r\n', '\r'])
  const body = random.some(0, 5, () => block(random, words, 0)).join(random.from(['\n\n', '\n\n', '\n', '\n\n\n']))
  const text = `${random.chance(0.05) ? '\ufeff' : ''}${front}${body}${random.from(['\n', '', '\n\n'])}`
  return {
    path: random.from(['a.md', 'a.md', 'a.md', 'a.mdx']),
    text: end === '\n' ? text : text.replaceAll('\n', end),
  }
}

/** A part of a text of the repository, with some faults put in. */
function mutated(random: Random, words: Words): Text {
  const { path, text } = random.from(words.files)
  const from = random.chance(0.3) ? 0 : text.lastIndexOf('\n', random.below(text.length)) + 1
  let now = text.slice(from, from + 50 + random.below(700))
  for (let left = random.below(6); left; left--) {
    const at = random.below(now.length + 1)
    const end = at + random.below(60)
    switch (random.below(4)) {
      case 0:
        now = now.slice(0, at) + now.slice(end)
        break
      case 1:
        now = now.slice(0, end) + now.slice(at)
        break
      case 2:
        now = now.slice(0, at) + random.from(random.chance(0.2) ? odd : marks) + now.slice(at)
        break
      default:
        now = now.slice(0, at) + random.from(words.files).text.slice(at, end) + now.slice(at)
    }
  }
  return { path, text: now }
}

export const kindsOfText = { noise, markdown, yaml, mutated } as const
export type KindOfText = keyof typeof kindsOfText

/** A text of one kind. */
export function textOf(kind: KindOfText, random: Random, words: Words): Text {
  const made = kindsOfText[kind](random, words)
  if (typeof made !== 'string') return made
  return { text: made, path: random.from(['a.md', 'a.md', 'a.mdx', 'a.exercise.yaml']) }
}
