import type { Hono } from 'hono'
import { read } from '../kernel/engine.ts'
import { missing } from '../kernel/problem.ts'
import { collator } from '../kernel/words.ts'
import { listFileRoutes } from '../pages/list-file.ts'
import { readerOf } from '../pages/reader.ts'
import { page } from '../pages/render.ts'
import { shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { tableFile } from '../pages/table-file.tsx'
import { formRoute, hidden, idIn } from '../people/form-route.tsx'
import { accountNames } from '../people/person-tables.ts'
import { allow } from '../programme/sight.ts'
import { getRulebook, programmeCodes } from '../programme/tables.ts'
import type { C } from './asked-sheet.ts'
import { endContract, recordContract } from './contract.ts'
import { contractColumns, ContractsPage } from './list-pages.tsx'
import { contractPath, contractsPath } from './paths.ts'
import { contractsInScope, getContract } from './tables.ts'
import { words } from './words.ts'

export function contractRoutes(app: Hono<Asked>): void {
  app.get(contractsPath, showContracts)
  listFileRoutes(app, contractsPath, contractsAsFile)
  formRoute(app, {
    path: contractPath('new'),
    command: recordContract,
    async load(c) {
      const { lang } = readerOf(c)
      const text = words(lang)
      const { rules, staff } = await ground(c)
      const experts = [...staff].map(([value, name]) => ({ value, text: name }))
      return {
        title: text.addContract,
        questions: [
          hidden('programme', rules.programme ?? ''),
          {
            kind: 'select',
            name: 'staff',
            label: text.expert,
            options: experts.toSorted((one, other) => collator(lang).compare(one.text, other.text)),
          },
          { kind: 'text', name: 'number', label: text.number, width: 'short' },
          { kind: 'text', name: 'project', label: text.project, width: 'full' },
          { kind: 'text', name: 'position', label: text.position },
          {
            kind: 'select',
            name: 'partner',
            label: text.partner,
            options: rules.partners.map(one => ({ value: one.code, text: one.name })),
          },
          {
            kind: 'select',
            name: 'region',
            label: text.region,
            options: rules.regions.map(one => ({ value: one.nuts, text: one.names[lang] })),
            blank: text.everywhere,
            optional: true,
          },
          { kind: 'number', name: 'dailyHours', label: text.dailyHours, unit: 'h', optional: true },
          { kind: 'check', name: 'outside', label: text.outside, hint: text.outsideHint },
          { kind: 'day', name: 'validFrom', label: text.validFrom },
          { kind: 'day', name: 'validTo', label: text.validTo, optional: true },
        ],
        submit: text.save,
        cancel: contractsPath,
        breadcrumb: crumbs(c),
      }
    },
    to: () => contractsPath,
    said: c => words(c.get('lang')).saved,
  })
  formRoute(app, {
    path: contractPath(':contract', '/end'),
    command: endContract,
    async load(c) {
      const text = words(c.get('lang'))
      const id = idIn(c, 'contract', 'timesheets.no-such-contract')
      const contract = await read(c.get('engine'), c.get('who'), tx =>
        getContract(tx, c.get('who'), 'programme.write', id),
      )
      return {
        title: text.endTitle({ number: contract.number }),
        questions: [hidden('contract', contract.id), { kind: 'day', name: 'validTo', label: text.validTo }],
        shown: contract.entry,
        submit: text.endContract,
        cancel: contractsPath,
        breadcrumb: crumbs(c),
      }
    },
    to: () => contractsPath,
    said: c => words(c.get('lang')).saved,
  })
}

const crumbs = (c: C) => [{ text: words(c.get('lang')).contracts, href: contractsPath }]

/** The rules of the programme, of which there is one or the first, and everybody who works here. */
async function ground(c: C) {
  const { who, today } = readerOf(c)
  return read(c.get('engine'), who, async tx => {
    const [programme] = await programmeCodes(tx, who.tenant)
    if (programme === undefined) throw missing('programme.none-yet')
    return {
      rules: await getRulebook(tx, who.tenant, programme, today),
      staff: await accountNames(tx, who.tenant),
      rows: await contractsInScope(tx, who, 'programme.write'),
    }
  })
}

async function showContracts(c: C): Promise<Response> {
  allow(c, 'programme.write')
  const { rows, rules } = await ground(c)
  return page(c, <ContractsPage shell={shellOf(c)} rows={rows} rules={rules} />)
}

async function contractsAsFile(c: C) {
  allow(c, 'programme.write')
  const lang = c.get('lang')
  const { rows, rules } = await ground(c)
  const columns = contractColumns(lang, rules)
  return tableFile({ name: 'contracts', sheet: words(lang).contracts, columns, rows, kind: 'timesheets.exported' })
}
