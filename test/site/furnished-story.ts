import { takeFile } from '../../src/evidence/intake.ts'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept, reject } from '../../src/evidence/verdict.ts'
import { newId } from '../../src/kernel/ids.ts'
import { recordConsent } from '../../src/privacy/consent.ts'
import { placeHold } from '../../src/privacy/hold.ts'
import { answerSpecial } from '../../src/privacy/answer.ts'
import { correctSupport } from '../../src/people/correction.ts'
import { proposeDecision, signDecision } from '../../src/people/decision.ts'
import { enrol } from '../../src/people/enrol.ts'
import { leave } from '../../src/people/exit.ts'
import { endOutcome, recordOutcome } from '../../src/people/outcome.ts'
import { giveSupport } from '../../src/people/support.ts'
import { invite, rename } from '../../src/rights/account.ts'
import { freeze } from '../../src/results/freeze.ts'
import { importProfile, importProgramme } from '../../src/programme/rules-command.ts'
import { dossier, photo } from '../evidence/papers.ts'
import { cnpOf } from '../people/ground.ts'
import { oSansa, profiles } from '../programme/shipped.ts'
import { type Name, story as beginStory, type Story } from '../people-of-the-story.ts'
import { furnishDeliverables } from './furnished-deliverables.ts'

/** What is typed into a personal field: usually this text. A test that looks for it afterwards types another. */
export type Typist = (field: string, usual: string) => string

const asUsual: Typist = (_, usual) => usual

interface Record {
  person: string
  enrolment: string
}

/** An organisation that has worked for some months: somebody at each step of the way, papers in every state, a filed period. */
export interface Furnished {
  story: Story
  /** Has received support, left, and reached something; sensitive answers, consents and papers are hers. */
  mirela: Record & { support: string; exit: string; outcome: string }
  /** Has just applied. */
  stefan: Record
  paper: string
  deliverable: string
  /** A colleague who has not opened an account yet. */
  invited: { account: string; grant: string; token: string }
  frozen: string
}

export async function furnishedStory(typed: Typist = asUsual): Promise<Furnished> {
  const story = await beginStory({ on: '2026-10-05' })
  await importRules(story)
  const office = new Office(story, typed)
  const mirela = await office.enrol('Rădulescu-Țăranu', 'Mirela-Ștefania', { appliedOn: '2026-02-02', nth: 1 })
  const paper = await office.prove([mirela], '2026-01-30')
  const leaver = await office.accompany(mirela)
  const stefan = await office.enrol('Constantinescu-Brâncoveanu', 'Ștefăniță-Alexandru-Răzvan', { nth: 2 })
  await office.meetTheOthers()
  const deliverable = await furnishDeliverables(story)
  const { answer } = await story.perform('dan', freeze, { programme: 'o-sansa', asOf: '2026-06-30', name: 'S1 2026' })
  const invited = await office.invite()
  return { story, mirela: leaver, stefan, paper, deliverable, invited, frozen: String(answer.frozen) }
}

/** The source programme, with each profile that comes with the product. */
async function importRules(story: Story): Promise<void> {
  for (const profile of profiles()) await story.perform('dan', importProfile, profile)
  await story.perform('dan', importProgramme, oSansa())
}

/** What the colleagues do with the people who come. */
class Office {
  readonly #story: Story
  readonly #typed: Typist

  constructor(story: Story, typed: Typist) {
    this.#story = story
    this.#typed = typed
  }

  async enrol(
    familyName: string,
    givenName: string,
    { appliedOn = '2026-09-07', nth }: { appliedOn?: string; nth: number },
  ): Promise<Record> {
    const bornOn = `1890-05-${String(10 + nth)}`
    const { answer } = await this.#do('ioana', enrol, {
      programme: 'o-sansa',
      appliedOn,
      region: 'RO21',
      partner: 'lider',
      centre: 'CRES-NE',
      noDoubleFundingOn: appliedOn,
      identity: {
        familyName: this.#typed('identity.familyName', familyName),
        givenName: this.#typed('identity.givenName', givenName),
        cnp: this.#typed('identity.cnp', cnpOf('F', bornOn, nth)),
        bornOn: this.#typed('identity.bornOn', bornOn),
        sex: 'F',
        nationality: this.#typed('identity.nationality', 'română'),
        nameOnDiploma: this.#typed('identity.nameOnDiploma', `${familyName} N. ${givenName}`),
        phone: this.#typed('identity.phone', `+4070000010${nth}`),
        email: this.#typed('identity.email', `m${nth}@exemplu.ro`),
        signsByMark: true,
        witnesses: this.#typed('identity.witnesses', 'Ion Creț și Ana Șerb'),
        guardianName: this.#typed('identity.guardianName', 'Vasile Țuțea'),
        guardianPhone: this.#typed('identity.guardianPhone', `+4070000020${nth}`),
        needs: ['transport', 'childcare'],
      },
      domicile: this.#home('domicile'),
      livesAt: this.#home('livesAt'),
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
    return { person: String(answer.person), enrolment: String(answer.enrolment) }
  }

  #home(field: 'domicile' | 'livesAt') {
    return {
      county: 'RO213',
      locality: this.#typed(`${field}.locality`, 'Țibănești'),
      address: this.#typed(`${field}.address`, 'Strada Învățătorului Gheorghe Țițeica nr. 12, bl. A3, sc. B, ap. 44'),
      degurba: 3,
      uatKind: 'comuna',
    }
  }

  /** One paper of each kind for all of them, accepted by Dan; the last may run out. */
  async prove(records: readonly Record[], datedOn: string): Promise<string> {
    const kinds = {
      'eligibility.identity': 'identity-paper',
      'eligibility.labour-status': 'employment-service-certificate',
      'eligibility.large-family': 'children-papers',
    }
    let last = ''
    for (const [kind, paper] of Object.entries(kinds)) {
      const claims = records.map(({ person, enrolment }) => ({ kind, id: enrolment, subject: person }))
      last = await this.#bring(paper, claims, datedOn)
      await this.#do('dan', accept, { paper: last })
    }
    return last
  }

  async #bring(kind: string, claims: readonly object[], datedOn: string, validUntil?: string): Promise<string> {
    const { engine, who } = this.#story
    const file = await takeFile(engine, who.ioana, kind === 'identity-paper' ? dossier(2) : await photo(shot))
    const { answer } = await this.#do('ioana', addPaper, { kind, datedOn, validUntil, file, claims })
    return String(answer.paper)
  }

  /** From the decision to the day six months after the exit. */
  async accompany(one: Record): Promise<Furnished['mirela']> {
    const { person, enrolment } = one
    await this.#decide(one, '2026-02-16')
    const support = await this.#support(one, 'counselling', '2026-02-23')
    await this.#do('ioana', correctSupport, {
      record: support,
      minutes: 90,
      reason: this.#typed('reason', 'Fișa spune 90 de minute.'),
    })
    await this.#support(one, 'mediation', '2026-03-20')
    const left = await this.#do('ioana', leave, {
      enrolment,
      leftOn: '2026-03-20',
      reason: 'found-work',
      note: this.#typed('note', 'A plecat mulțumită.'),
    })
    const reached = await this.#do('elena', recordOutcome, {
      enrolment,
      kind: 'employment-market',
      reachedOn: '2026-03-30',
      detail: this.#typed('detail', 'Confecții, normă întreagă'),
    })
    const search = await this.#do('elena', recordOutcome, { enrolment, kind: 'job-search', reachedOn: '2026-03-21' })
    await this.#do('elena', endOutcome, { outcome: search.answer.outcome, endedOn: '2026-03-29' })
    await this.#keepApart(person)
    return { ...one, support, exit: String(left.answer.exit), outcome: String(reached.answer.outcome) }
  }

  async #support({ enrolment }: Record, kind: string, givenOn: string): Promise<string> {
    const note = this.#typed('note', 'A venit cu fiica ei; dorește program de dimineață.')
    const { answer } = await this.#do('ioana', giveSupport, { enrolment, kind, givenOn, minutes: 60, note })
    return String(answer.support)
  }

  async #decide({ enrolment }: Record, decidedOn: string): Promise<void> {
    await this.#do('ioana', proposeDecision, { enrolment, outcome: 'eligible', decidedOn })
    await this.#do('dan', signDecision, { enrolment, decidedOn })
  }

  /** What is sealed, agreed to and held. */
  async #keepApart(person: string): Promise<void> {
    const askedOn = '2026-02-02'
    for (const [question, answer] of [
      ['roma', 'yes'],
      ['disability', 'refused'],
    ]) {
      await this.#do('ioana', answerSpecial, { person, question, answer, askedOn })
    }
    const said = { answeredOn: askedOn, textVersion: 'images-1', lang: 'ro', how: 'read-aloud' }
    await this.#do('ioana', recordConsent, { person, purpose: 'images', answer: 'given', ...said })
    await this.#do('ioana', recordConsent, { person, purpose: 'special-data', answer: 'declined', ...said })
    const reason = this.#typed('reason', 'Dosar de finanțare')
    await this.#do('ana', placeHold, { person, untilOn: '2032-12-31', reason })
  }

  /** One at each other step: proposed, waiting, refused, eligible, in the programme; with papers in every other state. */
  async meetTheOthers(): Promise<void> {
    const names = ['Împușcătoiu', 'Ghiță', 'Ștefănescu', 'Vâlcea', 'Ene']
    const records: Record[] = []
    for (const [at, name] of names.entries()) records.push(await this.enrol(name, 'Ioana', { nth: at + 3 }))
    const [proposed, waiting, refused, eligible, active] = records as [Record, Record, Record, Record, Record]
    await this.prove([proposed, eligible, active], '2026-09-04')
    const day = { decidedOn: '2026-09-21' }
    await this.#do('ioana', proposeDecision, { enrolment: proposed.enrolment, outcome: 'eligible', ...day })
    await this.#do('ioana', proposeDecision, { enrolment: waiting.enrolment, outcome: 'waiting', score: 70, ...day })
    const reason = this.#typed('reason', 'Locuiește în afara regiunii.')
    await this.#do('ioana', proposeDecision, { enrolment: refused.enrolment, outcome: 'refused', reason, ...day })
    for (const one of [eligible, active]) await this.#decide(one, '2026-09-21')
    const support = await this.#support(active, 'information', '2026-09-28')
    await this.#papersInEveryState(active, support)
  }

  async #papersInEveryState({ person, enrolment }: Record, support: string): Promise<void> {
    const participation = [{ kind: 'participation', id: enrolment, subject: person }]
    const session = [{ kind: 'support.information', id: support, subject: person }]
    await this.#bring('attendance-list', session, '2026-09-28')
    const torn = await this.#bring('session-record', session, '2026-09-28')
    const reason = this.#typed('reason', 'Pagina cu semnăturile lipsește.')
    await this.#do('dan', reject, { paper: torn, reason })
    const old = await this.#bring('privacy-notice', participation, '2026-09-01', '2026-09-30')
    await this.#do('dan', accept, { paper: old })
  }

  /** Through the form, since the link is shown on its answer alone. */
  async invite(): Promise<Furnished['invited']> {
    const account = newId()
    const grant = newId()
    const name = this.#typed('name', 'Sorina Petre')
    const email = this.#typed('email', `sorina.${account.slice(-12)}@punte.example`)
    await this.#do('ana', invite, { account, grant, name, email, role: 'counsellor', scope: { of: 'tenant' } })
    await this.#do('ana', rename, { account, name: this.#typed('name', 'Sorina Petre-Ștefan') })
    const page = await this.#story.as('ana').post(`/app/settings/accounts/${account}/link`)
    const [, token = ''] = /\/invite\/([\w-]{43})</.exec(page.html) ?? []
    return { account, grant, token }
  }

  #do(by: Name, ...[command, input]: [Parameters<Story['perform']>[1], object]) {
    return this.#story.perform(by, command, input)
  }
}

const shot = { width: 60, height: 80 }
