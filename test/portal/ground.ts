import { setPublicPage } from '../../src/portal/public-page.ts'
import { lookEveryMs } from '../../src/portal/page-cache.ts'
import type { Story } from '../people-of-the-story.ts'

/** The organisation shows its programme to everybody. */
export const goPublic = (story: Story) => story.perform('dan', setPublicPage, setPublicPage.example)

/** Until the site has looked at the journal again. */
export const aMoment = () => new Promise(done => setTimeout(done, lookEveryMs + 50))
