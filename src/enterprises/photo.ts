import { z } from 'zod/mini'
import { filesTaken } from '../evidence/tables.ts'
import { takenFile } from '../evidence/taken-file.ts'
import { command } from '../kernel/command.ts'
import { newId } from '../kernel/ids.ts'
import { missing, refuse, refuseField } from '../kernel/problem.ts'
import { id, plain } from '../kernel/shape.ts'
import type { Check } from '../kernel/verify.ts'
import { placeOf } from './enterprise.ts'
import { findPhoto, type OfferPhotoRow, photoFiles } from './photo-tables.ts'
import { type Fact, findIn, type OfferRow, rowsOf } from './tables.ts'

/** Our choice: what a buyer looks at before asking. */
export const mostPhotos = 4

const exampleId = '01930000-0000-7000-8000-000000000001'

const said = {
  offer: id(),
  /** What is seen: read aloud, and shown where the photograph is not. Names nobody. */
  alt: plain(200),
  /** Nobody can be recognised in it, or whoever can has agreed to be shown. */
  mayBeShown: z.optional(z.boolean()),
}

export const saidOfPhoto = z.object(said)

const addShape = z.strictObject({ ...said, file: takenFile })
type Add = z.infer<typeof addShape>

interface Given {
  offer: OfferRow
  photos: OfferPhotoRow[]
}

/** A photograph of an offer. What was sent stays sealed; the catalogue shows images that the server made of it, without place or camera. */
export const addPhoto = command<Add, Given, Fact<OfferPhotoRow>>({
  kind: 'enterprises.add-photo',
  shape: addShape,
  example: {
    offer: exampleId,
    file: { hash: 'a'.repeat(64), kind: 'jpg', bytes: 180_000, pages: ['b'.repeat(64)] },
    alt: 'Un covor roșu cu romburi, pe un perete alb',
    mayBeShown: true,
  },
  may: 'deliverable.write',
  async given({ offer: asked, file }, asking) {
    const { tx, who } = asking
    const offer = await findIn(tx, who.tenant, 'offer', asked)
    if (!offer) throw missing('enterprises.no-such-offer')
    await placeOf(tx, who, 'deliverable.write', offer.enterprise_id)
    const photos = await rowsOf(tx, who.tenant, 'offer_photo', offer.enterprise_id)
    for (const name of [file.hash, ...file.pages]) {
      if (!(await asking.engine.files.has(who.tenant, name))) throw refuse('evidence.file-is-not-here')
      if ((await filesTaken(tx, who.tenant, [name])).size > 0) throw refuse('evidence.file-is-a-paper-already')
    }
    return { offer, photos }
  },
  decide({ file, alt, mayBeShown }, { offer, photos }) {
    const [image, ...more] = file.pages
    if (file.kind === 'pdf' || image === undefined || more.length > 0) throw refuseField('file', 'enterprises.no-photo')
    if (mayBeShown !== true) throw refuseField('mayBeShown', 'enterprises.photo-of-people')
    if (photos.filter(one => one.offer_id === offer.id).length >= mostPhotos)
      throw refuse('enterprises.photos-enough', { most: mostPhotos })
    if (photos.some(one => one.file === file.hash)) throw refuseField('file', 'enterprises.photo-added-already')
    return { id: newId(), enterprise_id: offer.enterprise_id, offer_id: offer.id, alt, file: file.hash, image }
  },
  async write(photo, rows) {
    await rows.insert('offer_photo', photo)
    return { photo: photo.id, offer: photo.offer_id }
  },
})

const dropShape = z.strictObject({ photo: id(), reason: plain(300) })

/** It is shown no more, from this moment on. */
export const dropPhoto = command<z.infer<typeof dropShape>, OfferPhotoRow, OfferPhotoRow>({
  kind: 'enterprises.drop-photo',
  shape: dropShape,
  example: { photo: exampleId, reason: 'Covorul s-a vândut.' },
  may: 'deliverable.write',
  async given({ photo }, { tx, who }) {
    const found = await findPhoto(tx, who.tenant, photo)
    if (!found) throw missing('enterprises.no-such-photo')
    await placeOf(tx, who, 'deliverable.write', found.enterprise_id)
    return found
  },
  decide: (_, found) => found,
  async write({ id: photo, offer_id }, rows) {
    await rows.remove('offer_photo', { id: photo })
    return { photo, offer: offer_id }
  },
})

/** Every photograph that an offer has or had is on the disk, unchanged. */
export const photosAreWhole: Check = async (tx, tenant, engine) => {
  const [first] = await engine.files.verifyAll(tenant, await photoFiles(tx, tenant))
  return first && { check: 'files', says: `the file ${first.hash} is ${first.fault}` }
}
