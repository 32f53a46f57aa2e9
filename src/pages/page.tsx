import type { ComponentChildren } from 'preact'
import { newId } from '../kernel/ids.ts'
import { words } from './words.ts'
import { asset } from './asset.ts'
import type { ClientModule } from './asset.ts'
import { Button } from './button.tsx'
import { commandField } from './form-state.ts'
import { Icon } from './icon.tsx'
import { Navigation, TopBar } from './navigation.tsx'
import type { Flash, Shell } from './shell.ts'
import { undoPath } from './undo.ts'

export interface Crumb {
  text: string
  href: string
}

export interface PageProps {
  shell: Shell
  /** What this page is: the title of the window and, unless `head` is given, the heading. */
  title: string
  /** One muted line under the heading. */
  lead?: ComponentChildren
  /** Buttons beside the heading; at most one of them primary. */
  actions?: ComponentChildren
  /** Stands in place of heading, lead and actions; it holds the `h1` then. */
  head?: ComponentChildren
  /** The way from the section down to here, without this page. */
  breadcrumb?: readonly Crumb[]
  /** The place in the navigation, where the path does not say it. */
  current?: string
  /** Modules that enhance this page. A page that is only read names none. */
  scripts?: readonly ClientModule[]
  children: ComponentChildren
}

/** A whole page: `<Page shell={shellOf(c)} title={words(lang).people} breadcrumb={[…]}>…</Page>`, answered with `page(c, …)`. */
export function Page(props: PageProps) {
  const { shell, title, breadcrumb = [], scripts = [] } = props
  const text = words(shell.lang)
  return (
    <html lang={shell.lang} data-theme={shell.theme} data-letters={shell.letters ? 'on' : 'off'}>
      <Head title={`${title} – ${text.product}`} scripts={shell.who ? ['shell', ...scripts] : scripts} />
      <body>
        <a class="skip" href="#main">
          {text.skip}
        </a>
        <div class={shell.who ? 'shell' : 'shell plain'}>
          <header class="around">
            <Navigation shell={shell} current={props.current} />
            <TopBar shell={shell} />
          </header>
          <main id="main" tabIndex={-1}>
            {breadcrumb.length > 0 && <Breadcrumb label={text.breadcrumb} crumbs={breadcrumb} />}
            {shell.flash && <Said shell={shell} flash={shell.flash} />}
            {props.head ?? <PageHead title={title} lead={props.lead} actions={props.actions} />}
            {props.children}
          </main>
        </div>
      </body>
    </html>
  )
}

function Head({ title, scripts }: { title: string; scripts: readonly ClientModule[] }) {
  return (
    <head>
      <meta charset="utf-8" />
      <meta name="viewport" content="width=device-width, initial-scale=1" />
      <meta name="color-scheme" content="light dark" />
      <title>{title}</title>
      <link rel="icon" href={asset('mark.svg')} type="image/svg+xml" />
      {['text.woff2', 'romanian.woff2'].map(font => (
        <link key={font} rel="preload" href={asset(font)} as="font" type="font/woff2" crossorigin="anonymous" />
      ))}
      <link rel="stylesheet" href={asset('sansa.css')} />
      {scripts.map(name => (
        <script key={name} type="module" src={asset(`${name}.js`)} />
      ))}
    </head>
  )
}

/** Heading, one muted line, and buttons beside them. */
export function PageHead({
  title,
  lead,
  actions,
}: {
  title: string
  lead?: ComponentChildren
  actions?: ComponentChildren
}) {
  return (
    <div class="page-head">
      <div>
        <h1>{title}</h1>
        {lead && <p class="muted">{lead}</p>}
      </div>
      {actions && <div class="buttons">{actions}</div>}
    </div>
  )
}

function Breadcrumb({ label, crumbs }: { label: string; crumbs: readonly Crumb[] }) {
  return (
    <nav class="breadcrumb" aria-label={label}>
      <ol>
        {crumbs.map(crumb => (
          <li key={crumb.href}>
            <a href={crumb.href}>{crumb.text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Said({ shell, flash }: { shell: Shell; flash: Flash }) {
  return (
    <div class={`said ${flash.kind}`}>
      <p role="status">
        <Icon name={flash.kind === 'ok' ? 'circle-check' : 'triangle-alert'} />
        <span>{flash.text}</span>
      </p>
      {flash.undo !== undefined && (
        <form method="post" action={undoPath} data-once>
          <input type="hidden" name={commandField} value={newId()} />
          <input type="hidden" name="what" value={flash.undo} />
          <input type="hidden" name="back" value={shell.path} />
          <Button look="quiet" icon="undo-2">
            {words(shell.lang).undo}
          </Button>
        </form>
      )}
    </div>
  )
}
