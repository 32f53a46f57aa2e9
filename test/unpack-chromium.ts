// Run by chromium.ts in a process of its own, since the package reads its settings from the environment when it is imported.
import chromium from '@sparticuz/chromium'

console.log(await chromium.executablePath())
