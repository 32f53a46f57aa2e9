import type { ComponentChildren } from 'preact'
import { LinkButton } from '../pages/button.tsx'
import { Page } from '../pages/page.tsx'
import { RecordHead } from '../pages/record-head.tsx'
import { Tabs } from '../pages/tabs.tsx'
import { Tag } from '../pages/tag.tsx'
import type { Lang } from '../kernel/words.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { OpenEnterprise } from './asked-enterprise.ts'
import { capacityWords } from './capacity-words.ts'
import { enterprisePath, enterprisesPath } from './paths.ts'
import { closed, inOrder } from './phase.ts'
import { words } from './words.ts'

interface FrameProps {
  open: OpenEnterprise
  /** The section that is open, as its path ends. */
  current: string
  scripts?: readonly 'form'[]
  children: ComponentChildren
}

/** What stands around every page of an enterprise: name, phase, sections. */
export function EnterpriseFrame({ open, current, scripts = [], children }: FrameProps) {
  const { shell, found, enterprise, rules, mayWrite, mayReadPlan } = open
  const { lang } = shell
  const text = words(lang)
  const { id, code, title } = found.row
  const phase = inOrder(found.steps, rules).at(-1)
  const region = rules.regions.find(one => one.nuts === found.row.region)?.names[lang] ?? found.row.region
  return (
    <Page
      shell={shell}
      title={`${code} ${title}`}
      current={enterprisesPath}
      scripts={scripts}
      breadcrumb={[{ text: text.enterprises, href: enterprisesPath }]}
      head={
        <RecordHead
          name={title}
          meta={[code, formName(enterprise.legal_form, rules, lang), region].join(' · ')}
          tags={
            <Tag kind={phase === undefined ? 'neutral' : phase === closed ? 'warn' : 'ok'} icon="flag">
              {phaseName(phase, rules, lang)}
            </Tag>
          }
          actions={
            mayWrite && (
              <>
                <LinkButton icon="pencil" href={enterprisePath(id, '/correct')}>
                  {text.edit}
                </LinkButton>
                <LinkButton look="quiet" icon="trash-2" href={enterprisePath(id, '/withdraw')}>
                  {text.withdraw}
                </LinkButton>
              </>
            )
          }
        />
      }
    >
      <Tabs
        label={text.sections}
        current={enterprisePath(id, current)}
        items={[
          { href: enterprisePath(id), text: text.overview },
          { href: enterprisePath(id, '/capacity'), text: capacityWords(lang).capacity },
          { href: enterprisePath(id, '/jobs'), text: text.jobs },
          ...(mayReadPlan ? [{ href: enterprisePath(id, '/plan'), text: text.plan }] : []),
          { href: enterprisePath(id, '/figures'), text: text.figures },
          { href: enterprisePath(id, '/offers'), text: text.offers },
          { href: enterprisePath(id, '/aid'), text: text.aid },
        ]}
      />
      {children}
    </Page>
  )
}

export const phaseName = (phase: string | undefined, rules: Rulebook, lang: Lang): string => {
  if (phase === undefined) return words(lang).noPhase
  if (phase === closed) return words(lang).closedPhase
  return rules.phases.find(one => one.code === phase)?.names[lang] ?? phase
}

export const formName = (form: string, rules: Rulebook, lang: Lang): string =>
  rules.legalForms.find(one => one.code === form)?.names[lang] ?? form

export const paperName = (kind: string, rules: Rulebook, lang: Lang): string =>
  rules.papers.find(one => one.code === kind)?.names[lang] ?? kind
