import { collator, date, instant, type Lang } from '../kernel/words.ts'
import { type Role, roles } from '../kernel/who.ts'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Columns, Facts, Line, Lines, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import { commandField, type FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Table } from '../pages/table.tsx'
import { Tag, type TagKind } from '../pages/tag.tsx'
import { type Place, placeName, scopeText } from './place.ts'
import type { AccountRow } from './tables.ts'
import { words } from './words.ts'

export const accountsPath = '/app/settings/accounts'

type State = 'open' | 'invited' | 'not-invited' | 'closed'

/** `opened`: a password was set. */
export interface KnownAccount extends AccountRow {
  opened: boolean
}

function stateOf({ closedOn, opened, linkEndsAt }: KnownAccount): State {
  if (closedOn !== null) return 'closed'
  if (opened) return 'open'
  return linkEndsAt === null ? 'not-invited' : 'invited'
}

const tagOf: Record<State, TagKind> = { open: 'ok', invited: 'info', 'not-invited': 'warn', closed: 'neutral' }

function StateTag({ lang, account }: { lang: Lang; account: KnownAccount }) {
  const state = stateOf(account)
  return <Tag kind={tagOf[state]}>{words(lang).accounts.states[state]}</Tag>
}

interface ListProps {
  shell: Shell
  accounts: readonly KnownAccount[]
  places: readonly Place[]
}

export function AccountsPage({ shell, accounts, places }: ListProps) {
  const { lang } = shell
  const text = words(lang)
  const rows = accounts.toSorted((a, b) => collator(lang).compare(a.name, b.name))
  const invite = (
    <LinkButton look="primary" icon="user-plus" href={`${accountsPath}/new`}>
      {text.accounts.invite}
    </LinkButton>
  )
  return (
    <Page
      shell={shell}
      title={text.accounts.title}
      lead={text.accounts.lead}
      actions={invite}
      breadcrumb={settingsCrumb(lang)}
    >
      <Table
        lang={lang}
        caption={text.accounts.title}
        hideCaption
        rows={rows}
        rowKey={row => row.id}
        columns={[
          {
            key: 'name',
            title: text.accounts.name,
            heads: true,
            cell: row => <a href={`${accountsPath}/${row.id}`}>{row.name}</a>,
          },
          { key: 'email', title: text.accounts.email, cell: row => row.email },
          {
            key: 'rights',
            title: text.accounts.rights,
            cell: row => row.grants.map(grant => grantText(lang, places, grant)).join('; '),
          },
          { key: 'state', title: text.accounts.state, cell: row => <StateTag lang={lang} account={row} /> },
        ]}
      />
    </Page>
  )
}

const grantText = (lang: Lang, places: readonly Place[], { role, scope }: AccountRow['grants'][number]): string =>
  `${words(lang).roles[role]}, ${placeName(places, scope)}`

export const settingsCrumb = (lang: Lang) => [{ text: words(lang).settings.title, href: '/app/settings' }]

const accountsCrumb = (lang: Lang) => [...settingsCrumb(lang), { text: words(lang).accounts.title, href: accountsPath }]

interface InviteProps {
  shell: Shell
  state: FormState
  places: readonly Place[]
}

export function InvitePage({ shell, state, places }: InviteProps) {
  const text = words(shell.lang).accounts
  return (
    <Page
      shell={shell}
      title={text.invite}
      lead={text.inviteLead}
      breadcrumb={accountsCrumb(shell.lang)}
      scripts={['form']}
    >
      <Card>
        <Form state={state} action={accountsPath} submit={text.inviteSubmit} cancel={accountsPath}>
          <Field state={state} kind="hidden" name="account" />
          <Field state={state} kind="hidden" name="grant" />
          <Field state={state} kind="text" name="name" label={text.name} />
          <Field state={state} kind="text" name="email" label={text.email} inputMode="email" />
          <GrantFields state={state} places={places} />
        </Form>
      </Card>
    </Page>
  )
}

function GrantFields({ state, places }: { state: FormState; places: readonly Place[] }) {
  const text = words(state.lang)
  const roleOptions = roles.map((role: Role) => ({ value: role, text: text.roles[role] }))
  const placeOptions = places.map(({ scope, name }) => ({ value: scopeText(scope), text: name }))
  return (
    <>
      <Field state={state} kind="select" name="role" label={text.accounts.role} options={roleOptions} />
      <Field
        state={state}
        kind="select"
        name="scope"
        label={text.accounts.place}
        hint={text.accounts.placeHint}
        options={placeOptions}
      />
    </>
  )
}

export interface AccountProps {
  shell: Shell
  account: KnownAccount
  places: readonly Place[]
  give: FormState
  rename: FormState
  link: FormState
}

export function AccountPage(props: AccountProps) {
  const { shell, account } = props
  const text = words(shell.lang).accounts
  const open = account.closedOn === null
  return (
    <Page shell={shell} title={account.name} breadcrumb={accountsCrumb(shell.lang)} scripts={['form']}>
      <Columns beside="even">
        <Stack>
          <Card>
            <Facts
              items={[
                [text.email, account.email],
                [text.state, <StateTag key="state" lang={shell.lang} account={account} />],
                ...(account.closedOn === null ? [] : ([[text.closedOn, date(account.closedOn)]] as const)),
                ...(account.linkEndsAt === null ? [] : ([[text.linkEnds, instant(account.linkEndsAt)]] as const)),
              ]}
            />
          </Card>
          <Grants {...props} />
        </Stack>
        {open && (
          <Stack>
            <LinkCard {...props} />
            <Rename {...props} />
            <div class="buttons">
              <LinkButton look="danger" href={`${accountsPath}/${account.id}/close`}>
                {text.close}
              </LinkButton>
            </div>
          </Stack>
        )}
      </Columns>
    </Page>
  )
}

function Grants({ shell, account, places, give: state }: AccountProps) {
  const text = words(shell.lang).accounts
  return (
    <Card title={text.rights}>
      <Lines>
        {account.grants.map(grant => (
          <Line key={grant.id} end={<Revoke {...{ account, state }} grant={grant.id} text={text.revoke} />}>
            {grantText(shell.lang, places, grant)}
          </Line>
        ))}
      </Lines>
      {account.closedOn === null && (
        <Form state={state} action={`${accountsPath}/${account.id}/grants`} submit={text.give}>
          <Field state={state} kind="hidden" name="grant" />
          <GrantFields state={state} places={places} />
        </Form>
      )}
    </Card>
  )
}

function Revoke({
  account,
  grant,
  state,
  text,
}: {
  account: KnownAccount
  grant: string
  state: FormState
  text: string
}) {
  return (
    <form method="post" action={`${accountsPath}/${account.id}/grants/${grant}/revoke`}>
      <input type="hidden" name={commandField} value={state.commandId} />
      <Button look="quiet">{text}</Button>
    </form>
  )
}

function LinkCard({ shell, account, link: state }: AccountProps) {
  const text = words(shell.lang).accounts
  return (
    <Card title={text.link} lead={text.linkLead}>
      <Form state={state} action={`${accountsPath}/${account.id}/link`} submit={text.makeLink}>
        {account.opened && <Field state={state} kind="check" name="forgetPhone" label={text.forgetPhone} />}
      </Form>
    </Card>
  )
}

function Rename({ shell, account, rename: state }: AccountProps) {
  const text = words(shell.lang).accounts
  return (
    <Card title={text.rename}>
      <Form state={state} action={`${accountsPath}/${account.id}/name`} submit={text.rename} shown={account.entry}>
        <Field state={state} kind="text" name="name" label={text.name} />
      </Form>
    </Card>
  )
}

/** The link is shown once, to be handed over; only its hash is kept. */
export function LinkMadePage({
  shell,
  account,
  href,
}: {
  shell: Shell
  account: { id: string; name: string }
  href: string
}) {
  const text = words(shell.lang).accounts
  const crumbs = [...accountsCrumb(shell.lang), { text: account.name, href: `${accountsPath}/${account.id}` }]
  return (
    <Page shell={shell} title={text.link} lead={text.linkMade} breadcrumb={crumbs}>
      <Card>
        <p>
          <code class="break">{href}</code>
        </p>
      </Card>
    </Page>
  )
}
