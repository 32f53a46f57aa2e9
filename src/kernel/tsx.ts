// Lets Node run .tsx: types go and JSX becomes Preact calls, file by file, as they are imported. There is no build step for the server.
import { readFileSync } from 'node:fs'
import { registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'

registerHooks({
  load(url, context, next) {
    if (!url.endsWith('.tsx')) return next(url, context)
    const file = fileURLToPath(url)
    const options = { jsx: { runtime: 'automatic', importSource: 'preact' } } as const
    const { code, errors } = transformSync(file, readFileSync(file, 'utf8'), options)
    if (errors.length > 0) throw new SyntaxError(`${file}: ${errors[0]?.message}`)
    return { format: 'module', source: code, shortCircuit: true }
  },
})
