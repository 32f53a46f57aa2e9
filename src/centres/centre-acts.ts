import type { AnyCommand } from '../kernel/command.ts'
import type { Tx } from '../kernel/database.ts'
import { missing } from '../kernel/problem.ts'
import type { Lang } from '../kernel/words.ts'
import { date } from '../kernel/words.ts'
import type { FormValues } from '../pages/form-state.ts'
import { type C } from '../people/form-route.tsx'
import { accountNames, getPerson } from '../people/person-tables.ts'
import type { Question } from '../people/section.ts'
import { centreIn } from './asked-centre.ts'
import { close, describe, keepHours, moveOpening, type Place } from './centre.ts'
import {
  answering,
  concluding,
  describing,
  giving,
  needing,
  offering,
  overriding,
  posting,
  reason,
  referring,
  studying,
  week,
} from './centre-questions.ts'
import { dropService, giveService } from './given.ts'
import { findNeed, meetNeed, recordStudy } from './need.ts'
import { answerReferral, endReferral, refer, referWithoutConsent } from './referral.ts'
import { changeService, offerService } from './offered.ts'
import { addStaff, endStaff } from './staff.ts'
import { enterprisesIn, getIn, rowsOf } from './tables.ts'
import { words } from './words.ts'

type Text = ReturnType<typeof words>

interface Filled {
  questions: readonly Question[]
  values?: FormValues
  shown?: number
  lead?: string
}

/** A form about a centre, or about one of its records. */
export interface Act {
  at: string
  title: (text: Text) => string
  command: AnyCommand
  back: string
  /** The parameter of the address and the field that names what the form is about; without it, the centre. */
  record?: string
  field?: string
  danger?: true
  /** It is about people: the centre itself need not be in reach. */
  aboutPeople?: true
  fill: (tx: Tx, asked: { c: C; lang: Lang; place: Place; id: string }) => Promise<Filled>
}

const only =
  (questions: (lang: Lang) => readonly Question[]): Act['fill'] =>
  async (_, { lang }) => ({
    questions: questions(lang),
  })

const tenantOf = (c: C): string => c.get('who').tenant

export const acts: readonly Act[] = [
  {
    at: '/describe',
    title: text => text.describe,
    command: describe,
    back: '',
    fill: async (_, { lang, place: { centre } }) => ({
      questions: describing(lang),
      shown: centre.entry,
      values: {
        area: centre.area,
        address: centre.address ?? undefined,
        says: centre.says ?? undefined,
        languages: centre.languages,
        stepFree: centre.step_free ? 'yes' : undefined,
      },
    }),
  },
  {
    at: '/opening',
    title: text => text.moveOpening,
    command: moveOpening,
    back: '',
    fill: async (_, { lang, place: { found } }) => ({
      questions: [{ kind: 'day', name: 'openedOn', label: words(lang).openedOn }, reason(lang)],
      values: { openedOn: date(found.row.reached_on) },
      shown: found.row.entry,
    }),
  },
  {
    at: '/close',
    title: text => text.close,
    command: close,
    back: '',
    danger: true,
    fill: only(lang => [{ kind: 'day', name: 'closedOn', label: words(lang).closedOn }]),
  },
  {
    at: '/hours',
    title: text => text.keepHours,
    command: keepHours,
    back: '',
    fill: async (tx, { c, lang, id }) => {
      const hours = await rowsOf(tx, tenantOf(c), 'centre_hours', id)
      const values = hours.flatMap(one => [
        [`days.${one.weekday - 1}.opens`, one.opens],
        [`days.${one.weekday - 1}.closes`, one.closes],
      ])
      return { questions: week(lang), values: Object.fromEntries(values), lead: words(lang).hoursLead }
    },
  },
  {
    at: '/staff',
    title: text => text.addStaff,
    command: addStaff,
    back: '',
    fill: async (tx, { c, lang }) => ({ questions: posting(lang, await accountNames(tx, tenantOf(c))) }),
  },
  {
    at: '/staff/:staff',
    title: text => text.endStaff,
    command: endStaff,
    back: '',
    record: 'staff',
    fill: async (tx, { c, lang, id }) => {
      await ours(c, tx, 'centre_staff', id)
      return { questions: [{ kind: 'day', name: 'until', label: words(lang).until }] }
    },
  },
  { at: '/service', title: text => text.offerService, command: offerService, back: '', fill: only(offering) },
  {
    at: '/services/:service',
    title: text => text.changeService,
    command: changeService,
    back: '',
    record: 'service',
    fill: async (tx, { c, lang, id }) => {
      const one = await ours(c, tx, 'centre_service', id)
      const values = {
        title: one.title,
        says: one.says ?? undefined,
        topic: one.topic,
        audience: one.audience,
        byAppointment: one.by_appointment ? 'yes' : undefined,
        since: date(one.since_on),
        until: one.until_on === null ? undefined : date(one.until_on),
      }
      return { questions: offering(lang), values, shown: one.entry }
    },
  },
  {
    at: '/give',
    title: text => text.give,
    command: giveService,
    back: '/log',
    fill: async (tx, { c, lang, place, id }) => ({
      lead: words(lang).whomLead,
      questions: giving(lang, {
        services: await rowsOf(tx, tenantOf(c), 'centre_service', id),
        enterprises: await enterprisesIn(tx, tenantOf(c), place.found.row.programme),
      }),
    }),
  },
  {
    at: '/given/:given',
    title: text => text.dropTitle,
    command: dropService,
    back: '/log',
    record: 'given',
    danger: true,
    fill: async (tx, { c, lang, id }) => {
      await ours(c, tx, 'service_given', id)
      return { questions: [reason(lang)] }
    },
  },
  {
    at: '/need',
    title: text => text.findNeed,
    command: findNeed,
    back: '/work',
    fill: async (tx, { c, lang, place }) => ({
      questions: needing(lang, await enterprisesIn(tx, tenantOf(c), place.found.row.programme)),
    }),
  },
  {
    at: '/needs/:need',
    title: text => text.meet,
    command: meetNeed,
    back: '/work',
    record: 'need',
    fill: async (tx, { c, lang, id }) => {
      const need = await ours(c, tx, 'centre_need', id)
      return { lead: need.says, questions: [{ kind: 'day', name: 'metOn', label: words(lang).metOn }] }
    },
  },
  { at: '/study', title: text => text.recordStudy, command: recordStudy, back: '/work', fill: only(studying) },
  {
    at: '/refer',
    title: text => text.refer,
    command: refer,
    back: '/referred',
    aboutPeople: true,
    fill: async (_, { lang }) => ({ questions: referring(lang), lead: words(lang).referralsLead }),
  },
  {
    at: '/override',
    title: text => text.override,
    command: referWithoutConsent,
    back: '/referred',
    aboutPeople: true,
    fill: async (_, { lang }) => ({ questions: overriding(lang), lead: words(lang).overrideLead }),
  },
  {
    at: '/referred/:referred/answer',
    title: text => text.answerIt,
    command: answerReferral,
    back: '/referred',
    record: 'referred',
    field: 'referral',
    aboutPeople: true,
    fill: async (tx, { c, lang, id }) => {
      await ofSomebody(c, tx, id)
      return { questions: answering(lang) }
    },
  },
  {
    at: '/referred/:referred/end',
    title: text => text.endIt,
    command: endReferral,
    back: '/referred',
    record: 'referred',
    field: 'referral',
    aboutPeople: true,
    fill: async (tx, { c, lang, id }) => {
      await ofSomebody(c, tx, id)
      return { questions: concluding(lang) }
    },
  },
]

/** A record of the centre in the address; 404 for one of another. */
async function ours<T extends Parameters<typeof getIn>[2]>(c: C, tx: Tx, table: T, id: string) {
  const row = await getIn(tx, tenantOf(c), table, id)
  if (row.centre_id !== centreIn(c)) throw missing('centres.no-such-record')
  return row
}

async function ofSomebody(c: C, tx: Tx, id: string): Promise<void> {
  const row = await ours(c, tx, 'centre_referral', id)
  await getPerson(tx, c.get('who'), 'referral.write', row.person_id)
}
