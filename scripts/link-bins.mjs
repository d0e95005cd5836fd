// Makes `npx goodform` run this checkout: npm links the bins of dependencies, but not a package's own.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs'

const { bin } = JSON.parse(readFileSync('package.json', 'utf8'))
mkdirSync('node_modules/.bin', { recursive: true })
for (const [name, target] of Object.entries(bin)) {
  const link = `node_modules/.bin/${name}`
  if (!existsSync(target)) throw new Error(`${target} is not built: run npm run build.`)
  rmSync(link, { force: true })
  if (process.platform !== 'win32') symlinkSync(`../../${target}`, link)
}
