import type { Hono } from 'hono'
import { fileLimit } from '../evidence/file-limit.ts'
import { photoOf, type PhotoSize } from '../evidence/pictures.ts'
import { fileIn } from '../evidence/sent-file.ts'
import type { TakenFile } from '../evidence/taken-file.ts'
import { perform } from '../kernel/command.ts'
import { read } from '../kernel/engine.ts'
import { fromForm } from '../kernel/form-input.ts'
import { missing, type ProblemStatus } from '../kernel/problem.ts'
import { blankForm, commandField, type FormState } from '../pages/form-state.ts'
import { page } from '../pages/render.ts'
import { flash, shellOf } from '../pages/shell.ts'
import type { Asked } from '../pages/slice.ts'
import { answerForm, typedIn } from '../pages/submit.ts'
import { undoOf } from '../pages/undo.ts'
import { type C, idIn, takingBack } from '../partnerships/form-way.tsx'
import { allow, onDay } from '../programme/sight.ts'
import { eventIn, toChange } from './asked-event.ts'
import { eventPath } from './paths.ts'
import { addPhoto, dropPhoto, saidOfPhoto } from './photo.ts'
import { PhotosPage } from './photo-page.tsx'
import { photosOf } from './photo-tables.ts'
import { photoWords } from './photo-words.ts'
import { at, eventForm } from './routes.tsx'

const toPhotos = (c: C) => eventPath(eventIn(c), '/photos')

/** Photographs of an event, for those who work on it: who can be recognised is a guest with a name. */
export function photoRoutes(app: Hono<Asked>): void {
  app.get(at('/photos'), c => show(c))
  app.post(at('/photos'), fileLimit, add)
  for (const size of ['small', 'large'] as const) app.get(at(`/photos/:eventPhoto/${size}`), c => send(c, size))
  eventForm(app, {
    path: at('/photos/:eventPhoto'),
    command: dropPhoto,
    async sheet(_, c) {
      const text = photoWords(c.get('lang'))
      const { id } = await photoIn(c)
      return {
        ...takingBack({ title: text.dropTitle, lead: text.dropWhat, submit: text.drop }),
        hidden: { photo: id },
        cancel: toPhotos(c),
      }
    },
    to: (_, c) => toPhotos(c),
    said: c => photoWords(c.get('lang')).dropped,
  })
}

const photosIn = (c: C) => read(c.get('engine'), c.get('who'), tx => photosOf(tx, c.get('who').tenant, eventIn(c)))

async function photoIn(c: C) {
  const id = idIn(c, 'eventPhoto', 'events.no-such-photo')
  const photo = (await photosIn(c)).find(one => one.id === id)
  if (!photo) throw missing('events.no-such-photo')
  return photo
}

async function show(c: C, state?: FormState, status: 200 | ProblemStatus = 200): Promise<Response> {
  allow(c, 'deliverable.write')
  const open = await toChange(c)
  const shown = { shell: shellOf(c), open, on: onDay(c), photos: await photosIn(c) }
  return page(c, <PhotosPage {...shown} state={state ?? blankForm(c.get('lang'))} />, status)
}

/** The file is taken in first; when the rest of the form is refused, it need not be sent again. */
async function add(c: C): Promise<Response> {
  allow(c, 'deliverable.write')
  await toChange(c)
  let taken: TakenFile | undefined
  const again = (state: FormState, status: ProblemStatus) =>
    show(c, { ...state, values: { ...state.values, taken: taken && JSON.stringify(taken) } }, status)
  return answerForm(c, again, async body => {
    taken = await fileIn(c, body)
    const input = Object.assign({}, fromForm(saidOfPhoto, body, onDay(c)), { event: eventIn(c), file: taken })
    const done = await perform(c.get('engine'), addPhoto, input, c.get('who'), { id: typedIn(body, commandField) })
    flash(c, 'ok', photoWords(c.get('lang')).added, undoOf(c, addPhoto, done))
    return c.redirect(toPhotos(c), 303)
  })
}

async function send(c: C, size: PhotoSize): Promise<Response> {
  allow(c, 'deliverable.write')
  await toChange(c)
  const bytes = await photoOf(c.get('engine'), c.get('who').tenant, await photoIn(c), size)
  c.header('content-type', 'image/webp')
  return c.body(new Uint8Array(bytes))
}
