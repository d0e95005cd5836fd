import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

// Property tests are slow on a busy machine; what must be fast is measured by the benches, not by this limit.
export default defineConfig({
  test: {
    // The client's own classes are tried with a stand-in for the editor.
    alias: { vscode: fileURLToPath(new URL('./test/vscode.ts', import.meta.url)) },
    include: ['test/**/*.test.ts'],
    setupFiles: ['test/seeded.ts'],
    testTimeout: 60_000,
    // Two cores are not much: the runner leaves none of them to itself.
    maxWorkers: '100%',
    // No test changes what another file's tests see, so packs and weights are loaded once in each worker.
    isolate: false,
  },
})
