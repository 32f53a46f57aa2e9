import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { may } from '../kernel/who.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { tableFile } from '../pages/table-file.tsx'
import { reachesPlace } from '../programme/deliverable.ts'
import { deliverableTitle } from '../programme/deliverable-papers.ts'
import { deliverablesOf } from '../programme/deliverable-tables.ts'
import { inProgramme } from '../programme/programme-tabs.tsx'
import { allow } from '../programme/sight.ts'
import { readHere } from './asked.ts'
import { OrganisationFields, organisationValues, PromotionFields } from './fields.tsx'
import { type C, formWay, idIn, takingBack } from './form-way.tsx'
import { organisationFileColumns, OrganisationsPage, promotionColumns, PromotionPage } from './list-pages.tsx'
import { addOrganisation, correctOrganisation, getOrganisation } from './organisation.ts'
import { ofProgramme } from '../programme/paths.ts'
import { organisationPath, organisationsPath, promotionPath } from './paths.ts'
import { dropPromotion, getPromotion, promote } from './promotion.ts'
import { contactsOf, organisationsOf, type PromotionRow, promotionsOf } from './tables.ts'
import { words } from './words.ts'

/** As the read log names a list that was taken along. */
const kind = 'partnerships.exported'

const said = (c: C) => words(c.get('lang')).said.saved

/** Organisations belong to no region: whoever writes agreements or events writes them. */
export function organisationRoutes(app: Hono<Asked>): void {
  app.get(organisationsPath, async c => {
    return page(c, <OrganisationsPage shell={shellOf(c)} {...await organisationsFor(c)} mayWrite />)
  })
  listFileRoutes(app, organisationsPath, async c => {
    const lang = c.get('lang')
    const { rules, rows } = await organisationsFor(c)
    const columns = organisationFileColumns(lang, rules)
    return tableFile({ name: 'organisations', sheet: words(lang).organisations, columns, rows, kind })
  })
  formWay(app, {
    path: organisationPath('new'),
    command: addOrganisation,
    async load(c) {
      const { rules, among } = await readHere(c, async () => ({}))
      const text = words(c.get('lang'))
      const list = inProgramme(organisationsPath, among)
      return {
        title: text.addOrganisation,
        fields: state => <OrganisationFields state={state} rules={rules} />,
        submit: text.save,
        cancel: list,
        breadcrumb: [{ text: text.organisations, href: list }],
      }
    },
    to: (_, c) => organisationsPath + new URL(c.req.url).search,
    said,
  })
  formWay(app, {
    path: organisationPath(':organisation'),
    command: correctOrganisation,
    async load(c) {
      const id = idIn(c, 'organisation', 'partnerships.no-such-organisation')
      const who = c.get('who')
      const { row, contacts } = await read(c.get('engine'), who, async tx => ({
        row: await getOrganisation(tx, who.tenant, id),
        contacts: await contactsOf(tx, who.tenant, id),
      }))
      const { rules, among } = await readHere(c, async () => ({}))
      const text = words(c.get('lang'))
      const list = inProgramme(organisationsPath, among)
      return {
        title: row.name,
        hidden: { organisation: row.id },
        fields: state => <OrganisationFields state={state} rules={rules} />,
        values: organisationValues(row, contacts),
        shown: row.entry,
        submit: text.save,
        cancel: list,
        breadcrumb: [{ text: text.organisations, href: list }],
      }
    },
    to: (_, c) => organisationsPath + new URL(c.req.url).search,
    said,
  })
}

export function promotionRoutes(app: Hono<Asked>): void {
  listFileRoutes(app, promotionPath, async c => {
    const lang = c.get('lang')
    const { rules, rows, titles } = await promotionsFor(c)
    const columns = promotionColumns(lang, rules, titles)
    return tableFile({ name: 'promotion', sheet: words(lang).promotion, columns, rows, kind })
  })
  app.get(promotionPath, async c => {
    const who = c.get('who')
    const { rules, rows, among, titles } = await promotionsFor(c)
    const mayWrite = may(who, 'deliverable.write')
    const mayDrop = (row: PromotionRow) => reachesPlace(who, 'deliverable.write', row)
    return page(
      c,
      <PromotionPage
        shell={shellOf(c)}
        rules={rules}
        rows={rows}
        among={among}
        mayWrite={mayWrite}
        mayDrop={mayDrop}
        titles={titles}
      />,
    )
  })
  formWay(app, {
    path: `${promotionPath}/new`,
    command: promote,
    async load(c) {
      const { tenant } = c.get('who')
      const { rules, among, things } = await readHere(c, async (tx, { programme }) => ({
        things: [
          ...(await deliverablesOf(tx, tenant, programme, 'agreement')),
          ...(await deliverablesOf(tx, tenant, programme, 'event')),
        ],
      }))
      const text = words(c.get('lang'))
      const list = inProgramme(promotionPath, among)
      return {
        title: text.addPromotion,
        fields: state => <PromotionFields state={state} rules={rules} things={things} />,
        submit: text.save,
        cancel: list,
        breadcrumb: [{ text: text.promotion, href: list }],
      }
    },
    to: (_, c) => promotionPath + new URL(c.req.url).search,
    said,
  })
  formWay(app, {
    path: `${promotionPath}/:promotion/drop`,
    command: dropPromotion,
    async load(c) {
      const id = idIn(c, 'promotion', 'partnerships.no-such-promotion')
      const who = c.get('who')
      const row = await read(c.get('engine'), who, tx => getPromotion(tx, who, id))
      const text = words(c.get('lang'))
      return {
        ...takingBack({
          title: text.dropPromotionTitle,
          lead: `${row.material}. ${text.dropPromotionWhat}`,
          submit: text.drop,
        }),
        hidden: { promotion: row.id },
        cancel: ofProgramme(promotionPath, row.programme),
        breadcrumb: [{ text: text.promotion, href: ofProgramme(promotionPath, row.programme) }],
      }
    },
    to: ({ answer }) => ofProgramme(promotionPath, answer.programme),
    said: c => words(c.get('lang')).said.withdrawn,
  })
}

function organisationsFor(c: C) {
  allow(c, 'deliverable.write')
  return readHere(c, async tx => {
    const { tenant } = c.get('who')
    const contacts = Map.groupBy(await contactsOf(tx, tenant), one => one.organisation_id)
    const all = await organisationsOf(tx, tenant)
    return { rows: all.map(one => Object.assign(one, { contacts: contacts.get(one.id) ?? [] })) }
  })
}

async function promotionsFor(c: C) {
  allow(c, 'programme.read')
  const { tenant } = c.get('who')
  const { rules, among, rows, things } = await readHere(c, async (tx, { programme }) => ({
    rows: await promotionsOf(tx, tenant, programme),
    things: await deliverablesOf(tx, tenant, programme),
  }))
  return { rules, among, rows, titles: new Map(things.map(one => [one.id, deliverableTitle(one)])) }
}
