import { takeFile } from '../../src/evidence/intake.ts'
import type { TakenFile } from '../../src/evidence/taken-file.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept } from '../../src/evidence/verdict.ts'
import type { AnyCommand } from '../../src/kernel/command.ts'
import { newId } from '../../src/kernel/ids.ts'
import { proposeDecision, signDecision } from '../../src/people/decision.ts'
import { enrol } from '../../src/people/enrol.ts'
import { recordOutcome } from '../../src/people/outcome.ts'
import { asCounted } from '../people/as-counted.ts'
import { invite, rename } from '../../src/rights/account.ts'
import { dossier, photo } from '../evidence/papers.ts'
import { cnpOf } from '../people/ground.ts'
import type { Name, Story } from '../people-of-the-story.ts'

/** What is typed into a personal field: usually this text. A test that looks for it afterwards types another. */
export type Typist = (field: string, usual: string) => string

export interface Record {
  person: string
  enrolment: string
  code: string
}

export interface Invited {
  account: string
  grant: string
  token: string
}

/** A paper proves this. */
interface Claim {
  kind: string
  id: string
  subject: string
}

/** What the colleagues do with the people who come. */
export class Office {
  readonly #story: Story
  readonly #typed: Typist
  #comers = 0

  constructor(story: Story, typed: Typist) {
    this.#story = story
    this.#typed = typed
  }

  get engine() {
    return this.#story.engine
  }

  get who() {
    return this.#story.who.ioana
  }

  do(by: Name, command: AnyCommand, input: object) {
    return this.#story.perform(by, command, input)
  }

  /** A free text about a person. */
  say(field: string, usual: string): string {
    return this.#typed(field, usual)
  }

  async enrol(familyName: string, givenName: string, appliedOn = '2026-09-07'): Promise<Record> {
    const nth = (this.#comers += 1)
    const bornOn = `1890-05-${String(10 + nth)}`
    const { answer } = await this.do('ioana', enrol, {
      programme: 'o-sansa',
      appliedOn,
      region: 'RO21',
      partner: 'lider',
      centre: 'CRES-NE',
      noDoubleFundingOn: appliedOn,
      identity: {
        familyName: this.say('familyName', familyName),
        givenName: this.say('givenName', givenName),
        cnp: this.say('cnp', cnpOf('F', bornOn, nth)),
        bornOn: this.say('bornOn', bornOn),
        sex: 'F',
        nationality: this.say('nationality', 'română'),
        nameOnDiploma: this.say('nameOnDiploma', `${familyName} N. ${givenName}`),
        identityPaper: 'identity-card',
        ...this.reachedAt(nth),
        ...this.signs(nth),
      },
      domicile: this.home(),
      livesAt: this.home(),
      household: { members: 5, dependentChildren: 3 },
      categories: [{ kind: 'large-family', validFrom: '2024-01-01' }],
      situation: {
        onDay: appliedOn,
        labour: 'unemployed',
        labourSince: '2025-01-15',
        educationNow: 'none',
        isced: '2',
      },
    })
    return { person: String(answer.person), enrolment: String(answer.enrolment), code: String(answer.code) }
  }

  /** Somebody who is recorded more than once, without a CNP. */
  async enrolAlike(givenName: string): Promise<Record> {
    const { answer } = await this.do('ioana', enrol, {
      programme: 'o-sansa',
      appliedOn: '2026-09-07',
      region: 'RO21',
      partner: 'lider',
      identity: {
        familyName: this.say('familyName', 'Zărnescu'),
        givenName: this.say('givenName', givenName),
        bornOn: this.say('bornOn', '1891-03-14'),
        phone: this.say('phone', '+40700000199'),
        sex: 'F',
      },
    })
    return { person: String(answer.person), enrolment: String(answer.enrolment), code: String(answer.code) }
  }

  reachedAt(nth: number) {
    const phone = this.say('phone', `+4070000010${nth % 10}`)
    return { phone, email: this.say('email', `m${nth}@exemplu.ro`), needs: ['transport', 'childcare'] }
  }

  signs(nth: number) {
    return {
      signsByMark: true,
      witnesses: this.say('witnesses', 'Ion Creț și Ana Șerb'),
      guardianName: this.say('guardianName', 'Vasile Țuțea'),
      guardianPhone: this.say('guardianPhone', `+4070000020${nth % 10}`),
    }
  }

  home() {
    return {
      county: 'RO213',
      locality: this.say('locality', 'Țibănești'),
      address: this.say('address', 'Strada Învățătorului Gheorghe Țițeica nr. 12, bl. A3, sc. B, ap. 44'),
      degurba: 3,
      uatKind: 'comuna',
    }
  }

  /** One paper of each kind for all of them, accepted by Dan. The last one is returned. */
  async prove(records: readonly Record[], datedOn: string): Promise<string> {
    let last = ''
    for (const [kind, paper] of Object.entries(eligibility)) {
      const claims = records.map(({ person, enrolment }) => ({ kind, id: enrolment, subject: person }))
      last = await this.bring(paper, claims, { datedOn })
      await this.do('dan', accept, { paper: last })
    }
    return last
  }

  async bring(kind: string, claims: readonly Claim[], days: { datedOn: string; validUntil?: string }): Promise<string> {
    const { answer } = await this.do('ioana', addPaper, { kind, ...days, file: await this.scan(kind), claims })
    return String(answer.paper)
  }

  /** A file that Ioana has sent and no paper has yet. */
  async scan(kind: string): Promise<TakenFile> {
    const { engine, who } = this.#story
    return takeFile(engine, who.ioana, kind === 'identity-paper' ? dossier(2) : await photo(shot))
  }

  async decide({ enrolment }: Record, decidedOn: string): Promise<void> {
    await this.do('ioana', proposeDecision, { enrolment, outcome: 'eligible', decidedOn })
    await this.do('dan', signDecision, { enrolment, decidedOn })
  }

  async support({ enrolment }: Record, kind: string, givenOn: string): Promise<string> {
    const note = this.say('note', 'A venit cu fiica ei; dorește program de dimineață.')
    const { answer } = await this.do('ioana', asCounted, { enrolment, kind, givenOn, minutes: 60, note })
    return String(answer.support)
  }

  async reach({ enrolment }: Record, kind: string, reachedOn: string): Promise<string> {
    const detail = this.say('detail', 'Confecții, normă întreagă')
    const { answer } = await this.do('elena', recordOutcome, { enrolment, kind, reachedOn, detail })
    return String(answer.outcome)
  }

  /** A colleague to come, with a link. It is made by the form, since only its answer shows it. */
  async invite(): Promise<Invited> {
    const account = newId()
    const grant = newId()
    const name = this.say('name', 'Sorina Petre')
    const email = this.say('colleagueEmail', `sorina.${account.slice(-12)}@punte.example`)
    await this.do('ana', invite, { account, grant, name, email, role: 'counsellor', scope: { of: 'tenant' } })
    await this.do('ana', rename, { account, name: this.say('newName', 'Sorina Petre-Ștefan') })
    const page = await this.#story.as('ana').post(`/app/settings/accounts/${account}/link`)
    const [, token = ''] = /\/invite\/([\w-]{43})</.exec(page.html) ?? []
    return { account, grant, token }
  }
}

const eligibility = {
  'eligibility.identity': 'identity-paper',
  'eligibility.labour-status': 'employment-service-certificate',
  'eligibility.large-family': 'children-papers',
}

const shot = { width: 60, height: 80 }
