import { randomFillSync } from 'node:crypto'

/** Our choice: a few hundred salts for one question to the system, which costs more than all else that a salt needs. */
const pool = Buffer.alloc(8192)
let used = pool.length

/** As `randomBytes` of Node: from the generator of the system, asked for many at once. No byte is given out twice, none is kept. */
export function randomBytes(count: number): Buffer {
  const bytes = Buffer.alloc(count)
  if (count > pool.length / 2) return randomFillSync(bytes)
  if (used + count > pool.length) {
    randomFillSync(pool)
    used = 0
  }
  pool.copy(bytes, 0, used, used + count)
  pool.fill(0, used, used + count)
  used += count
  return bytes
}
