import { may, type Who } from '../kernel/who.ts'

/** The number of a line; a link to it for whoever may read the journal. */
export function JournalLine({ who, entry }: { who: Who | undefined; entry: number }) {
  return who && may(who, 'journal.read') ? <a href={`/app/journal/${entry}`}>{entry}</a> : <>{entry}</>
}
