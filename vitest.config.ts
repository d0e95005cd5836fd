import { defineConfig } from 'vitest/config'

// Property tests are slow on a busy machine; what must be fast is measured by the benches, not by this limit.
export default defineConfig({ test: { include: ['test/**/*.test.ts'], testTimeout: 60_000 } })
