import { defineConfig } from 'vitest/config'

export default defineConfig({
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
  test: {
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    globalSetup: ['test/once-before-all.ts'],
    pool: 'forks',
    maxWorkers: 2,
    // A slow machine is no failure: these only end what hangs.
    testTimeout: 180_000,
    hookTimeout: 600_000,
  },
})
