// Lets Node run .tsx: types go and JSX becomes Preact calls, file by file, as they are imported. There is no build step for the server; what
// was compiled once is kept in the project's folder, where that can be written, and a later start is sooner there.
import { readFileSync } from 'node:fs'
import { enableCompileCache, registerHooks } from 'node:module'
import { fileURLToPath } from 'node:url'
import { transformSync } from 'oxc-transform'

enableCompileCache(fileURLToPath(new URL('../../.cache/compiled', import.meta.url)))

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
