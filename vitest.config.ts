import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/once-before-all.ts'],
    setupFiles: ['test/after-each-file.ts'],
    pool: 'forks',
    // Files share the modules of their worker: what is read and compiled once serves all of them. See test/once-per-file.ts.
    isolate: false,
    maxWorkers: 2,
    // What the processes compile that tests start: the second of them finds it done.
    env: { NODE_COMPILE_CACHE: fileURLToPath(new URL('.cache/compiled', import.meta.url)) },
    // A slow machine is no failure: these only end what hangs.
    testTimeout: 180_000,
    hookTimeout: 600_000,
  },
})
