import { z } from 'zod/mini'
import { filesTaken } from '../evidence/tables.ts'
import { takenFile } from '../evidence/taken-file.ts'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { id, plain } from '../kernel/shape.ts'
import type { Check } from '../kernel/verify.ts'
import { placeOf, type Place } from './event.ts'
import {
  type EventPhotoRow,
  findPhoto,
  type Photo,
  photoFiles,
  photosOf,
  seenIn,
  type SeenRow,
} from './photo-tables.ts'
import type { Fact, GuestRow } from './tables.ts'

/** Our choice: what somebody looks at to see how it was. */
export const mostPhotos = 12

const exampleId = '01930000-0000-7000-8000-000000000001'

const said = {
  event: id(),
  /** What is seen: read aloud, and shown where the photograph is not. Names nobody. */
  alt: plain(200),
  /** Guests who can be recognised: each has agreed to be in photographs. */
  guests: z.optional(z.array(id()).check(z.maxLength(100))),
  /** Nobody can be recognised. */
  nobody: z.optional(z.boolean()),
}

export const saidOfPhoto = z.object(said)

const addShape = z.strictObject({ ...said, file: takenFile })

interface Given extends Place {
  photos: Photo[]
}

interface Added {
  photo: Fact<EventPhotoRow>
  seen: Fact<SeenRow>[]
}

/**
 * A photograph of an event that took place or is taking place. Refused where nobody says who can be recognised, and where somebody who can
 * has not agreed. What was sent stays sealed; the public page shows images that the server made of it, without place or camera.
 */
export const addPhoto = command<z.infer<typeof addShape>, Given, Added>({
  kind: 'events.add-photo',
  shape: addShape,
  example: {
    event: exampleId,
    file: { hash: 'a'.repeat(64), kind: 'jpg', bytes: 180_000, pages: ['b'.repeat(64)] },
    alt: 'O sală plină, văzută din spate',
    nobody: true,
  },
  may: 'deliverable.write',
  async given({ event, file }, asking) {
    const { tx, who } = asking
    const place = await placeOf(tx, who, 'deliverable.write', event)
    for (const name of [file.hash, ...file.pages]) {
      if (!(await asking.engine.files.has(who.tenant, name))) throw refuse('evidence.file-is-not-here')
      if ((await filesTaken(tx, who.tenant, [name])).size > 0) throw refuse('evidence.file-is-a-paper-already')
    }
    return { ...place, photos: await photosOf(tx, who.tenant, event) }
  },
  decide(
    { event, file, alt, guests: seen = [], nobody = false },
    { event: { called_off_on }, on, guests, photos },
    { today },
  ) {
    if (called_off_on !== null) throw refuse('events.was-called-off')
    if (on > today) throw refuse('events.lies-ahead')
    const [image, ...more] = file.pages
    if (file.kind === 'pdf' || image === undefined || more.length > 0) throw refuseField('file', 'events.no-photo')
    if (nobody === seen.length > 0) throw refuseField('nobody', 'events.photo-of-whom')
    if (!seen.every(one => agrees(guests, one))) throw refuseField('guests', 'events.photo-without-consent')
    if (photos.length >= mostPhotos) throw refuse('events.photos-enough', { most: mostPhotos })
    if (photos.some(one => one.file === file.hash)) throw refuseField('file', 'events.photo-added-already')
    const photo = { id: newId(), event_id: event, alt, file: file.hash, image }
    return { photo, seen: [...new Set(seen)].map(one => ({ photo_id: photo.id, guest_id: one, event_id: event })) }
  },
  async write({ photo, seen }, rows) {
    await rows.insert('event_photo', photo)
    for (const one of seen) await rows.insert('event_photo_guest', one)
    return { photo: photo.id, event: photo.event_id }
  },
})

const agrees = (guests: readonly GuestRow[], key: string): boolean =>
  guests.some(one => one.id === key && one.image_consent === true)

/** Whether the public sees it: everybody who can be recognised still agrees. */
export const isShown = (photo: Photo, guests: readonly GuestRow[]): boolean =>
  photo.guests.every(one => agrees(guests, one))

const dropShape = z.strictObject({ photo: id(), reason: plain(300) })

interface Dropped {
  photo: EventPhotoRow
  seen: SeenRow[]
}

/** It is shown no more, from this moment on. */
export const dropPhoto = command<z.infer<typeof dropShape>, Dropped, Dropped>({
  kind: 'events.drop-photo',
  shape: dropShape,
  example: { photo: exampleId, reason: 'Este neclară.' },
  may: 'deliverable.write',
  async given(input, { tx, who }) {
    const photo = await findPhoto(tx, who.tenant, input.photo)
    if (!photo) throw missing('events.no-such-photo')
    await placeOf(tx, who, 'deliverable.write', photo.event_id)
    return { photo, seen: await seenIn(tx, who.tenant, { photo: photo.id }) }
  },
  decide: (_, found) => found,
  async write({ photo, seen }, rows) {
    for (const { photo_id, guest_id } of seen) await rows.remove('event_photo_guest', { photo_id, guest_id })
    await rows.remove('event_photo', { id: photo.id })
    return { photo: photo.id, event: photo.event_id }
  },
})

/** Every photograph that an event has or had is on the disk, unchanged. */
export const photosAreWhole: Check = async (tx, tenant, engine) => {
  const [first] = await engine.files.verifyAll(tenant, await photoFiles(tx, tenant))
  return first && { check: 'files', says: `the file ${first.hash} is ${first.fault}` }
}
