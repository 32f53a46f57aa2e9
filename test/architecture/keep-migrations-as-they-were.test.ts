import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repository, type Source, sources } from './source.ts'

/**
 * A database that has run a migration never runs it again: what is changed in it reaches new databases alone, and the old ones break. What
 * is to change comes as a new file, with its line from `sha256sum` in the list.
 */
function changed(list: string, files: readonly Source[]): string[] {
  const known = new Map(list.split('\n').map(line => [line.slice(66), line.slice(0, 64)]))
  return files.flatMap(({ path, text }) => {
    const name = path.replace('migrations/', '')
    const digest = createHash('sha256').update(text).digest('hex')
    return known.get(name) === digest ? [] : [`${name} is not what the list says`]
  })
}

const files = sources(repository, 'migrations').filter(({ path }) => path.endsWith('.sql'))
const list = readFileSync(join(repository, 'migrations/as-they-ran.txt'), 'utf8')

test('a migration stays as databases have run it, and each is in the list', () => {
  expect(changed(list, files)).toEqual([])
  expect(list.trim().split('\n')).toHaveLength(files.length)
})

test('planted violation: a migration that was changed is found, and one that is not in the list', () => {
  const [first, ...others] = files
  const planted = [{ path: first?.path ?? '', text: `${first?.text} ` }, ...others]
  const added = { path: 'migrations/9999-new.sql', text: 'select 1' }

  expect(changed(list, planted)).toEqual(['0001-ground.sql is not what the list says'])
  expect(changed(list, [...files, added])).toEqual(['9999-new.sql is not what the list says'])
})
