// The least that any linter of prose has to do: read the files and count their words.
import { readdirSync, readFileSync } from 'node:fs'

const folder = process.argv[2]
let words = 0
for (const name of readdirSync(folder)) words += readFileSync(`${folder}/${name}`, 'utf8').split(/\s+/).length
console.log(words)
