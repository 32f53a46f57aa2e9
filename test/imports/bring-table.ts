import type { Browser, Page } from '../story-browser.ts'

/** What the form of the columns would send as it is shown. */
export function shownFields({ html }: Page): Record<string, string> {
  const selects = [...html.matchAll(/<select[^>]* name="([^"]+)"[^>]*>(.*?)<\/select>/gs)].map(
    ([, name = '', inside = '']) => [name, chosenIn(inside)] as const,
  )
  const inputs = [...html.matchAll(/<input[^>]*>/g)].flatMap(([tag]) => {
    const name = / name="([^"]*)"/.exec(tag)?.[1]
    const isNone = name === undefined || name === 'command-id' || / type="(?:file|radio)"/.test(tag)
    return isNone ? [] : [[name, / value="([^"]*)"/.exec(tag)?.[1] ?? ''] as const]
  })
  return Object.fromEntries([...inputs, ...selects])
}

const chosenIn = (options: string): string => {
  const [chosen = ''] = /<option[^>]* selected[^>]*>/.exec(options) ?? []
  return / value="([^"]*)"/.exec(chosen)?.[1] ?? ''
}

export interface Brought {
  path: string
  page: Page
}

/** Brings a table; the page is that of its columns, or the refusal. */
export async function bringTable(by: Browser, file: File, kind = 'people'): Promise<Brought> {
  const answer = await by.post('/app/import', { kind, file })
  const path = answer.location.replace('/columns', '')
  return { path, page: answer.location === '' ? answer : await by.get(answer.location) }
}

/** Brings a table and takes its columns as they are guessed; the page is that of the checked rows. */
export async function checkTable(
  by: Browser,
  file: File,
  more: Record<string, string> = {},
  kind = 'people',
): Promise<Brought> {
  const { path, page } = await bringTable(by, file, kind)
  return { path, page: await by.send(`${path}/columns`, { ...shownFields(page), ...more }) }
}
