import { read } from '../kernel/engine.ts'
import type { Slice } from '../pages/slice.ts'
import { addRoutes } from './add-routes.tsx'
import { bringRoutes } from './bring-routes.tsx'
import { eraseEvidence } from './erasure.ts'
import { filesAreWhole } from './file-care.ts'
import { fileRoutes } from './file-routes.ts'
import { listRoutes } from './list-routes.tsx'
import { addPaper, correctPaper } from './paper.ts'
import { paperRoutes } from './paper-routes.tsx'
import { attach, detach } from './proof.ts'
import { canSee } from './sight.ts'
import { filesInUse } from './tables.ts'
import { accept, reject } from './verdict.ts'
import { words } from './words.ts'

export const evidence: Slice = {
  name: 'evidence',
  commands: [addPaper, correctPaper, attach, detach, accept, reject],
  routes: app => {
    listRoutes(app)
    addRoutes(app)
    bringRoutes(app)
    paperRoutes(app)
    fileRoutes(app)
  },
  nav: ({ who, lang }) =>
    canSee(who) ? [{ href: '/app/evidence', icon: 'paperclip', text: words(lang).evidence, group: 'proof' }] : [],
  erase: eraseEvidence,
  checks: [filesAreWhole],
  files: (engine, { tenant }) => read(engine, { tenant }, tx => filesInUse(tx, tenant)),
  deeds: lang => words(lang).deeds,
  problems: lang => words(lang).problems,
}
