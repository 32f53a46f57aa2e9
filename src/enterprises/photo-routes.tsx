import type { Hono } from 'hono'
import { fileLimit } from '../evidence/file-limit.ts'
import { photoOf, type PhotoSize } from '../evidence/pictures.ts'
import { fileIn } from '../evidence/sent-file.ts'
import type { TakenFile } from '../evidence/taken-file.ts'
import { fromForm } from '../kernel/form-input.ts'
import { isId } from '../kernel/ids.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { perform } from '../kernel/command.ts'
import { blankForm, commandField, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { flash } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { undoOf } from '../pages/undo.ts'
import { type C, onDay } from '../programme/sight.ts'
import { type OpenEnterprise, openEnterprise } from './asked-enterprise.ts'
import { addPhoto, dropPhoto, saidOfPhoto } from './photo.ts'
import { PhotosPage, photosPath } from './photo-page.tsx'
import { photoWords } from './photo-words.ts'
import { at, confirmed, idOf, toChange } from './enterprise-ways.tsx'
import type { OfferRow } from './tables.ts'

/** Photographs of an offer, for those who work here; the public sees those of published offers. */
export function photoRoutes(app: Hono<Asked>): void {
  app.get(at('/offers/:offer/photos'), c => show(c))
  app.post(at('/offers/:offer/photos'), fileLimit, add)
  for (const size of ['small', 'large'] as const) {
    app.get(at(`/offers/:offer/photos/:photo/${size}`), c => send(c, size))
  }
  confirmed(app, at('/offers/:offer/photos/:photo'), {
    command: dropPhoto,
    title: (_, lang) => photoWords(lang).dropTitle,
    what: (_, lang) => photoWords(lang).dropWhat,
    submit: (_, lang) => photoWords(lang).drop,
    said: (_, lang) => photoWords(lang).dropped,
    record: 'photo',
    has: (open, id, c) => photoIn(c, open, id) !== undefined,
    to: c => photosPath(idOf(c), c.req.param('offer') ?? ''),
  })
}

function offerIn(c: C, open: OpenEnterprise): OfferRow {
  const offer = open.offers.find(one => one.id === c.req.param('offer'))
  if (!offer) throw missing('enterprises.no-such-offer')
  return offer
}

const photoIn = (c: C, open: OpenEnterprise, id: string) =>
  open.photos.find(one => one.id === id && one.offer_id === offerIn(c, open).id)

async function show(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  const open = await openEnterprise(c)
  const offer = offerIn(c, open)
  return page(c, <PhotosPage open={open} offer={offer} state={state ?? blankForm(c.get('lang'))} />, status)
}

/** The file is taken in first; when the rest of the form is refused, it need not be sent again. */
async function add(c: C): Promise<Response> {
  const offer = offerIn(c, await toChange(c))
  let taken: TakenFile | undefined
  const again = (state: FormState, status: ProblemStatus) =>
    show(c, { ...state, values: { ...state.values, taken: taken && JSON.stringify(taken) } }, status)
  return answerForm(c, again, async body => {
    taken = await fileIn(c, body)
    const input = Object.assign({}, fromForm(saidOfPhoto, body, onDay(c)), { file: taken })
    const done = await perform(c.get('engine'), addPhoto, input, c.get('who'), { id: typedIn(body, commandField) })
    flash(c, 'ok', photoWords(c.get('lang')).added, undoOf(c, addPhoto, done))
    return c.redirect(photosPath(idOf(c), offer.id), 303)
  })
}

async function send(c: C, size: PhotoSize): Promise<Response> {
  const open = await openEnterprise(c)
  const id = c.req.param('photo') ?? ''
  const photo = isId(id) ? photoIn(c, open, id) : undefined
  if (!photo) throw missing('enterprises.no-such-photo')
  const bytes = await photoOf(c.get('engine'), c.get('who').tenant, photo, size)
  c.header('content-type', 'image/webp')
  return c.body(new Uint8Array(bytes))
}
