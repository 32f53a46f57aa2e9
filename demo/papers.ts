import { addPaper } from '../src/evidence/paper.ts'
import type { Claim } from '../src/evidence/tables.ts'
import { accept, reject } from '../src/evidence/verdict.ts'
import type { TakenFile } from '../src/evidence/taken-file.ts'
import { addDays, type Day } from '../src/kernel/day.ts'
import type { PaperKind } from '../src/programme/profile.ts'
import type { Diary, Here, Hour } from './diary.ts'
import { Later } from './later.ts'
import type { PaperFiles } from './paper-files.ts'
import type { Span } from './span.ts'
import type { Name } from './staff.ts'

export interface Brought {
  kind: string
  /** The day on which somebody scans it. */
  on: Day
  hour: Hour
  by: Name
  /** Left out: the day on which it is brought. */
  datedOn?: Day
  validUntil?: Day
  proves: (here: Here<Name>) => Claim[] | Promise<Claim[]>
  /** What Lidia says on the next Thursday; `overlooked`: nothing so far. */
  verdict?: 'accepted' | 'overlooked' | { rejectedBecause: string }
}

/** Papers as they are brought, each a file of its own, and as they are checked by somebody else. */
export class Papers {
  readonly #diary: Diary<Name>
  readonly #files: Pick<PaperFiles, 'take' | 'foresee'>
  readonly #titles: ReadonlyMap<string, string>
  readonly #span: Span

  constructor(
    diary: Diary<Name>,
    files: Pick<PaperFiles, 'take' | 'foresee'>,
    kinds: readonly PaperKind[],
    span: Span,
  ) {
    this.#diary = diary
    this.#files = files
    this.#titles = new Map(kinds.map(kind => [kind.code, kind.names.ro]))
    this.#span = span
  }

  /** The file of a paper that is brought by another command. */
  file(kind: string): Promise<TakenFile> {
    return this.#files.take(this.#titles.get(kind) ?? kind)
  }

  /** A paper that would be brought after the story ends is not brought. */
  bring({ kind, on, hour, by, datedOn = on, validUntil, proves, verdict = 'accepted' }: Brought): void {
    const title = this.#titles.get(kind)
    if (title === undefined) throw new Error(`The rules know no paper ${kind}.`)
    if (!this.#span.isPast(on)) return
    const paper = new Later()
    this.#files.foresee(title)
    this.#diary.write({
      on,
      hour,
      by,
      command: addPaper,
      input: async here => ({
        kind,
        datedOn,
        validUntil,
        file: await this.#files.take(title),
        claims: await proves(here),
      }),
      answered: answer => paper.known(answer.paper),
    })
    const checkedOn = this.#span.checkingDay(addDays(on, 1))
    if (verdict === 'overlooked' || checkedOn <= on) return
    const check = { on: checkedOn, hour: 'checks' as const, by: 'lidia' as const }
    if (verdict === 'accepted') this.#diary.write({ ...check, command: accept, input: () => ({ paper: paper.id }) })
    else {
      const reason = verdict.rejectedBecause
      this.#diary.write({ ...check, command: reject, input: () => ({ paper: paper.id, reason }) })
    }
  }
}
