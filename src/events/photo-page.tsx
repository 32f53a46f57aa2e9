import { PhotoFields } from '../evidence/photo-fields.tsx'
import type { Day } from '../kernel/day.ts'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import type { Shell } from '../pages/shell.ts'
import { Empty } from '../pages/table.tsx'
import { Tag } from '../pages/tag.tsx'
import type { OpenEvent } from './asked-event.ts'
import { EventFrame } from './frame.tsx'
import { eventPath } from './paths.ts'
import { isShown, mostPhotos } from './photo.ts'
import type { Photo } from './photo-tables.ts'
import { photoWords } from './photo-words.ts'

interface PhotosProps {
  shell: Shell
  open: OpenEvent
  on: Day
  photos: readonly Photo[]
  state: FormState
}

/** The photographs of an event, who can be recognised in each and whether the public sees it, and room for another. */
export function PhotosPage(props: PhotosProps) {
  const { shell, open, on, photos } = props
  const text = photoWords(shell.lang)
  const stands = open.event.called_off_on === null
  return (
    <EventFrame {...props} current="/photos" scripts={['form']}>
      <Stack>
        <Card title={text.photos} lead={text.lead}>
          {photos.length === 0 && <Empty>{text.none}</Empty>}
          <ul class="photos">
            {photos.map(photo => (
              <OnePhoto key={photo.id} {...props} photo={photo} />
            ))}
          </ul>
        </Card>
        {stands && open.on <= on && photos.length < mostPhotos && <AddPhoto {...props} />}
      </Stack>
    </EventFrame>
  )
}

function OnePhoto({ shell, open, on, photo }: PhotosProps & { photo: Photo }) {
  const text = photoWords(shell.lang)
  const { event, guests } = open
  const path = eventPath(event.id, `/photos/${photo.id}`)
  const isPublic = event.published_on !== null && event.published_on <= on
  return (
    <li>
      <img src={`${path}/small`} alt={photo.alt} width={160} height={120} loading="lazy" />
      <p>{photo.alt}</p>
      <p class="note">
        {photo.guests.length === 0
          ? text.nobody
          : text.seen({ names: namesOf(guests.filter(one => photo.guests.includes(one.id))) })}
      </p>
      <p>
        {!isShown(photo, guests) ? (
          <Tag kind="warn">{text.hidden}</Tag>
        ) : isPublic ? (
          <Tag kind="ok">{text.shown}</Tag>
        ) : (
          <Tag kind="neutral">{text.unpublished}</Tag>
        )}
      </p>
      <p>
        <a href={`${path}/large`}>{text.large}</a> <a href={path}>{text.drop}</a>
      </p>
    </li>
  )
}

const namesOf = (guests: OpenEvent['guests']): string => guests.map(one => one.name).join(', ')

function AddPhoto({ shell, open, state }: PhotosProps) {
  const text = photoWords(shell.lang)
  const came = open.guests.filter(one => one.came_on !== null)
  const without = came.filter(one => one.image_consent !== true)
  const path = eventPath(open.event.id, '/photos')
  const options = came.filter(one => one.image_consent === true).map(one => ({ value: one.id, text: one.name }))
  return (
    <Card title={text.add} lead={without.length > 0 && text.without({ names: namesOf(without) })}>
      <Form state={state} action={path} submit={text.add} cancel={eventPath(open.event.id)} files>
        <Field state={state} kind="hidden" name="event" value={open.event.id} />
        <PhotoFields state={state} />
        <Field state={state} kind="check" name="nobody" label={text.nobody} />
        {options.length > 0 && (
          <Field
            state={state}
            kind="checkboxes"
            name="guests"
            label={text.guests}
            hint={text.guestsHint}
            options={options}
            inline
            optional
          />
        )}
      </Form>
    </Card>
  )
}
