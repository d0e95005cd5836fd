// Writes l10n/bundle.l10n.json: the texts of the extension's code for translators. usage: tsx scripts/l10n.ts
import { mkdirSync, writeFileSync } from 'node:fs'
import { clientTexts } from './l10n-texts.ts'

mkdirSync('l10n', { recursive: true })
writeFileSync('l10n/bundle.l10n.json', `${JSON.stringify(clientTexts(), null, 2)}\n`)
