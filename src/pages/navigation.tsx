import { words } from './words.ts'
import { asset } from './asset.ts'
import { Icon } from './icon.tsx'
import { Initials } from './initials.tsx'
import type { NavGroup } from './nav.ts'
import { home, placeOf } from './nav.ts'
import type { Shell } from './shell.ts'
import { themes } from './shell.ts'

/** The side navigation; on a narrow screen it opens from the button „Meniu”, without a script. */
export function Navigation({ shell, current }: { shell: Shell; current?: string | undefined }) {
  const text = words(shell.lang)
  const here = current ?? placeOf(shell.path, shell.nav)
  return (
    <div class="side">
      <a class="product" href={shell.who ? home : '/'}>
        <Mark />
        <span>{text.product}</span>
      </a>
      {shell.nav.length > 0 && (
        <>
          <button class="button quiet menu-button" type="button" popovertarget="navigation">
            <Icon name="menu" />
            <span>{text.menu}</span>
          </button>
          <nav id="navigation" popover="auto" aria-label={text.mainNavigation}>
            {shell.nav.map(group => (
              <Group key={group.title} group={group} here={here} />
            ))}
          </nav>
        </>
      )}
    </div>
  )
}

function Group({ group, here }: { group: NavGroup; here: string | undefined }) {
  return (
    <>
      {group.title && <h2 class="nav-title">{group.title}</h2>}
      <ul>
        {group.items.map(item => (
          <li key={item.href}>
            <a href={item.href} aria-current={item.href === here ? 'page' : undefined}>
              <Icon name={item.icon} />
              <span>{item.text}</span>
              {item.count !== undefined && item.count > 0 && <span class="count">{item.count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

/** Search, language, appearance, account. */
export function TopBar({ shell }: { shell: Shell }) {
  return (
    <div class="top">
      {shell.who && <Search shell={shell} />}
      <div class="top-end">
        <LanguageSwitch shell={shell} />
        <AccountMenu shell={shell} />
      </div>
    </div>
  )
}

function Search({ shell }: { shell: Shell }) {
  const text = words(shell.lang)
  return (
    <form class="search" role="search" action="/app/find" data-palette={asset('palette.js')}>
      <Icon name="search" />
      <input type="search" name="q" aria-label={text.find} placeholder={text.findHint} autocomplete="off" />
      <span class="keys" aria-hidden="true">
        <kbd>Ctrl</kbd>
        <kbd>K</kbd>
      </span>
    </form>
  )
}

function LanguageSwitch({ shell }: { shell: Shell }) {
  const other = shell.lang === 'ro' ? 'en' : 'ro'
  return (
    <form action="/preferences" method="post">
      <input type="hidden" name="back" value={shell.path} />
      <button
        class="button quiet"
        type="submit"
        name="lang"
        value={other}
        lang={other}
        aria-label={`${other.toUpperCase()} – ${words(shell.lang).otherLanguage}`}
      >
        {other.toUpperCase()}
      </button>
    </form>
  )
}

function AccountMenu({ shell }: { shell: Shell }) {
  const text = words(shell.lang)
  const { who } = shell
  return (
    <div class="account">
      <button class="account-button" type="button" popovertarget="account" aria-label={who ? undefined : text.theme}>
        {who ? <Initials name={who.name} /> : <Icon name="sun" />}
        {who && (
          <span class="account-name">
            {who.name}
            {shell.role && <span class="muted">{shell.role}</span>}
          </span>
        )}
        <Icon name="chevron-down" />
      </button>
      <div id="account" class="menu" popover="auto">
        <ThemeSwitch shell={shell} />
        {who && (
          <>
            <a class="menu-item" href="/me">
              <Icon name="user" />
              <span>{text.account}</span>
            </a>
            <form action="/logout" method="post">
              <button class="menu-item" type="submit">
                <Icon name="log-out" />
                <span>{text.signOut}</span>
              </button>
            </form>
          </>
        )}
      </div>
    </div>
  )
}

function ThemeSwitch({ shell }: { shell: Shell }) {
  const text = words(shell.lang)
  return (
    <form action="/preferences" method="post">
      <input type="hidden" name="back" value={shell.path} />
      <div role="group" aria-labelledby="theme">
        <p class="nav-title" id="theme">
          {text.theme}
        </p>
        {themes.map(theme => (
          <button
            key={theme}
            class="menu-item"
            type="submit"
            name="theme"
            value={theme}
            aria-pressed={theme === shell.theme ? 'true' : 'false'}
          >
            <Icon name={theme === shell.theme ? 'check' : 'circle'} />
            <span>{text.themes[theme]}</span>
          </button>
        ))}
      </div>
    </form>
  )
}

function Mark() {
  return (
    <svg class="mark" viewBox="0 0 24 24" aria-hidden="true">
      <rect width="24" height="24" rx="6" />
      <path d="M16.3 7.6c-1-.9-2.4-1.4-4-1.4-2.3 0-3.9 1.1-3.9 2.9 0 3.8 8 2 8 6 0 1.9-1.8 3.1-4.3 3.1-2 0-3.7-.7-4.8-1.9" />
    </svg>
  )
}
