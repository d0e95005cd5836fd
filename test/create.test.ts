import { expect, test } from 'vitest'
import { configuration } from '../client/create.ts'
import { configKeys, parseConfig } from '../server/src/core/config/parse.ts'

test('a configuration that the extension creates has every setting, and is right when they are taken in', () => {
  const text = configuration()
  expect(parseConfig(text).problems).toEqual([])
  const uncommented = text.replaceAll(/^# ((?:[a-zA-Z]+:.*| {2}.*))$/gm, '$1')
  const { config, problems } = parseConfig(uncommented)
  expect(problems).toEqual([])
  expect(Object.keys(config).sort()).toEqual([...configKeys].sort())
})
