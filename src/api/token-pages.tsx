import type { Day } from '../kernel/day.ts'
import { type Grant, type Role, roles, type Who } from '../kernel/who.ts'
import { date, instant, type Lang } from '../kernel/words.ts'
import { Button, LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { ErrorSummary, Form } from '../pages/form.tsx'
import { commandField, type FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Empty, Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import { placesOf } from '../rights/grant.ts'
import { type Place, placeName, scopeText } from '../rights/place.ts'
import { words as rightsWords } from '../rights/words.ts'
import { referencePath, tokensPath } from './paths.ts'
import type { Token } from './tables.ts'
import { isCovered } from './token.ts'
import { words } from './words.ts'

interface TokensProps {
  shell: Shell
  tokens: readonly Token[]
  uses: ReadonlyMap<string, string>
  places: readonly Place[]
  on: Day
  state: FormState
  mayMake: boolean
}

export function TokensPage({ shell, tokens, uses, places, on, state, mayMake }: TokensProps) {
  const { lang } = shell
  const text = words(lang).tokens
  const actions = (
    <>
      {mayMake && (
        <LinkButton look="primary" icon="plus" href={`${tokensPath}/new`}>
          {text.make}
        </LinkButton>
      )}
      <LinkButton icon="book-open" href={referencePath}>
        {text.reference}
      </LinkButton>
    </>
  )
  return (
    <Page shell={shell} title={text.title} lead={text.lead} actions={actions}>
      <Stack>
        <ErrorSummary state={state} />
        <Table
          lang={lang}
          caption={text.title}
          hideCaption
          rows={tokens}
          rowKey={row => row.id}
          empty={<Empty>{text.none}</Empty>}
          columns={[
            { key: 'name', title: text.name, heads: true, cell: row => row.name },
            { key: 'maker', title: text.maker, cell: row => row.maker },
            { key: 'grant', title: text.grant, cell: row => grantText(lang, places, row.grant) },
            { key: 'ends', title: text.expiresOn, tight: true, cell: row => date(row.expiresOn) },
            { key: 'used', title: text.lastUse, cell: row => usedText(lang, uses.get(row.id)) },
            {
              key: 'state',
              title: text.state,
              cell: row =>
                isOpen(row, on) ? (
                  <Revoke token={row} state={state} text={text.revoke} />
                ) : (
                  <Ended {...{ lang, row }} />
                ),
            },
          ]}
        />
      </Stack>
    </Page>
  )
}

const isOpen = ({ expiresOn, revokedOn }: Token, on: Day): boolean => revokedOn === null && expiresOn >= on

const usedText = (lang: Lang, at: string | undefined): string =>
  at === undefined ? words(lang).tokens.never : instant(at)

const grantText = (lang: Lang, places: readonly Place[], { role, scope }: Grant): string =>
  `${rightsWords(lang).roles[role]}, ${placeName(places, scope)}`

function Ended({ lang, row }: { lang: Lang; row: Token }) {
  const text = words(lang).tokens
  return <Tag kind="neutral">{row.revokedOn === null ? text.ended : text.isRevoked}</Tag>
}

function Revoke({ token, state, text }: { token: Token; state: FormState; text: string }) {
  return (
    <form method="post" action={`${tokensPath}/${token.id}/revoke`}>
      <input type="hidden" name={commandField} value={state.commandId} />
      <Button look="quiet">{text}</Button>
    </form>
  )
}

interface MakeProps {
  shell: Shell
  who: Who
  places: readonly Place[]
  state: FormState
}

/** Offers only what whoever makes it may do, and where. */
export function MakePage({ shell, who, places, state }: MakeProps) {
  const { tokens: text } = words(shell.lang)
  const grants = roles.flatMap(role => grantsOf(role, places)).filter(grant => isCovered(grant, who.grants))
  const offered = (role: Role) => grants.some(grant => grant.role === role)
  const reached = places.filter(({ scope }) => grants.some(grant => scopeText(grant.scope) === scopeText(scope)))
  return (
    <Page shell={shell} title={text.make} lead={text.makeLead} breadcrumb={tokensCrumb(shell.lang)} scripts={['form']}>
      <Card>
        <Form state={state} action={tokensPath} submit={text.make} cancel={tokensPath}>
          <Field state={state} kind="hidden" name="token" />
          <Field state={state} kind="text" name="name" label={text.name} hint={text.nameHint} />
          <Field
            state={state}
            kind="select"
            name="role"
            label={text.role}
            hint={text.roleHint}
            options={roles.filter(offered).map(role => ({ value: role, text: rightsWords(shell.lang).roles[role] }))}
          />
          <Field
            state={state}
            kind="select"
            name="scope"
            label={text.scope}
            options={reached.map(({ scope, name }) => ({ value: scopeText(scope), text: name }))}
          />
          <Field state={state} kind="day" name="expiresOn" label={text.expiresOn} />
        </Form>
      </Card>
    </Page>
  )
}

const grantsOf = (role: Role, places: readonly Place[]): Grant[] =>
  places.filter(({ scope }) => placesOf[role].includes(scope.of)).map(({ scope }) => ({ role, scope }))

export const tokensCrumb = (lang: Lang) => [{ text: words(lang).tokens.title, href: tokensPath }]

/** Shown once, to be copied; only its hash is kept. */
export function MadePage({ shell, name, token }: { shell: Shell; name: string; token: string }) {
  const text = words(shell.lang).tokens
  return (
    <Page shell={shell} title={name} lead={text.made} breadcrumb={tokensCrumb(shell.lang)}>
      <Card>
        <p>
          <code class="break">{token}</code>
        </p>
        <div class="buttons">
          <LinkButton look="primary" href={tokensPath}>
            {text.kept}
          </LinkButton>
        </div>
      </Card>
    </Page>
  )
}
