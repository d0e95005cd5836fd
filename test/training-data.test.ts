import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { dataFaults } from '../scripts/check-data.ts'

test('every kind of labelled data is checked', () => {
  const root = mkdtempSync(join(tmpdir(), 'goodform-data-'))
  const claim = 'it-band/rolling'
  const write = (path: string, ...rows: object[]) =>
    writeFileSync(join(root, path), rows.map((row) => `${JSON.stringify(row)}\n`).join(''))
  try {
    for (const folder of ['corpus/a', 'aside/b', 'paraphrases', 'frames'])
      mkdirSync(join(root, folder), { recursive: true })
    const label = { line: 1, quote: 'Roll your band', claims: [claim], label: 'flag', stance: 'instructed' }
    for (const folder of ['corpus/a', 'aside/b']) {
      writeFileSync(join(root, `${folder}/1.md`), 'Roll your band.\n')
      writeFileSync(join(root, `${folder}/1.labels.json`), JSON.stringify([label, { ...label, quote: 'elsewhere' }]))
      writeFileSync(join(root, `${folder}/2.md`), 'Without labels.\n')
    }
    write('paraphrases/1.jsonl', { claim, text: 'Roll it.', span: 'Press it', label: 'flag', also: ['no/claim'] })
    write('said.jsonl', { claim: 'no/said', text: ' ' })
    const text = 'The band does not get any longer.'
    write('frames/plain.jsonl', { claim, label: 'clear', text })
    write('aside/plain.jsonl', { claim, label: 'tell', text }, { claim, label: 'flag', text: 'No end' })
    write(
      'frames/frames.jsonl',
      { frame: '{S}, they {X}.', label: 'tell', class: 'report' },
      { frame: 'None.', label: 'no' },
    )
    write('frames/assertions.jsonl', { claim: 'no/assertion', S: 's', G: 'g', V: 'v', Vs: '' })
    write('frames/fillers.jsonl', { text: ' ' })
    const fine = { article: 'b/1', claim, edits: [[0, 4, 'Some roll']] }
    write('aside/rewordings.jsonl', fine, { ...fine, edits: [[10, 400, '']], fault: 'ugly' })
    const found = dataFaults(root).map((fault) => fault.replaceAll(root, ''))
    expect(found).toEqual([
      '/corpus/a/1.md:1: the quote is not on its line: elsewhere',
      '/corpus/a/2.md: there are no labels',
      '/aside/b/1.md:1: the quote is not on its line: elsewhere',
      '/aside/b/2.md: there are no labels',
      '/paraphrases/1.jsonl:1: there is no claim no/claim',
      '/paraphrases/1.jsonl:1: the span is not in the text: Press it',
      '/said.jsonl:1: there is no claim no/said',
      '/said.jsonl:1: there is no text',
      `/aside/plain.jsonl:1: flag, but clear at /frames/plain.jsonl:1: ${text}`,
      '/aside/plain.jsonl:2: there is no label flag',
      '/aside/plain.jsonl:2: no sentence on a line with its full stop or question mark: No end',
      '/frames/frames.jsonl:1: there is no part {X}: {S}, they {X}.',
      '/frames/frames.jsonl:2: there is no place for a claim: None.',
      '/frames/frames.jsonl:2: there is no label no',
      '/frames/frames.jsonl:2: there is no class: None.',
      '/frames/assertions.jsonl:1: there is no claim no/assertion',
      '/frames/assertions.jsonl:1: there is no Vs',
      '/frames/assertions.jsonl:1: there is no Ving',
      '/frames/fillers.jsonl:1: there is no text',
      '/aside/rewordings.jsonl:2: there is no fault ugly',
      '/aside/rewordings.jsonl:2: no place: 10',
    ])
  } finally {
    rmSync(root, { recursive: true })
  }
})
