// Holds a data directory until it is killed. Run by one-process-holds-the-data.test.ts.
import { setInterval } from 'node:timers'
import { openEmbedded } from '../../src/kernel/embedded.ts'

const { announce } = await openEmbedded(process.argv[2] ?? '')
announce(3210)
console.log('held')
setInterval(() => {}, 60_000)
