import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import { isId } from '../kernel/ids.ts'
import { missing } from '../kernel/problem.ts'
import { may } from '../kernel/who.ts'
import { date, type Lang } from '../kernel/words.ts'
import type { FormBody, FormValues } from '../pages/form-state.ts'
import type { Asked } from '../pages/slice.ts'
import { typedIn } from '../pages/submit.ts'
import { type C, formRoute, hidden, idIn } from '../people/form-route.tsx'
import type { Question } from '../people/section.ts'
import { getDeliverable, reaches } from '../programme/deliverable.ts'
import { allow, onDay } from '../programme/sight.ts'
import { programmeCodes } from '../programme/tables.ts'
import { regionOptions } from './centre-questions.ts'
import { followLead, leadSteps, markRelevant, nextSteps } from './lead.ts'
import { addOpportunity, completeOpportunity, dismissOpportunity } from './opportunity.ts'
import { findLead, getOpportunity, type OpportunityRow, reservedKinds } from './opportunity-tables.ts'
import { opportunityWords } from './opportunity-words.ts'
import { opportunitiesPath, opportunityPath } from './paths.ts'
import { centresOf, enterprisesIn } from './tables.ts'

export const opportunityIn = (c: C): string => idIn(c, 'opportunity', 'centres.no-such-opportunity')

/** Codes are typed in one field, with commas or spaces between them. */
const withCodes = (shape: Parameters<typeof fromForm>[0]) => (body: FormBody, c: C) =>
  fromForm(
    shape,
    {
      ...body,
      cpv: typedIn(body, 'cpv')
        .split(/[\s,;]+/)
        .filter(Boolean),
    },
    onDay(c),
  )

const hereOf = (lang: Lang) => [{ text: opportunityWords(lang).opportunities, href: opportunitiesPath }]

export function opportunityForms(app: Hono<Asked>): void {
  formRoute(app, {
    path: opportunityPath('new'),
    command: addOpportunity,
    input: withCodes(addOpportunity.shape),
    load: async c => {
      const text = opportunityWords(c.get('lang'))
      return {
        title: text.add,
        questions: describing(c.get('lang')),
        values: { reserved: 'none' },
        submit: text.save,
        cancel: opportunitiesPath,
        breadcrumb: hereOf(c.get('lang')),
      }
    },
    to: done => opportunityPath(String(done.answer.opportunity)),
    said: c => opportunityWords(c.get('lang')).said.added,
  })
  formRoute(app, {
    path: opportunityPath(':opportunity', '/complete'),
    command: completeOpportunity,
    input: withCodes(completeOpportunity.shape),
    load: async c => {
      const text = opportunityWords(c.get('lang'))
      const row = await read(c.get('engine'), c.get('who'), tx =>
        getOpportunity(tx, c.get('who').tenant, opportunityIn(c)),
      )
      return {
        title: text.complete,
        questions: [hidden('opportunity', row.id), ...describing(c.get('lang'))],
        values: valuesOf(row),
        shown: row.entry,
        submit: text.save,
        cancel: opportunityPath(row.id),
        breadcrumb: hereOf(c.get('lang')),
      }
    },
    to: (_, c) => opportunityPath(opportunityIn(c)),
    said: c => opportunityWords(c.get('lang')).said.recorded,
  })
  formRoute(app, {
    path: opportunityPath(':opportunity', '/dismiss'),
    command: dismissOpportunity,
    load: async c => {
      const text = opportunityWords(c.get('lang'))
      const row = await read(c.get('engine'), c.get('who'), tx =>
        getOpportunity(tx, c.get('who').tenant, opportunityIn(c)),
      )
      return {
        title: text.dismissTitle,
        lead: row.title,
        questions: [
          hidden('opportunity', row.id),
          { kind: 'text', name: 'reason', label: text.reason, hint: text.reasonHint, width: 'full' },
        ],
        submit: text.dismiss,
        cancel: opportunityPath(row.id),
        breadcrumb: hereOf(c.get('lang')),
      }
    },
    to: () => opportunitiesPath,
    said: c => opportunityWords(c.get('lang')).said.recorded,
  })
  formRoute(app, {
    path: opportunityPath(':opportunity', '/relevant'),
    command: markRelevant,
    load: relating,
    to: (_, c) => opportunityPath(opportunityIn(c)),
    said: c => opportunityWords(c.get('lang')).said.recorded,
  })
  formRoute(app, {
    path: opportunityPath(':opportunity', '/leads/:enterprise'),
    command: followLead,
    load: following,
    to: (_, c) => opportunityPath(opportunityIn(c)),
    said: c => opportunityWords(c.get('lang')).said.recorded,
  })
}

const named = (list: readonly { id: string; code: string; title: string }[]) =>
  list.map(one => ({ value: one.id, text: `${one.code} ${one.title}` }))

async function relating(c: C) {
  const lang = c.get('lang')
  const text = opportunityWords(lang)
  const who = c.get('who')
  await read(c.get('engine'), who, tx => getOpportunity(tx, who.tenant, opportunityIn(c)))
  return read(c.get('engine'), who, async tx => {
    const row = await getOpportunity(tx, who.tenant, opportunityIn(c))
    const enterprises = await enterprisesIn(tx, who.tenant)
    const centres: { id: string; code: string; title: string }[] = []
    for (const programme of await programmeCodes(tx, who.tenant)) {
      for (const one of await centresOf(tx, who.tenant, programme)) {
        const { row: register } = await getDeliverable(tx, who, undefined, one.id)
        if (reaches(who, 'opportunity.write', register, undefined)) centres.push(one)
      }
    }
    const questions: Question[] = [
      hidden('opportunity', row.id),
      { kind: 'select', name: 'enterprise', label: text.enterprise, options: named(enterprises) },
      { kind: 'select', name: 'centre', label: text.centre, options: named(centres) },
      { kind: 'day', name: 'relevantOn', label: text.relevantOn },
    ]
    const values: FormValues = {
      enterprise: c.req.query('enterprise'),
      centre: centres.length === 1 ? centres[0]?.id : undefined,
      relevantOn: date(onDay(c)),
    }
    const common = { submit: text.save, cancel: opportunityPath(row.id), breadcrumb: hereOf(lang) }
    return { title: text.relevant, lead: row.title, questions, values, ...common }
  })
}

async function following(c: C) {
  const lang = c.get('lang')
  const text = opportunityWords(lang)
  const who = c.get('who')
  allow(c, 'deliverable.write')
  return read(c.get('engine'), who, async tx => {
    const row = await getOpportunity(tx, who.tenant, opportunityIn(c))
    const enterprise = c.req.param('enterprise') ?? ''
    const lead = isId(enterprise) ? await findLead(tx, who.tenant, { opportunity: row.id, enterprise }) : undefined
    if (!lead) throw missing('centres.no-such-lead')
    const sides = [
      await getDeliverable(tx, who, undefined, lead.enterprise_id),
      await getDeliverable(tx, who, undefined, lead.centre_id),
    ]
    if (!sides.some(side => reaches(who, 'deliverable.write', side.row, undefined)) || !may(who, 'deliverable.write'))
      throw missing('centres.no-such-lead')
    const next = nextSteps(lead, row.state)
    const steps = next.length > 0 ? next : leadSteps
    const questions: Question[] = [
      hidden('opportunity', row.id),
      hidden('enterprise', enterprise),
      {
        kind: 'radios',
        name: 'step',
        label: text.step,
        options: steps.map(value => ({ value, text: text.steps[value] })),
      },
      { kind: 'day', name: 'on', label: text.on },
      ...(steps.includes('won')
        ? [{ kind: 'number', name: 'value', label: text.wonValue, hint: text.wonValueHint, optional: true } as const]
        : []),
    ]
    const values: FormValues = { step: next.length === 1 ? next[0] : undefined, on: date(onDay(c)) }
    const common = { submit: text.save, cancel: opportunityPath(row.id), breadcrumb: hereOf(lang) }
    return { title: text.follow, lead: row.title, questions, values, ...common }
  })
}

function describing(lang: Lang): Question[] {
  const text = opportunityWords(lang)
  return [
    { kind: 'text', name: 'title', label: text.title, width: 'full' },
    { kind: 'text', name: 'buyer', label: text.buyer, width: 'full' },
    { kind: 'textarea', name: 'says', label: text.says, optional: true },
    { kind: 'text', name: 'cpv', label: text.cpv, hint: text.cpvHint, width: 'full', optional: true },
    { kind: 'checkboxes', name: 'nuts', label: text.nuts, hint: text.nutsHint, options: regionOptions(), inline: true },
    { kind: 'number', name: 'value', label: text.value, optional: true },
    { kind: 'number', name: 'months', label: text.months, optional: true },
    {
      kind: 'radios',
      name: 'reserved',
      label: text.reserved,
      options: reservedKinds.map(value => ({ value, text: text.reservedKinds[value] })),
    },
    { kind: 'day', name: 'publishedOn', label: text.publishedOn },
    { kind: 'day', name: 'deadlineOn', label: text.deadlineOn, optional: true },
    { kind: 'text', name: 'link', label: text.link, width: 'full', optional: true },
  ]
}

const shownNumber = (value: number | null, by = 1): string | undefined =>
  value === null ? undefined : String(value / by).replace('.', ',')

const valuesOf = (row: OpportunityRow): FormValues => ({
  title: row.title,
  buyer: row.buyer,
  says: row.says ?? undefined,
  cpv: row.cpv.join(', '),
  nuts: row.nuts,
  value: row.currency === 'RON' ? shownNumber(row.value_cents, 100) : undefined,
  months: shownNumber(row.months),
  reserved: row.reserved,
  publishedOn: date(row.published_on),
  deadlineOn: row.deadline_on === null ? undefined : date(row.deadline_on),
  link: row.link ?? undefined,
})
