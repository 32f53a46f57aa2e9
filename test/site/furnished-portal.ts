import { drawnPhoto } from '../../demo/offer-photo.ts'
import { addOffer } from '../../src/enterprises/offer.ts'
import { addPhoto } from '../../src/enterprises/photo.ts'
import { takeFile } from '../../src/evidence/intake.ts'
import { newId } from '../../src/kernel/ids.ts'
import { makeLink, tokenOf } from '../../src/portal/link.ts'
import { findLink } from '../../src/portal/link-tables.ts'
import { decideGround } from '../../src/privacy/ground.ts'
import { setPublicPage } from '../../src/portal/public-page.ts'
import { receive } from '../../src/portal/request.ts'
import { read } from '../../src/kernel/engine.ts'
import { openCourse } from '../../src/training/course.ts'
import { courseOf } from '../training/ground.ts'
import type { Story } from '../people-of-the-story.ts'

/** What waits, and the way of a participant to their own page. */
export interface FurnishedPortal {
  request: string
  link: string
  /** As it stands in the address of that page. */
  linkToken: string
}

/** Somebody asked for a quote, and a participant has a link. */
export async function furnishLink(
  story: Story,
  { person, region, about }: { person: string; region: string; about: string },
): Promise<FurnishedPortal> {
  const { engine, tenant } = story
  const request = newId()
  const said = { name: 'Ion Exemplu', email: 'ion@exemplu.ro', message: 'Cât costă zece covoare?' }
  await receive(engine, { tenant, programme: 'o-sansa' }, { id: request, kind: 'quote', said, region, about })
  const until = new Date(engine.clock().getTime() + 30 * 86_400_000).toISOString().slice(0, 10)
  const { answer } = await story.perform('dan', makeLink, { person, expiresOn: until })
  const link = await read(engine, { tenant }, tx => findLink(tx, tenant, String(answer.link)))
  if (!link) throw new Error('A link that was made is not there.')
  return { request, link: link.id, linkToken: tokenOf(engine.keyring, link) }
}

export interface FurnishedPublic extends FurnishedPortal {
  /** What the public pages offer. */
  offer: string
  photo: string
  course: string
}

/** A public page with something on each of its lists, and everything that comes in through it. */
export async function furnishPublic(
  story: Story,
  { person, enterprise, authorisation }: { person: string; enterprise: string; authorisation: string },
): Promise<FurnishedPublic> {
  await story.perform('dan', setPublicPage, setPublicPage.example)
  await story.perform('dan', decideGround, { ...decideGround.example, purpose: 'support' })
  const published = { ...addOffer.example, enterprise, title: 'Covoare țesute', publishedOn: '2026-09-01' }
  const offer = String((await story.perform('dan', addOffer, published)).answer.offer)
  const file = await takeFile(story.engine, story.who.dan, await drawnPhoto(2))
  const pictured = await story.perform('dan', addPhoto, { ...addPhoto.example, offer, file })
  const opened = await story.perform('dan', openCourse, {
    ...courseOf(story, authorisation),
    code: 'DE-TOAMNA',
    partner: 'lider',
    startsOn: '2026-11-02',
    examOn: '2026-11-13',
  })
  const link = await furnishLink(story, { person, region: 'RO21', about: offer })
  return { ...link, offer, photo: String(pictured.answer.photo), course: String(opened.answer.course) }
}
