import { may, type Who } from '../kernel/who.ts'
import type { Record } from './record.ts'

export const peoplePath = '/app/people'

/** Who may be the person whom a form is about. */
export const likelyPath = `${peoplePath}/likely`

export const personPath = (person: string, section = ''): string => `${peoplePath}/${person}${section}`

/** A section of this record; the programme is named where the person is in several. */
export const recordPath = ({ person, enrolment, programmes }: Record, section = ''): string =>
  personPath(person.id, section) + (programmes.length > 1 ? `?programme=${enrolment.programme}` : '')

/** Where a paper for this line of the file is added. */
export const addPaperPath = (
  record: Record,
  line: { claimKind: string; claimId: string; papers: readonly string[] },
): string =>
  `/app/evidence/new?${new URLSearchParams({
    claim: line.claimKind,
    id: line.claimId,
    subject: record.person.id,
    kind: line.papers[0] ?? '',
    back: recordPath(record, '/file'),
  })}`

/** The paper of this line, else where one is added, for whoever may bring papers. */
export function linePath(
  who: Who | undefined,
  record: Record,
  line: { claimKind: string; claimId: string; papers: readonly string[]; link?: { paper: string } | undefined },
): string | undefined {
  if (line.link) return paperPath(line.link.paper)
  return who && may(who, 'evidence.write') ? addPaperPath(record, line) : undefined
}

export const paperPath = (paper: string): string => `/app/evidence/${paper}`
