import { readdirSync, readFileSync, type Stats, statSync } from 'node:fs'
import { createServer, type ServerResponse } from 'node:http'
import { extname, join, resolve, sep } from 'node:path'
import type { Workbench } from './desktop.ts'

const types: Record<string, string> = {
  '.js': 'text/javascript',
  '.mjs': 'text/javascript',
  '.cjs': 'text/javascript',
  '.css': 'text/css',
  '.html': 'text/html',
  '.json': 'application/json',
  '.svg': 'image/svg+xml',
  '.ttf': 'font/ttf',
  '.wasm': 'application/wasm',
  '.png': 'image/png',
}

/** Places where the packaged workbench is bound to a server; undone while serving, the file on disk stays as it is. */
const patches: [RegExp, string][] = [
  [/,remoteAuthority:location\.host\}/, '}'],
  [
    /get userRoamingDataHome\(\)\{return \w+\((\w+)\.file\(this\.userDataPath\)\.with\(\{scheme:(\w+)\.vscodeRemote\}\),"User"\)\}/,
    'get userRoamingDataHome(){return $1.file("/User").with({scheme:$2.vscodeUserData})}',
  ],
]

const defaults = {
  'workbench.startupEditor': 'none',
  'chat.disableAIFeatures': true,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'workbench.enableExperiments': false,
  'extensions.ignoreRecommendations': true,
  'editor.accessibilitySupport': 'off',
  'files.autoSave': 'off',
}

/**
 * Serves VS Code as a page with no server side: extensions run in the browser's worker host only, as on vscode.dev.
 * @param work where workbench.sh installed the workbench
 * @param extension the unpacked .vsix
 * @param folder the workspace; what the page saves stays in its memory
 */
export async function startWeb(work: string, extension: string, folder: string): Promise<Workbench> {
  const vscode = join(work, 'node_modules/code-server/lib/vscode')
  const mounts: Record<string, string> = {
    '/vscode/': vscode,
    '/ext/': extension,
    '/fs/': join(work, 'node_modules/@vscode/test-web/fs-provider'),
    '/static/mount/': folder,
  }
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://localhost')
    if (url.pathname === '/') return send(response, 200, page(vscode, request.headers.host ?? ''), 'text/html')
    const mount = Object.keys(mounts).find((prefix) => `${url.pathname}/`.startsWith(prefix))
    if (!mount) return send(response, 404, '')
    const root = resolve(mounts[mount]!)
    const file = join(root, decodeURIComponent(url.pathname.slice(mount.length)))
    if (file !== root && !`${file}/`.startsWith(root + sep)) return send(response, 403, '')
    try {
      if (url.searchParams.has('stat')) return send(response, 200, JSON.stringify(stat(statSync(file))))
      if (url.searchParams.has('readdir')) {
        const entries = readdirSync(file).map((name) => ({ name, type: kind(statSync(join(file, name))) }))
        return send(response, 200, JSON.stringify(entries))
      }
      const type = types[extname(file)] ?? 'application/octet-stream'
      return send(
        response,
        200,
        /browser[\\/]workbench[\\/]workbench\.js$/.test(file) ? patched(file) : readFileSync(file),
        type,
      )
    } catch (error) {
      const code = (error as NodeJS.ErrnoException).code
      if (!code) throw error
      // Some built-in extensions lack their browser build in this package: an empty one keeps their error toasts away.
      if (/^\/vscode\/extensions\/.*\/browser\/.*\.js$/.test(url.pathname))
        return send(response, 200, 'exports.activate = () => {}', types['.js'])
      return url.search ? send(response, 200, JSON.stringify({ error: code })) : send(response, 404, '')
    }
  })
  await new Promise<void>((ready) => server.listen(0, '127.0.0.1', ready))
  const { port } = server.address() as { port: number }
  return {
    url: `http://127.0.0.1:${port}/`,
    stop: async () => {
      server.closeAllConnections()
      server.close()
    },
  }
}

function send(response: ServerResponse, code: number, body: string | Buffer, type = 'application/json'): void {
  response.writeHead(code, {
    'content-type': type,
    'cache-control': 'no-store',
    'access-control-allow-origin': '*',
    'cross-origin-resource-policy': 'cross-origin',
  })
  response.end(body)
}

const kind = (stats: Stats) => (stats.isFile() ? 1 : stats.isDirectory() ? 2 : 0)
const stat = (stats: Stats) => ({ type: kind(stats), ctime: +stats.ctime, mtime: +stats.mtime, size: stats.size })

function patched(file: string): string {
  let script = readFileSync(file, 'utf8')
  for (const [from, to] of patches) {
    if (!from.test(script)) throw new Error(`${file} has changed: ${from} is not in it`)
    script = script.replace(from, to)
  }
  return script
}

/** The workbench's page with its configuration in it. */
function page(vscode: string, authority: string): string {
  const at = (path: string) => ({ scheme: 'http', authority, path })
  const proposals = { 'vscode.vscode-test-web-fs': ['fileSearchProvider', 'textSearchProvider'] }
  const config = {
    productConfiguration: {
      enableTelemetry: false,
      nameShort: 'web',
      nameLong: 'web',
      extensionEnabledApiProposals: proposals,
    },
    enableWorkspaceTrust: false,
    isEnabledFileDownloads: true,
    isEnabledFileUploads: true,
    isEnabledCoderGettingStarted: false,
    userDataPath: '/User',
    additionalBuiltinExtensions: [at('/fs')],
    developmentOptions: { logLevel: 3, extensions: [at('/ext')] },
    folderUri: { $mid: 1, scheme: 'vscode-test-web', authority: 'mount', path: '/' },
    configurationDefaults: defaults,
  }
  const values: Record<string, string> = {
    WORKBENCH_WEB_CONFIGURATION: JSON.stringify(config).replace(/&/g, '&amp;').replace(/"/g, '&quot;'),
    WORKBENCH_WEB_BASE_URL: '/vscode',
    WORKBENCH_NLS_FALLBACK_URL: '/vscode/out/nls.messages.js',
  }
  const template = readFileSync(join(vscode, 'out/vs/code/browser/workbench/workbench.html'), 'utf8')
  return template.replace(/\{\{([^}]+)\}\}/g, (_, key: string) => values[key] ?? '')
}
