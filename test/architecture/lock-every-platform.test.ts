import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repository } from './source.ts'

interface Lock {
  packages: Record<string, { optionalDependencies?: Record<string, string> }>
}

/** `npm ci` refuses a lock file that leaves out the package of some other platform, as npm writes it where its registry lacks one. */
function leftOut({ packages }: Lock): string[] {
  const wanted = Object.entries(packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies).map(name => [path, name] as const),
  )
  const isThere = (path: string, name: string) =>
    `node_modules/${name}` in packages || `${path}/node_modules/${name}` in packages
  return wanted.filter(([path, name]) => !isThere(path, name)).map(([, name]) => name)
}

test('the lock file knows the packages of every platform', () => {
  const lock = JSON.parse(readFileSync(join(repository, 'package-lock.json'), 'utf8')) as Lock

  expect(leftOut(lock)).toEqual([])
})

test('planted violation: a platform that is left out is found', () => {
  const lock: Lock = {
    packages: {
      'node_modules/tool': { optionalDependencies: { 'tool-linux': '1.0.0', 'tool-darwin': '1.0.0' } },
      'node_modules/tool-linux': {},
    },
  }

  expect(leftOut(lock)).toEqual(['tool-darwin'])
})
