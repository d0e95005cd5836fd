// Makes `npx goodform` run this checkout: npm links the bins of dependencies, but not a package's own.
import { existsSync, mkdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'

const { bin } = JSON.parse(readFileSync('package.json', 'utf8'))
mkdirSync('node_modules/.bin', { recursive: true })
for (const [name, target] of Object.entries(bin)) {
  const link = `node_modules/.bin/${name}`
  if (!existsSync(target)) throw new Error(`${target} is not built: run npm run build.`)
  rmSync(link, { force: true })
  // Windows starts no script by its first line: a command file stands in for the link, as npm makes them.
  if (process.platform === 'win32')
    writeFileSync(`${link}.cmd`, `@node "%~dp0..\\..\\${target.replaceAll('/', '\\')}" %*\r\n`)
  else symlinkSync(`../../${target}`, link)
}
