import type { Lang } from '../kernel/words.ts'
import { Tabs } from '../pages/tabs.tsx'
import type { Chosen } from './chosen-programme.ts'
import { ofProgramme } from './paths.ts'
import { words } from './words.ts'

/** Which programme a page is about, and which there are. */
export type AmongProgrammes = Pick<Chosen, 'code' | 'programmes'>

/** What the address of a page or a file says of its programme: nothing where there is only one. */
export const programmeQuery = ({ code, programmes }: AmongProgrammes): { programme?: string } =>
  programmes.length > 1 ? { programme: code } : {}

/** The address of a page about this programme, as far as there is a choice. */
export const inProgramme = (path: string, among: AmongProgrammes): string =>
  ofProgramme(path, programmeQuery(among).programme)

/** Each programme has its own list; there is nothing to choose where there is only one. */
export function ProgrammeTabs({ lang, path, ...among }: AmongProgrammes & { lang: Lang; path: string }) {
  const { programmes } = among
  if (programmes.length < 2) return null
  return (
    <Tabs
      label={words(lang).programmes}
      current={inProgramme(path, among)}
      items={programmes.map(({ code, name }) => ({
        href: inProgramme(path, { code, programmes }),
        text: name,
      }))}
    />
  )
}
