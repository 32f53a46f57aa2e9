import type { ComponentChildren } from 'preact'
import { date } from '../kernel/words.ts'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Line, Lines } from '../pages/card.tsx'
import { blankForm, commandField } from '../pages/form-state.ts'
import { Empty, Table } from '../pages/table.tsx'
import { programmePath } from './paths.ts'
import { type ProgrammeView, quotaText } from './programme-page.tsx'
import type { Quota } from './programme.ts'
import { SourceNote } from './source-note.tsx'
import { words } from './words.ts'

interface AddProps {
  view: ProgrammeView
  to: string
  children: ComponentChildren
}

const Add = ({ view, to, children }: AddProps) =>
  view.mayChange ? (
    <LinkButton icon="plus" href={programmePath(view.programme.code, to)}>
      {children}
    </LinkButton>
  ) : null

/** A name that opens the form of its part, for whoever may change it. */
const Part = ({ view, to, children }: AddProps) =>
  view.mayChange ? <a href={programmePath(view.programme.code, to)}>{children}</a> : <>{children}</>

export function Amendments(view: ProgrammeView) {
  const { lang } = view.shell
  const text = words(lang)
  const { amendments = [] } = view.programme
  const indicatorName = (code: string) => view.rules.indicators.find(one => one.code === code)?.names[lang] ?? code
  return (
    <Card
      title={text.amendments}
      lead={text.amendmentsLead}
      actions={
        <Add view={view} to="/amendments/new">
          {text.newAmendment}
        </Add>
      }
    >
      {amendments.length === 0 ? (
        <Empty>{text.noAmendments}</Empty>
      ) : (
        <Lines>
          {amendments.map(one => (
            <Line key={one.number} end={`${text.validFrom} ${date(one.validFrom)}`}>
              {text.amendmentNumber({ number: one.number })}
              {` · ${text.signedOn} ${date(one.signedOn)} · `}
              {one.note?.[lang] ?? one.targets.map(target => indicatorName(target.indicator)).join(', ')}
            </Line>
          ))}
        </Lines>
      )}
    </Card>
  )
}

export function Quotas(view: ProgrammeView) {
  const { lang } = view.shell
  const text = words(lang)
  return (
    <Card
      title={text.quotas}
      actions={
        <Add view={view} to="/quotas/new">
          {text.newQuota}
        </Add>
      }
    >
      <Table
        lang={lang}
        caption={text.quotas}
        hideCaption
        empty={<Empty>{text.noQuotas}</Empty>}
        rows={view.programme.quotas ?? []}
        rowKey={quota => `${quota.category} ${quota.of}`}
        columns={[
          {
            key: 'category',
            title: text.category,
            heads: true,
            cell: ({ category }) => view.rules.categories.find(one => one.code === category)?.names[lang] ?? category,
          },
          {
            key: 'of',
            title: text.quotaOf,
            cell: ({ of }) => view.rules.indicators.find(one => one.code === of)?.names[lang] ?? of,
          },
          { key: 'least', title: text.atLeast, numeric: true, cell: quota => quotaText(quota, lang) },
          ...(view.mayChange
            ? [{ key: 'change', title: text.change, cell: (quota: Quota) => <Drop view={view} quota={quota} /> }]
            : []),
        ]}
      />
    </Card>
  )
}

function Drop({ view, quota }: { view: ProgrammeView; quota: Quota }) {
  return (
    <form method="post" action={programmePath(view.programme.code, '/quotas/drop')} data-once>
      <input type="hidden" name={commandField} value={blankForm(view.shell.lang).commandId} />
      <input type="hidden" name="category" value={quota.category} />
      <input type="hidden" name="of" value={quota.of} />
      <Button look="quiet">{words(view.shell.lang).drop}</Button>
    </form>
  )
}

export function Windows(view: ProgrammeView) {
  const { shell, rules, programme } = view
  const text = words(shell.lang)
  const own = programme.windows ?? {}
  return (
    <Card
      title={text.windows}
      actions={
        view.mayChange && (
          <LinkButton icon="pencil" href={programmePath(programme.code, '/windows')}>
            {text.change}
          </LinkButton>
        )
      }
    >
      <Lines>
        {(['immediateDays', 'longerTermMonths'] as const).map(name => (
          <Line key={name} end={rules.windows[name].value}>
            {text[name]} (<SourceNote rules={rules} rule={rules.windows[name]} lang={shell.lang} />
            {own[name] ? `, ${text.ownWindow}` : ''})
          </Line>
        ))}
      </Lines>
    </Card>
  )
}

export function Partners(view: ProgrammeView) {
  const text = words(view.shell.lang)
  return (
    <Card
      title={text.partners}
      actions={
        <Add view={view} to="/partners/new">
          {text.newPartner}
        </Add>
      }
    >
      <Lines>
        {view.programme.partners.map(one => (
          <Line key={one.code} end={one.applicant && text.applicant}>
            <Part view={view} to={`/partners/${one.code}`}>
              {one.name}
            </Part>
            {` · ${one.code} · ${text.cui} ${one.cui}`}
            {one.email && ` · ${one.email}`}
          </Line>
        ))}
      </Lines>
    </Card>
  )
}

export function Regions(view: ProgrammeView) {
  const { lang } = view.shell
  const text = words(lang)
  return (
    <Card
      title={text.regions}
      actions={
        <Add view={view} to="/regions/new">
          {text.newRegion}
        </Add>
      }
    >
      <Lines>
        {view.programme.regions.map(one => (
          <Line key={one.nuts} end={text.regionCategories[one.category]}>
            <Part view={view} to={`/regions/${one.nuts}`}>
              {one.names[lang]}
            </Part>
            {` · ${one.nuts}`}
          </Line>
        ))}
      </Lines>
    </Card>
  )
}

export function Centres(view: ProgrammeView) {
  const { lang } = view.shell
  const text = words(lang)
  const regionName = (nuts: string) => view.programme.regions.find(one => one.nuts === nuts)?.names[lang] ?? nuts
  return (
    <Card
      title={text.centres}
      actions={
        <Add view={view} to="/centres/new">
          {text.newCentre}
        </Add>
      }
    >
      <Lines>
        {view.programme.centres.map(one => (
          <Line key={one.code} end={regionName(one.region)}>
            <Part view={view} to={`/centres/${one.code}`}>
              {one.name}
            </Part>
            {` · ${one.code}`}
            {one.locality && ` · ${one.locality}`}
          </Line>
        ))}
      </Lines>
    </Card>
  )
}
