import { afterAll } from 'vitest'
import { endFile } from './once-per-file.ts'

// Named in vitest.config.ts, which runs it for each test file.
afterAll(endFile)
