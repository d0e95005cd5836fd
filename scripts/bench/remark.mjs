// The parser of record alone: each file to a tree, and a walk over it.
import { readdirSync, readFileSync } from 'node:fs'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'

const folder = process.argv[2]
const parser = unified().use(remarkParse).use(remarkGfm)
let nodes = 0
const walk = (node) => {
  nodes++
  node.children?.forEach(walk)
}
for (const name of readdirSync(folder)) walk(parser.parse(readFileSync(`${folder}/${name}`, 'utf8')))
console.log(nodes)
