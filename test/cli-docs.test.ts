import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { parse } from 'yaml'
import { help, readOptions } from '../server/src/cli/options.ts'
import { endings, kinds } from '../server/src/kinds.ts'

const page = readFileSync('docs/cli.md', 'utf8')

describe('what is said about the command line is so', () => {
  test('every command in docs/cli.md is understood', () => {
    const lines = [...page.matchAll(/^.*?\bgoodform ((?:lint|explain|claims|packs|completion) [^\n|>]*)/gm)]
    const commands = lines.map(([, command]) => command!.trim()).filter((command) => !/[A-Z]{3}|`/.test(command))
    expect(commands.length).toBeGreaterThan(10)
    for (const command of commands)
      expect(readOptions(command.replaceAll('"', '').split(' ')), command).not.toMatchObject({ command: 'wrong' })
  })

  test('docs/cli.md and --help name the same options', () => {
    const named = (text: string) => new Set([...text.matchAll(/--[a-z][a-z-]+/g)].map(([option]) => option))
    const inHelp = named(help)
    for (const option of inHelp) if (option !== '--help') expect(named(page)).toContain(option)
    for (const option of named(page)) expect(inHelp).toContain(option)
  })

  test('the README shows a finding as it is told', () => {
    const [, shown = ''] = /```\n(samples\/[^`]+)```/.exec(readFileSync('README.md', 'utf8')) ?? []
    const [path = '', ...block] = shown.trimEnd().split('\n')
    const { stdout } = spawnSync('node', ['dist/goodform.mjs', 'lint', path], { encoding: 'utf8' })
    expect(block.length).toBeGreaterThan(5)
    expect(stdout).toContain(block.join('\n'))
  })

  test('the exit codes are in both', () => {
    for (const code of [0, 1, 2, 130, 141]) {
      expect(help.slice(help.indexOf('Exit codes'))).toMatch(new RegExp(`\\b${code}\\b`))
      expect(page.slice(page.indexOf('Exit codes'))).toMatch(new RegExp(`\\b${code} \\w`))
    }
  })

  test('the hook and the action use what there is', () => {
    const [hook] = parse(readFileSync('.pre-commit-hooks.yaml', 'utf8'))
    expect(readOptions([...hook.entry.split(' ').slice(1), 'a.md'])).toMatchObject({ command: 'lint' })
    // Python's flag for all of a pattern.
    const hooked = new RegExp(hook.files.replace(/^\(\?i\)/, ''), 'i')
    const yaml: readonly string[] = kinds.yaml
    for (const ending of endings.filter((one) => !yaml.includes(one))) expect(`posts/a.${ending}`).toMatch(hooked)
    for (const name of ['README.MD', 'a.exercise.yaml', 'a.exercise.yml', 'a.exercises.yaml'])
      expect(name).toMatch(hooked)
    for (const name of ['ci.yaml', 'md', 'a.mdc']) expect(name).not.toMatch(hooked)
    const action = parse(readFileSync('action.yml', 'utf8'))
    const { version } = JSON.parse(readFileSync('package.json', 'utf8'))
    expect(action.inputs.version.default).toBe(version)
    for (const [option] of action.runs.steps[0].run.matchAll(/--(?:format|fail-on|changed|baseline)\b/g))
      expect(help).toContain(option)
  })
})
