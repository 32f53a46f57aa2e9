import type { ComponentChildren } from 'preact'
import type { ClientModule } from '../pages/asset.ts'
import { Page } from '../pages/page.tsx'
import type { Shell } from '../pages/shell.ts'
import { Tabs } from '../pages/tabs.tsx'
import { type AmongProgrammes, inProgramme, ProgrammeTabs } from '../programme/programme-tabs.tsx'
import { courseWords } from './course-words.ts'
import { examWords } from './exam-words.ts'
import { authorisationsPath, coursesPath, curriculaPath, formsPath } from './paths.ts'

interface FrameProps {
  shell: Shell
  current: string
  /** Whose list it is; official forms are of every programme. */
  among?: AmongProgrammes
  actions?: ComponentChildren
  scripts?: readonly ClientModule[]
  children: ComponentChildren
}

/** Around the lists of courses, of curricula and of authorisations. */
export function PlanFrame({ shell, current, among, actions, scripts = [], children }: FrameProps) {
  const own = (path: string) => (among ? inProgramme(path, among) : path)
  const text = courseWords(shell.lang)
  return (
    <Page shell={shell} title={text.courses} lead={text.lead} current={coursesPath} actions={actions} scripts={scripts}>
      <Tabs
        label={text.tabs}
        current={own(current)}
        items={[
          { href: own(coursesPath), text: text.courses },
          { href: own(authorisationsPath), text: text.authorisations },
          { href: own(curriculaPath), text: text.curricula },
          { href: formsPath, text: examWords(shell.lang).stock },
        ]}
      />
      {among && <ProgrammeTabs lang={shell.lang} path={current} {...among} />}
      {children}
    </Page>
  )
}
