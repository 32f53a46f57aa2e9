import { atGate } from '../kernel/engine.ts'
import { may } from '../kernel/who.ts'
import type { Slice } from '../pages/slice.ts'
import { waitingFilesAreWhole } from './file-care.ts'
import { kindsOfImport } from './kind.ts'
import { importPath } from './paths.ts'
import { importRoutes } from './routes.tsx'
import { filesWaiting, importKinds } from './tables.ts'
import { forgetOld } from './waiting.ts'
import { words } from './words.ts'

export const imports: Slice = {
  name: 'imports',
  commands: [],
  routes: importRoutes,
  nav: ({ who, lang }) =>
    importKinds.some(kind => may(who, kindsOfImport[kind].right))
      ? [{ href: importPath, icon: 'upload', text: words(lang).title, group: 'administration' }]
      : [],
  files: (engine, { tenant }) => atGate(engine, tx => filesWaiting(tx, tenant), tenant),
  checks: [waitingFilesAreWhole],
  nightly: forgetOld,
  problems: lang => words(lang).problems,
}
