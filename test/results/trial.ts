import { randomBytes } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { z } from 'zod/mini'
import { slices } from '../../src/app.tsx'
import { addPaper } from '../../src/evidence/paper.ts'
import { accept } from '../../src/evidence/verdict.ts'
import { type AnyCommand, command, type Done, perform } from '../../src/kernel/command.ts'
import { addMonths, type Day } from '../../src/kernel/day.ts'
import { newId } from '../../src/kernel/ids.ts'
import type { Who } from '../../src/kernel/who.ts'
import { proposeDecision, signDecision } from '../../src/people/decision.ts'
import { enrol } from '../../src/people/enrol.ts'
import { leave } from '../../src/people/exit.ts'
import { giveSupport } from '../../src/people/support.ts'
import { answerSpecial } from '../../src/privacy/answer.ts'
import { createPersonKey } from '../../src/privacy/person-key.ts'
import type { Question } from '../../src/privacy/special.ts'
import type { Profile } from '../../src/programme/profile.ts'
import { readProfile, readProgramme } from '../../src/programme/rule-file.ts'
import { results } from '../../src/results/slice.ts'
import { type Story, story as beginStory } from '../people-of-the-story.ts'

export interface Applicant {
  sex: 'F' | 'M'
  region: string
  bornOn: Day
  labour: string
  /** Completed months of unemployment at entry. */
  months?: number
  education?: string
  isced: string
  rural?: boolean
  special?: Question[]
  refused?: Question[]
}

export interface Enrolled {
  person: string
  enrolment: string
}

const yaml = (path: string) => readFileSync(new URL(path, import.meta.url), 'utf8')

export const esfplus = (): Profile => readProfile(yaml('../../programmes/esfplus-2021-ro.yaml'))

/** A programme of which only results are of interest: Dan records everything, Vlad signs and checks. */
export class Trial {
  readonly story: Story
  readonly #vlad: Who

  constructor(story: Story, vlad: Who) {
    this.story = story
    this.#vlad = vlad
  }

  dan(definition: AnyCommand, input: unknown): Promise<Done> {
    return this.story.perform('dan', definition, input)
  }

  vlad(definition: AnyCommand, input: unknown): Promise<Done> {
    return perform(this.story.engine, definition, input, this.#vlad, { id: newId() })
  }

  /** Puts documents where the programme slice keeps them. */
  async adopt(profile: Profile): Promise<void> {
    const programme = readProgramme(yaml('programme.yaml'), [profile])
    const adopting = command<object, null, null>({
      kind: 'trial.adopt',
      shape: z.object({}),
      example: {},
      may: 'programme.write',
      given: async () => null,
      decide: () => null,
      async write(_, rows) {
        await rows.insert('rule_profile', { code: profile.code, document: profile })
        await rows.insert('programme', { code: programme.code, profile: profile.code, document: programme })
        return {}
      },
    })
    await this.dan(adopting, {})
  }

  /** The application, filled in on that day. */
  async apply(name: string, who: Applicant, on: Day): Promise<Enrolled> {
    const { answer } = await this.dan(enrol, {
      programme: 'proba',
      appliedOn: on,
      region: who.region,
      partner: 'punte',
      identity: { familyName: name, givenName: 'Proba', sex: who.sex, bornOn: who.bornOn },
      domicile: { county: `${who.region}1`, locality: 'Proba', degurba: who.rural ? 3 : 1 },
      situation: {
        onDay: on,
        labour: who.labour,
        ...(who.months !== undefined && { labourSince: addMonths(on, -who.months) }),
        educationNow: who.education ?? 'none',
        isced: who.isced,
      },
    })
    const enrolled = { person: String(answer.person), enrolment: String(answer.enrolment) }
    await this.dan(keyed(enrolled.person), {})
    for (const question of who.special ?? []) await this.answer(enrolled, question, 'yes', on)
    for (const question of who.refused ?? []) await this.answer(enrolled, question, 'refused', on)
    return enrolled
  }

  answer = ({ person }: Enrolled, question: Question, answer: string, askedOn: Day): Promise<Done> =>
    this.dan(answerSpecial, { person, question, answer, askedOn })

  /** A paper of that day for these claims, accepted by Vlad. */
  async prove(of: Enrolled, kind: string, datedOn: Day, claims: { kind: string; id: string }[]): Promise<string> {
    const { files, keyring } = this.story.engine
    const put = () =>
      files.put({ tenant: this.story.tenant, files: keyring.of(this.story.tenant).files }, randomBytes(16))
    const { answer } = await this.dan(addPaper, {
      kind,
      datedOn,
      file: { hash: await put(), kind: 'pdf', bytes: 16, pages: [await put()] },
      claims: claims.map(claim => ({ ...claim, subject: of.person })),
    })
    await this.vlad(accept, { paper: answer.paper })
    return String(answer.paper)
  }

  /** Papers for every criterion, then two signatures. */
  async decide(of: Enrolled, on: Day): Promise<void> {
    const id = of.enrolment
    await this.prove(of, 'identity-paper', on, [{ kind: 'eligibility.identity', id }])
    await this.prove(of, 'status-declaration', on, [{ kind: 'eligibility.labour-status', id }])
    await this.prove(of, 'target-group-declaration', on, [{ kind: 'eligibility.declared-category', id }])
    await this.dan(proposeDecision, { enrolment: id, outcome: 'eligible', decidedOn: on })
    await this.vlad(signDecision, { enrolment: id, decidedOn: on })
  }

  support = ({ enrolment }: Enrolled, givenOn: Day, more: object = {}): Promise<Done> =>
    this.dan(giveSupport, { enrolment, kind: 'counselling', givenOn, minutes: 60, ...more })

  leave = ({ enrolment }: Enrolled, leftOn: Day): Promise<Done> =>
    this.dan(leave, { enrolment, leftOn, reason: 'completed' })
}

/** A key for whoever has none yet. */
const keyed = (person: string) =>
  command<object, null, null>({
    kind: 'trial.keyed',
    shape: z.object({}),
    example: {},
    may: 'special.write',
    given: async () => null,
    decide: () => null,
    async write(_, rows, asking) {
      await createPersonKey(rows, asking, person)
      return {}
    },
  })

export async function trial(on: Day, profile: Profile = esfplus()): Promise<Trial> {
  const story = await beginStory({ on, slices: [...slices.filter(slice => slice.name !== 'results'), results] })
  const made = new Trial(story, await story.join({ name: 'Vlad Enache', role: 'manager', scope: { of: 'tenant' } }))
  await made.adopt(profile)
  return made
}
