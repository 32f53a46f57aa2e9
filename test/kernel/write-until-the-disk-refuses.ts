// Confirms one number per line until the disk refuses a sync. Run by keep-what-was-confirmed.test.ts.
import fs from 'node:fs'
import { syncBuiltinESMExports } from 'node:module'
import { openEmbedded } from '../../src/kernel/embedded.ts'

const { pool } = await openEmbedded(process.argv[2] ?? '')
const client = await pool.connect()

const realSync = fs.fsyncSync
let syncs = 0
fs.fsyncSync = handle => {
  syncs += 1
  if (syncs > 30) throw Object.assign(new Error('input/output error'), { code: 'EIO' })
  realSync(handle)
}
syncBuiltinESMExports()

for (let number = 0; ; number += 1) {
  await client.query('insert into note values ($1)', [number])
  fs.writeSync(1, `${number}\n`)
}
