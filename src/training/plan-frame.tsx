import type { ComponentChildren } from 'preact'
import type { ClientModule } from '../pages/asset.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Tabs } from '../pages/tabs.tsx'
import { courseWords } from './course-words.ts'
import { examWords } from './exam-words.ts'
import { authorisationsPath, coursesPath, curriculaPath, formsPath } from './paths.ts'

interface FrameProps {
  shell: Shell
  current: string
  actions?: ComponentChildren
  scripts?: readonly ClientModule[]
  children: ComponentChildren
}

/** Around the lists of courses, of curricula and of authorisations. */
export function PlanFrame({ shell, current, actions, scripts = [], children }: FrameProps) {
  const text = courseWords(shell.lang)
  return (
    <Page shell={shell} title={text.courses} lead={text.lead} current={coursesPath} actions={actions} scripts={scripts}>
      <Tabs
        label={text.tabs}
        current={current}
        items={[
          { href: coursesPath, text: text.courses },
          { href: authorisationsPath, text: text.authorisations },
          { href: curriculaPath, text: text.curricula },
          { href: formsPath, text: examWords(shell.lang).stock },
        ]}
      />
      {children}
    </Page>
  )
}
