import type { Lang } from '../kernel/words.ts'

/** The pages of the public, each under its own word in each language: whoever switches keeps the page. */
export const slugs = {
  home: { ro: '', en: '' },
  programme: { ro: '/program', en: '/programme' },
  jobs: { ro: '/locuri-de-munca', en: '/jobs' },
  courses: { ro: '/cursuri', en: '/courses' },
  events: { ro: '/evenimente', en: '/events' },
  catalogue: { ro: '/catalog', en: '/catalogue' },
  centres: { ro: '/centre', en: '/centres' },
  opportunities: { ro: '/oportunitati', en: '/opportunities' },
  certificate: { ro: '/certificat', en: '/certificate' },
  refer: { ro: '/trimite', en: '/refer' },
  contact: { ro: '/contact', en: '/contact' },
  complaints: { ro: '/sesizari', en: '/complaints' },
  accessibility: { ro: '/accesibilitate', en: '/accessibility' },
  privacy: { ro: '/confidentialitate', en: '/privacy' },
  data: { ro: '/date', en: '/data' },
  sent: { ro: '/trimis', en: '/sent' },
} as const
export type Slug = keyof typeof slugs

export const publicPath = (lang: Lang, slug: Slug, rest = ''): string => `/${lang}${slugs[slug][lang]}${rest}`

/** A photograph of the catalogue: the same in both languages. */
export const photoPath = (photo: string, size: string): string => `/photo/${photo}/${size}`

export const inboxPath = '/app/inbox'
export const pagePath = '/app/settings/public-page'
export const linksPath = (person: string, rest = ''): string => `/app/people/${person}/link${rest}`
export const myPath = (token: string, rest = ''): string => `/p/${token}${rest}`
