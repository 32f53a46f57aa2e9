import { Card } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Page } from '../pages/page.tsx'
import type { Say } from '../pages/say.ts'
import type { Shell } from '../pages/shell.ts'
import { Table } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { Told } from './notice-import.ts'
import { opportunityWords } from './opportunity-words.ts'
import { opportunitiesPath, opportunityPath } from './paths.ts'

interface ImportProps {
  shell: Shell
  state: FormState
  told: readonly Told[]
  say: Say
}

/** Files go in; each is told what became of it. */
export function ImportPage({ shell, state, told, say }: ImportProps) {
  const { lang } = shell
  const text = opportunityWords(lang)
  const taken = told.filter(one => one.refused === undefined).length
  return (
    <Page
      shell={shell}
      title={text.take}
      lead={text.takeLead}
      current={opportunitiesPath}
      breadcrumb={[{ text: text.opportunities, href: opportunitiesPath }]}
      scripts={['form']}
    >
      {told.length > 0 && (
        <Card title={text.told} lead={text.toldCount({ taken, all: told.length })}>
          <Table
            lang={lang}
            caption={text.told}
            hideCaption
            rows={told.map((one, at) => ({ ...one, at }))}
            rowKey={one => String(one.at)}
            columns={[
              { key: 'file', title: text.file, heads: true, cell: one => one.name },
              {
                key: 'title',
                title: text.title,
                cell: one =>
                  one.opportunity === undefined ? (
                    (one.title ?? '–')
                  ) : (
                    <a href={opportunityPath(one.opportunity)}>{one.title}</a>
                  ),
              },
              {
                key: 'what',
                title: text.what,
                cell: one =>
                  one.refused ? (
                    <>
                      <Tag kind="warn">{text.refused}</Tag>
                      <span class="note">{say(one.refused.code, one.refused.details)}</span>
                    </>
                  ) : (
                    <Tag kind="ok">{text.taken}</Tag>
                  ),
              },
            ]}
          />
        </Card>
      )}
      <Card>
        <Form state={state} action={opportunityPath('import')} submit={text.take} cancel={opportunitiesPath} files>
          <Field
            state={state}
            kind="file"
            name="files"
            label={text.files}
            hint={text.filesHint({ megabytes: 5 })}
            accept=".xml,.rss,.atom"
            megabytes={5}
            multiple
          />
        </Form>
      </Card>
    </Page>
  )
}
