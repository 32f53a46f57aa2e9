import type { ComponentChildren } from 'preact'
import type { Lang } from '../kernel/words.ts'
import { asset } from '../pages/asset.ts'
import type { House } from './public-house.ts'
import { publicPath, type Slug } from './paths.ts'
import { publicWords } from './public-words.ts'

const mainPlaces: readonly Slug[] = ['programme', 'jobs', 'courses', 'events', 'catalogue', 'centres', 'opportunities']
const smallPlaces: readonly Slug[] = [
  'certificate',
  'refer',
  'contact',
  'complaints',
  'data',
  'privacy',
  'accessibility',
]

/** What every public page is told. */
export interface Of {
  house: House
  lang: Lang
}

interface FrameProps {
  house: House
  lang: Lang
  slug: Slug
  /** What follows the slug in the address of this page; it is the same in both languages. */
  rest?: string
  title?: string
  lead?: ComponentChildren
  /** Data for search engines: JSON-LD. */
  data?: object
  /** A feed of this page. */
  feed?: string
  children: ComponentChildren
}

/** Around every public page: no script, no font, the same for everybody. */
export function PublicFrame({ house, lang, slug, rest = '', title, lead, data, feed, children }: FrameProps) {
  const text = publicWords(lang)
  const heading = title ?? (slug === 'home' ? house.name : text.slugs[slug])
  const other = lang === 'ro' ? 'en' : 'ro'
  return (
    <html lang={lang}>
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>{`${heading} – ${house.name}`}</title>
        <link rel="icon" href={asset('mark.svg')} type="image/svg+xml" />
        <link rel="stylesheet" href={asset('sansa.css')} />
        <link rel="alternate" hreflang={other} href={publicPath(other, slug, rest)} />
        {feed && <link rel="alternate" type="application/rss+xml" href={feed} />}
        {data && <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: asData(data) }} />}
      </head>
      <body class="public" id="top">
        <a class="skip" href="#main">
          {text.skip}
        </a>
        <header>
          <a class="product" href={publicPath(lang, 'home')}>
            {house.name}
          </a>
          <a class="switch" href={publicPath(other, slug, rest)} lang={other} hreflang={other}>
            {text.other}
          </a>
          <nav aria-label={text.menu}>
            <Places lang={lang} places={mainPlaces} here={slug} />
          </nav>
        </header>
        <main id="main" tabIndex={-1}>
          <h1>{heading}</h1>
          <p class="lead">{lead ?? text.leads[slug]}</p>
          {children}
        </main>
        <footer>
          <nav aria-label={text.legal}>
            <Places lang={lang} places={smallPlaces} here={slug} />
          </nav>
          <address>
            {house.page.address} · <a href={`tel:${house.page.phone.replaceAll(/[^+\d]/g, '')}`}>{house.page.phone}</a>{' '}
            · <a href={`mailto:${house.page.email}`}>{house.page.email}</a>
          </address>
          <p>
            <a href="#top">{text.top}</a>
          </p>
        </footer>
      </body>
    </html>
  )
}

function Places({ lang, places, here }: { lang: Lang; places: readonly Slug[]; here: Slug }) {
  const text = publicWords(lang)
  return (
    <ul>
      {places.map(slug => (
        <li key={slug}>
          <a href={publicPath(lang, slug)} aria-current={slug === here ? 'page' : undefined}>
            {text.slugs[slug]}
          </a>
        </li>
      ))}
    </ul>
  )
}

/** Whatever stands in it, it cannot end the element that it stands in. */
const asData = (data: object): string => JSON.stringify(data).replaceAll('<', '\\u003c')
