import { may } from '../kernel/who.ts'
import { LinkButton } from './button.tsx'
import type { Shell } from './shell.ts'

interface DownloadsProps {
  shell: Shell
  /** The address of the list, without its query. */
  path: string
  /** How the list is narrowed. */
  query?: Readonly<Record<string, string | undefined>>
}

/** The list as a file, for whoever may take it along: `<Downloads shell={shell} path={peoplePath} query={asked} />` */
export function Downloads({ shell, path, query = {} }: DownloadsProps) {
  if (shell.who === undefined || !may(shell.who, 'export')) return null
  const asked = Object.entries(query).filter((entry): entry is [string, string] => entry[1] !== undefined)
  const search = asked.length === 0 ? '' : `?${new URLSearchParams(asked)}`
  return (
    <>
      {(['xlsx', 'csv'] as const).map(kind => (
        <LinkButton key={kind} look="quiet" icon="download" href={`${path}.${kind}${search}`}>
          {kind.toUpperCase()}
        </LinkButton>
      ))}
    </>
  )
}
