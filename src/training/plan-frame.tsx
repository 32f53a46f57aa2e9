import type { ComponentChildren } from 'preact'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Tabs } from '../pages/tabs.tsx'
import { courseWords } from './course-words.ts'
import { authorisationsPath, coursesPath, curriculaPath } from './paths.ts'

interface FrameProps {
  shell: Shell
  current: string
  actions?: ComponentChildren
  children: ComponentChildren
}

/** Around the lists of courses, of curricula and of authorisations. */
export function PlanFrame({ shell, current, actions, children }: FrameProps) {
  const text = courseWords(shell.lang)
  return (
    <Page shell={shell} title={text.courses} lead={text.lead} current={coursesPath} actions={actions}>
      <Tabs
        label={text.tabs}
        current={current}
        items={[
          { href: coursesPath, text: text.courses },
          { href: authorisationsPath, text: text.authorisations },
          { href: curriculaPath, text: text.curricula },
        ]}
      />
      {children}
    </Page>
  )
}
