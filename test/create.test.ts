import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { configKeys, parseConfig } from '../server/src/core/config/parse.ts'

const code = readFileSync('client/create.ts', 'utf8')
const template = (name: string) =>
  new RegExp(`const ${name} = \`((?:\\\\.|[^\`])*)\``).exec(code)![1]!.replaceAll('\\`', '`')

test('a configuration that the extension creates has every setting, and is right when they are taken in', () => {
  const text = template('configuration')
  expect(parseConfig(text).problems).toEqual([])
  const uncommented = text.replaceAll(/^# ((?:[a-zA-Z]+:.*| {2}.*))$/gm, '$1')
  const { config, problems } = parseConfig(uncommented)
  expect(problems).toEqual([])
  expect(Object.keys(config).sort()).toEqual([...configKeys].sort())
})
