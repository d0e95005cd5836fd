import { describe, expect, test } from 'vitest'
import { linesOf } from '../server/src/cli/io/lines.ts'
import { help } from '../server/src/cli/options.ts'
import { type Files, world } from './world.ts'

const knots = 'Rolling breaks up knots.\n'

const json = (out: string) =>
  JSON.parse(out) as { files: { path: string; diagnostics: { claim: string; range: unknown }[] }[] }

describe('lint', () => {
  test('shows the line with its words marked, what is known, the source, and the sentence after the fix', async () => {
    const { goodform } = world({ 'a.md': `# Rolling\n\n- ${knots}` })
    const { out, code } = await goodform('lint', 'a.md')
    expect(out).toMatchInlineSnapshot(`
      "a.md
        3:11  warning  “breaks up knots” is said as certain, but no good evidence supports it  test/knots
            - Rolling breaks up knots.
                      ^^^^^^^^^^^^^^^
            known: No study shows that rolling changes a knot.
            source: “A study” 2020, A journal, https://doi.org/10.1000/xyz
            try: Rolling may ease soreness for a while.

      1 finding in 1 file: 0 errors, 1 warning, 0 information
      "
    `)
    expect(code).toBe(1)
  })

  test('puts the marks under the words behind wide characters and none', async () => {
    const { goodform } = world({ 'a.md': `日本 👟 e\u0301 ${knots}` })
    const { out } = await goodform('lint', 'a.md')
    const [line, carets] = out.split('\n').slice(2, 4)
    expect(line).toContain('Rolling breaks up knots')
    expect(carets!.indexOf('^')).toBe('      日本 👟 é Rolling '.length + 2)
  })

  test('leaves out what would steer the terminal', async () => {
    const { goodform } = world({ 'a.md': `\u001b[2J\u202e${knots}` })
    const { out } = await goodform('lint', 'a.md')
    expect(out).toContain('[2J')
    expect([...out].filter((c) => c === '\u001b' || c === '\u202e')).toEqual([])
  })

  test('prints JSON with positions in lines and UTF-16 units', async () => {
    const { goodform } = world({ 'a.md': `👟\r\n\r\n👟 ${knots}`, 'b.md': 'Nothing here.' })
    const { out, code } = await goodform('lint', '--format', 'json', 'a.md', 'b.md')
    const { files } = json(out)
    expect(files.map((file) => file.path)).toEqual(['a.md', 'b.md'])
    expect(files[0]!.diagnostics[0]).toMatchObject({
      claim: 'test/knots',
      severity: 'warning',
      text: 'breaks up knots',
      range: { start: { line: 2, character: 11 }, end: { line: 2, character: 26 } },
      by: 'pattern',
    })
    expect(files[1]!.diagnostics).toEqual([])
    expect(code).toBe(1)
  })

  test('counts a byte order mark as nothing: editors drop it', async () => {
    const { goodform } = world({ 'a.md': `\uFEFF${knots}${knots}` })
    expect((await goodform('lint', 'a.md')).out).toMatch(/^ {2}1:9 {2}[\s\S]*^ {2}2:9 {2}/m)
    const { files } = json((await goodform('lint', '--format', 'json', 'a.md')).out)
    expect(files[0]!.diagnostics[0]!.range).toEqual({
      start: { line: 0, character: 8 },
      end: { line: 0, character: 23 },
    })
  })

  test('prints one JSON object a file as NDJSON', async () => {
    const { goodform } = world({ 'a.md': knots, 'b.md': 'Nothing here.' })
    const { out } = await goodform('lint', '--format', 'ndjson', 'a.md', 'b.md')
    const rows = out.trimEnd().split('\n')
    expect(rows.map((row) => JSON.parse(row).path)).toEqual(['a.md', 'b.md'])
  })

  test('reads standard input, under the name that is given', async () => {
    const { goodform } = world({}, { stdin: knots })
    const { out } = await goodform('lint', '--format', 'json', '--stdin-path', 'draft.md', '-')
    expect(json(out).files).toMatchObject([{ path: 'draft.md', diagnostics: [{ claim: 'test/knots' }] }])
  })

  test('lints a file once that is named twice', async () => {
    const { goodform } = world({ 'posts/a.md': knots })
    const { out } = await goodform('lint', '--format', 'json', 'posts/', 'posts/a.md')
    expect(json(out).files).toHaveLength(1)
  })

  test('applies the safe fixes, writes the file, and tells what is left', async () => {
    const { goodform, files } = world({ 'a.md': `Massage will loosen the IT band. ${knots}`, 'b.md': knots })
    const { out } = await goodform('lint', '--format', 'json', '--fix', 'a.md', 'b.md')
    expect(files).toEqual({ 'a.md': `Massage may loosen the IT band. ${knots}`, 'b.md': knots })
    expect(json(out).files.map((file) => file.diagnostics.map((d) => d.claim))).toEqual([
      ['test/knots'],
      ['test/knots'],
    ])
  })

  test('colours only for a terminal that wants it', async () => {
    const coloured = async (options: { tty?: boolean; env?: Record<string, string> }) =>
      (await world({ 'a.md': knots }, options).goodform('lint', 'a.md')).out.includes('\u001b[')
    expect(await coloured({ tty: true })).toBe(true)
    expect(await coloured({ tty: false })).toBe(false)
    expect(await coloured({ tty: true, env: { NO_COLOR: '1' } })).toBe(false)
    expect(await coloured({ tty: true, env: { TERM: 'dumb' } })).toBe(false)
    expect(await coloured({ tty: false, env: { FORCE_COLOR: '1' } })).toBe(true)
    for (const off of ['0', 'false']) {
      expect(await coloured({ tty: true, env: { FORCE_COLOR: off } }), off).toBe(false)
      expect(await coloured({ tty: false, env: { FORCE_COLOR: off } }), off).toBe(false)
    }
  })
})

describe('exit codes', () => {
  const cases: [string, string, string[], number][] = [
    ['nothing found', 'Nothing here.\n', [], 0],
    ['a warning', knots, [], 1],
    ['a warning below the failing severity', knots, ['--fail-on', 'error'], 0],
    ['a warning where findings never fail', knots, ['--fail-on', 'none'], 0],
    ['a warning below the failing severity, but too many', knots, ['--fail-on', 'error', '--max-warnings', '0'], 1],
    ['as many warnings as may be', knots, ['--fail-on', 'error', '--max-warnings', '1'], 0],
    ['as many warnings as may be, and nothing said of severities', knots, ['--max-warnings', '1'], 0],
    ['more warnings than may be, and nothing said of severities', knots, ['--max-warnings', '0'], 1],
  ]
  test.each(cases)('%s', async (_, text, options, code) => {
    expect((await world({ 'a.md': text }).goodform('lint', ...options, 'a.md')).code).toBe(code)
  })

  test('quiet hides what does not fail, and does not change the code', async () => {
    const { out, code } = await world({ 'a.md': knots }).goodform(
      'lint',
      '--quiet',
      '--fail-on',
      'error',
      '--max-warnings',
      '0',
      'a.md',
    )
    expect(out).not.toContain('test/knots')
    expect(code).toBe(1)
  })
})

test('quiet shows nothing where findings never fail', async () => {
  const { out, code } = await world({ 'a.md': knots }).goodform('lint', '--quiet', '--fail-on', 'none', 'a.md')
  expect(out).not.toContain('test/knots')
  expect(code).toBe(0)
})

describe('bad input is told on stderr, the other files are linted, and the exit code is 2', () => {
  const denied = Object.assign(new Error('EACCES: open'), { code: 'EACCES' })
  const random = Uint8Array.from({ length: 600 }, (_, i) => (i * 7919 + (i >> 3)) % 256)
  const cases: [string, Files, string, RegExp][] = [
    ['an unreadable file', { 'x.md': denied }, 'x.md', /x\.md: could not be read: permission denied/],
    ['a file of random bytes', { 'x.md': random }, 'x.md', /x\.md: is not UTF-8 text/],
    ['UTF-16', { 'x.md': Uint8Array.of(0xff, 0xfe, 65, 0) }, 'x.md', /It is UTF-16: save it as UTF-8/],
    [
      'broken front matter',
      { 'x.md': `---\ntitle: "a\n---\n\n${knots}` },
      'x.md',
      /x\.md: line 3: The front matter is not valid YAML: .*; it was not checked\./,
    ],
    [
      'a block that is nested too deeply',
      { 'x.md': `${'>'.repeat(50)} ${knots}` },
      'x.md',
      /x\.md: line 1: This is nested more than 40 levels deep: the rest of it was not checked\. Break it up\.(?!;)\s/,
    ],
    ['a missing path', {}, 'x.md', /x\.md: no such file or folder/],
    ['a folder without articles', {}, 'empty/', /empty\/: holds no Markdown or YAML file/],
  ]
  test.each(cases)('%s', async (_, files, path, message) => {
    const { out, error, code } = await world({ ...files, 'good.md': knots }).goodform(
      'lint',
      '--format',
      'json',
      path,
      'good.md',
    )
    expect(error).toMatch(message)
    expect(json(out).files.find((file) => file.path === 'good.md')?.diagnostics).toHaveLength(1)
    expect(code).toBe(2)
  })

  test('the prose below broken front matter is still linted', async () => {
    const { out } = await world({ 'x.md': `---\ntitle: "a\n---\n\n${knots}` }).goodform(
      'lint',
      '--format',
      'json',
      'x.md',
    )
    expect(json(out).files[0]!.diagnostics.map((d) => d.claim)).toEqual(['goodform/front-matter', 'test/knots'])
  })

  test('an empty file is fine', async () => {
    const { error, code } = await world({ 'x.md': '' }).goodform('lint', 'x.md')
    expect([error, code]).toEqual(['', 0])
  })
})

describe('a wrong command line says what there is', () => {
  const cases: [string[], RegExp][] = [
    [['lint'], /lint needs a path/],
    [['lint', '--format', 'xml', 'a.md'], /no format “xml”; there are stylish, json/],
    [['lint', '--fail-on', 'fatal', 'a.md'], /--fail-on takes hint, information, warning, error/],
    [['lint', '--max-warnings', 'few', 'a.md'], /--max-warnings takes a whole number/],
    [['lint', '--fixx', 'a.md'], /--fixx/],
    [['check'], /no command “check”; there are lint/],
    [['explain'], /explain needs a claim/],
    [['lint', ''], /lint needs a path, and one is empty/],
    [['lint', '--fix', 'a.md', ''], /lint needs a path, and one is empty/],
    [['lint', '--stream', 'a.md'], /--stream reads articles from standard input/],
    [['lint', 'a.md', '--at', 'x'], /lint takes no --at/],
    [['claims', '--format', 'sarif'], /claims knows no format but json/],
    [['claims', 'test'], /claims does not take “test”/],
    [['explain', 'test/knots', 'extra'], /explain does not take “extra”/],
    [['explain', 'test/knots', '--at', 'a.md:1'], /not both/],
    [['mcp', '--fix'], /mcp takes no --fix/],
    [['packs', 'test', 'nope.yaml'], /^goodform: nope\.yaml: no such file or folder\n/],
    [['explain', 'test/knot'], /there is no claim “test\/knot”\. Did you mean test\/knots/],
  ]
  test.each(cases)('%j', async (argv, message) => {
    const { error, code, out } = await world({ 'a.md': '' }).goodform(...argv)
    expect(error).toMatch(message)
    expect([code, out]).toEqual([2, ''])
  })
})

test('explain prints the evidence, claims the list', async () => {
  const { goodform } = world({})
  expect((await goodform('explain', 'test/knots')).out).toContain('## What is known')
  expect((await goodform('claims')).out).toMatch(/^test\/knots /m)
  const list = JSON.parse((await world({}).goodform('claims', '--format', 'json')).out)
  expect(list).toContainEqual(expect.objectContaining({ id: 'test/knots', verdict: 'unsupported' }))
})

describe('a baseline', () => {
  const old = `# Rolling\n\n${knots}\nAnother line.\n`
  const update = ['--baseline', 'base.json', '--update-baseline']
  async function relinted(now: string) {
    const { goodform, files } = world({ 'posts/a.md': old })
    await goodform('lint', ...update, 'posts/')
    files['posts/a.md'] = now
    return goodform('lint', '--format', 'json', '--baseline', 'base.json', 'posts/a.md')
  }

  test.each([
    ['nothing', old],
    ['lines above', `New.\n\n${old}`],
    ['a list and emphasis', `- Rolling *breaks up\n  knots*!\n`],
    ['the sentence, its neighbours kept', old.replace('Rolling breaks', 'Daily rolling always breaks')],
  ])('knows a finding after a change of %s', async (_, now) => {
    const { out, code } = await relinted(now)
    expect(json(out).files[0]).toMatchObject({ diagnostics: [], baselined: 1 })
    expect(code).toBe(0)
  })

  test('tells what is new, also a second time of what is known', async () => {
    expect(json((await relinted(`${old}\nRoll your IT band.\n`)).out).files[0]!.diagnostics).toMatchObject([
      { claim: 'test/band' },
    ])
    expect(json((await relinted(`${old}\n${knots}`)).out).files[0]!.diagnostics).toHaveLength(1)
  })

  test('says what matches nothing any more, and prunes it', async () => {
    const { goodform, files } = world({ 'posts/a.md': old, 'posts/b.md': knots })
    await goodform('lint', ...update, 'posts/')
    expect(Object.keys(JSON.parse(files['base.json'] as string).files)).toHaveLength(2)
    files['posts/a.md'] = 'Nothing.'
    expect((await goodform('lint', '--baseline', 'base.json', 'posts/')).error).toMatch(/^goodform: 1 of the baseline/)
    await goodform('lint', ...update, 'posts/a.md')
    expect(Object.keys(JSON.parse(files['base.json'] as string).files)).toHaveLength(1)
  })

  test('keeps the entries of a file that could not be read, and what may stand in the part that could not', async () => {
    const { goodform, files } = world({ 'posts/a.md': old, 'posts/b.md': `${knots}\nRoll your IT band.\n` })
    await goodform('lint', ...update, 'posts/')
    const known = () => JSON.parse(files['base.json'] as string).files as Record<string, { sentence: string }[]>
    const before = known()
    files['posts/a.md'] = Uint8Array.of(0xff, 0xfe, 65, 0)
    files['posts/b.md'] = `---\ntitle: "a\n---\n\n${knots}`
    expect((await goodform('lint', '--baseline', 'base.json', 'posts/')).error).not.toContain('match nothing')
    expect((await goodform('lint', ...update, 'posts/')).code).toBe(2)
    expect(known()['posts/a.md']).toEqual(before['posts/a.md'])
    const sentences = known()['posts/b.md']!.map(({ sentence }) => sentence)
    for (const { sentence } of before['posts/b.md']!) expect(sentences).toContain(sentence)
  })

  test('says what matches nothing of files that are gone', async () => {
    const { goodform, files } = world({ 'posts/a.md': old, 'posts/b.md': knots, 'posts/c.md': 'Fine.' })
    await goodform('lint', ...update, 'posts/')
    delete files['posts/a.md']
    expect((await goodform('lint', '--baseline', 'base.json', 'posts/c.md')).error).toMatch(
      /^goodform: 1 of the baseline/,
    )
  })

  test.each([
    ['alone', knots, 'Daily rolling always breaks up knots.\n'],
    ['with one neighbour', `${knots}\nAnother line.\n`, 'Daily rolling always breaks up knots.\n\nAnother line.\n'],
  ])('tells a new sentence that stands %s', async (_, before, after) => {
    const { goodform, files } = world({ 'a.md': before })
    await goodform('lint', ...update, 'a.md')
    files['a.md'] = after
    const { out } = await goodform('lint', '--format', 'json', '--baseline', 'base.json', 'a.md')
    expect(json(out).files[0]!.diagnostics).toHaveLength(1)
  })

  test('that is missing or broken is told', async () => {
    const missing = await world({ 'a.md': knots }).goodform('lint', '--baseline', 'base.json', 'a.md')
    expect([missing.code, missing.error]).toEqual([2, expect.stringContaining('there is no such baseline')])
    for (const text of ['{', '[]', '{"version":1,"files":{"a":[{}]}}', 'null']) {
      const broken = await world({ 'a.md': knots, 'base.json': text }).goodform(
        'lint',
        '--baseline',
        'base.json',
        'a.md',
      )
      expect([broken.code, broken.out]).toEqual([2, ''])
    }
  })
})

test('only the files that changed', async () => {
  const { goodform } = world({ 'posts/a.md': knots, 'posts/b.md': knots }, { changed: ['posts/b.md', 'gone.md'] })
  const { out } = await goodform('lint', '--changed', '--format', 'json', 'posts/')
  expect(json(out).files.map((file) => file.path)).toEqual(['posts/b.md'])
})

test('a stream: each line is an article and is answered by a line; one that is none is told', async () => {
  const lines = [JSON.stringify(knots), JSON.stringify({ path: 'b.md', text: 'A walk.' }), '{"path": 1}', '']
  const { goodform } = world({}, { stdin: lines.join('\n') })
  const { code, out, error } = await goodform('lint', '--stream')
  const rows = out
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as { path: string; problem?: string; diagnostics: unknown[] })
  expect(rows.map((row) => [row.path, row.diagnostics.length])).toEqual([
    ['stdin.md', 1],
    ['b.md', 0],
    ['line 3', 0],
  ])
  expect(error).toContain('line 3: is no article')
  expect(code).toBe(2)
})

test('a stream: what is not checked is answered too, blank lines included; only what cannot be read counts', async () => {
  const lines = ['{"path": null, "text": "A walk."}', '{"path": "drafts/a.md", "text": "A walk."}', '  ', '"A walk."']
  const { goodform } = world({ '/.goodform.yaml': 'ignore: drafts' }, { stdin: `${lines.join('\n')}\n` })
  const { code, out } = await goodform('lint', '--stream')
  const rows = out.trimEnd().split('\n')
  expect(rows.map((row) => JSON.parse(row))).toEqual([
    { path: 'stdin.md', diagnostics: [] },
    { path: 'drafts/a.md', problem: expect.stringContaining('the ignore pattern “drafts”'), diagnostics: [] },
    { path: 'line 3', problem: 'is blank.', diagnostics: [] },
    { path: 'stdin.md', diagnostics: [] },
  ])
  expect(code).toBe(0)
})

test('a stream is read as bytes: a byte order mark is passed over, what is no UTF-8 told, and a line may not be endless', async () => {
  const read = async (...chunks: (string | Uint8Array)[]) => {
    const lines: string[] = []
    const stream = (async function* () {
      for (const chunk of chunks) yield typeof chunk === 'string' ? Buffer.from(chunk) : chunk
    })()
    for await (const line of linesOf(stream, 20)) lines.push(Buffer.from(line).toString())
    return lines
  }
  expect(await read('a\nb\u2028', 'c\r\n\nlast')).toEqual(['a', 'b\u2028c\r', '', 'last'])
  await expect(read('x'.repeat(15), 'x'.repeat(15))).rejects.toThrow('has a line of more')
  const { out } = await world({}, { stdin: `\uFEFF${JSON.stringify(knots)}\r` }).goodform('lint', '--stream')
  expect(JSON.parse(out).diagnostics).toHaveLength(1)
})

test('only the files of a submodule that changed', async () => {
  const { goodform } = world({ 'posts/sub/a.md': knots, 'posts/b.md': knots }, { changed: ['posts/sub'] })
  const { out } = await goodform('lint', '--changed', '--format', 'json', 'posts/')
  expect(json(out).files.map((file) => file.path)).toEqual(['posts/sub/a.md'])
})

test('standard input is not fixed, and that is said', async () => {
  const { code, error } = await world({}, { stdin: knots }).goodform('lint', '--fix', '-')
  expect([code, error]).toEqual([2, expect.stringContaining('--fix changes files')])
})

test('completion scripts name every option and every command', async () => {
  for (const shell of ['bash', 'zsh', 'fish']) {
    const { out } = await world({}).goodform('completion', shell)
    for (const word of ['sarif', ...help.matchAll(/--([a-z][a-z-]+)/g), ...help.matchAll(/^ {2}goodform ([a-z]+)/gm)])
      expect(out).toContain(typeof word === 'string' ? word : word[1])
  }
})
