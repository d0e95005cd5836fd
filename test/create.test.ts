import { expect, test } from 'vitest'
import { configuration } from '../client/create.ts'
import { parseConfig } from '../server/src/core/config/parse.ts'

test('a configuration that the extension creates is right when its settings are taken in', () => {
  const text = configuration()
  expect(parseConfig(text).problems).toEqual([])
  const uncommented = text.replaceAll(/^# ((?:[a-zA-Z]+:.*| {2}.*))$/gm, '$1')
  const { config, problems } = parseConfig(uncommented)
  expect(problems).toEqual([])
  expect(Object.keys(config).sort()).toEqual([
    'baseline',
    'codeLens',
    'ignore',
    'include',
    'minimumStrength',
    'packs',
    'run',
    'severity',
  ])
})
