// npm run benchmark [-- --write]: what a linter that never saw a writer says of that writer's articles, for every writer, with the claim named
// rightly; --write puts the tables into docs/reading.md, --errors lists each false alarm and each miss.
import { readFileSync, writeFileSync } from 'node:fs'
import { readLearned } from '../training/lib/learned.ts'
import { leaveOut } from '../training/lib/rounds.ts'
import { tablesOf, withTables } from '../training/lib/tables.ts'

const data = await readLearned()
const tables = tablesOf(data, leaveOut(data).folds, process.argv.includes('--errors') ? console.log : undefined)
console.log(tables)
if (process.argv.includes('--write'))
  writeFileSync('docs/reading.md', withTables(readFileSync('docs/reading.md', 'utf8'), tables))
