import { addPaper } from '../src/evidence/paper.ts'
import { accept } from '../src/evidence/verdict.ts'
import type { Day } from '../src/kernel/day.ts'
import { recordNotice } from '../src/training/notice.ts'
import { noticeClaim } from '../src/training/notice-tables.ts'
import type { Desk } from './desk.ts'
import { Later } from './later.ts'
import type { Region } from './places.ts'

interface Notice {
  course: Later
  about: 'start' | 'change' | 'examiners'
  on: Day
  number: string
  region: Region
}

/** What the authority was told, with its letter; one letter lies in a drawer yet. */
export function writeNotice({ diary, papers }: Desk, { course, about, on, number, region }: Notice): void {
  const [notice, paper] = [new Later(), new Later()]
  diary.write({
    on,
    hour: 'applications',
    by: 'mihai',
    command: recordNotice,
    input: () => ({ course: course.id, about, sentOn: on, number }),
    answered: answer => notice.known(answer.notice),
  })
  if (about === 'examiners' && region === 'RO32') return
  diary.write({
    on,
    hour: 'papers',
    by: 'mihai',
    command: addPaper,
    input: async () => ({
      kind: noticeClaim,
      datedOn: on,
      file: await papers.file('Scrisoare înregistrată'),
      claims: [{ kind: noticeClaim, id: notice.id, subject: notice.id }],
    }),
    answered: answer => paper.known(answer.paper),
  })
  diary.write({ on, hour: 'checks', by: 'lidia', command: accept, input: () => ({ paper: paper.id }) })
}
