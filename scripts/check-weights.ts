// npm run check:weights: whether the weights were made from the data and the packs as they are; exit code 1 when not.
import { readFileSync } from 'node:fs'
import { hashOf, inputsHash } from '../training/lib/inputs.ts'

const folder = 'server/src/core/learn'
const manifest = JSON.parse(readFileSync(`${folder}/weights.manifest.json`, 'utf8'))
const faults: string[] = []
if (manifest.weights !== hashOf(readFileSync(`${folder}/weights.json`, 'utf8')))
  faults.push('weights.json is not the file that its manifest describes.')
if (manifest.inputs !== inputsHash())
  faults.push('The labelled data or the words of the packs changed after the weights were made.')
for (const fault of faults) console.error(`${fault} A maintainer runs npm run train, see CONTRIBUTING.md.`)
console.log(`weights: ${faults.length} faults`)
if (faults.length) process.exit(1)
