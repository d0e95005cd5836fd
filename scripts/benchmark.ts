// npm run benchmark [-- --tables --errors]: what a linter that never saw a writer says of that writer's articles, for every writer, with the claim named
// rightly; --tables puts them into docs/reading/tables.md, --errors lists each false alarm and each miss.
import { parseArgs } from 'node:util'
import { readLearned } from '../training/lib/learned.ts'
import { writeTables } from '../training/lib/pages.ts'
import { leaveOut } from '../training/lib/rounds.ts'
import { tablesOf } from '../training/lib/tables.ts'

const { values: asked } = parseArgs({ options: { tables: { type: 'boolean' }, errors: { type: 'boolean' } } })
const data = await readLearned()
const tables = tablesOf(data, leaveOut(data).folds, asked.errors ? console.log : undefined)
console.log(tables)
if (asked.tables) writeTables('benchmark', tables)
