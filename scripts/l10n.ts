// Writes l10n/bundle.l10n.json: the texts of the extension and its server, for translators. usage: tsx scripts/l10n.ts
import { mkdirSync, writeFileSync } from 'node:fs'
import { allTexts } from './l10n-texts.ts'

mkdirSync('l10n', { recursive: true })
writeFileSync('l10n/bundle.l10n.json', `${JSON.stringify(allTexts(), null, 2)}\n`)
