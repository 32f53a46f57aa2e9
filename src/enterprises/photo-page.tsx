import { PhotoFields } from '../evidence/photo-fields.tsx'
import { LinkButton } from '../pages/button.tsx'
import { Card, Stack } from '../pages/card.tsx'
import { Field } from '../pages/field.tsx'
import { Form } from '../pages/form.tsx'
import type { FormState } from '../pages/form-state.ts'
import { Empty } from '../pages/table.tsx'
import type { OpenEnterprise } from './asked-enterprise.ts'
import { EnterpriseFrame } from './frame.tsx'
import { enterprisePath } from './paths.ts'
import { mostPhotos } from './photo.ts'
import { photoWords } from './photo-words.ts'
import type { OfferRow } from './tables.ts'

interface PhotosProps {
  open: OpenEnterprise
  offer: OfferRow
  state: FormState
}

export const photosPath = (enterprise: string, offer: string, rest = ''): string =>
  enterprisePath(enterprise, `/offers/${offer}/photos${rest}`)

/** The photographs of an offer, and room for another. */
export function PhotosPage({ open, offer, state }: PhotosProps) {
  const { shell, found, mayWrite } = open
  const text = photoWords(shell.lang)
  const { id } = found.row
  const photos = open.photos.filter(one => one.offer_id === offer.id)
  const path = photosPath(id, offer.id)
  return (
    <EnterpriseFrame open={open} current="/offers" scripts={['form']}>
      <Stack>
        <Card title={text.title({ offer: offer.title })} lead={text.lead}>
          {photos.length === 0 && <Empty>{text.none}</Empty>}
          <ul class="photos">
            {photos.map(photo => (
              <li key={photo.id}>
                <img src={`${path}/${photo.id}/small`} alt={photo.alt} width={160} height={120} loading="lazy" />
                <p>{photo.alt}</p>
                <p>
                  <a href={`${path}/${photo.id}/large`}>{text.large}</a>{' '}
                  {mayWrite && <a href={`${path}/${photo.id}`}>{text.drop}</a>}
                </p>
              </li>
            ))}
          </ul>
          {!mayWrite && <LinkButton href={enterprisePath(id, '/offers')}>{text.photos}</LinkButton>}
        </Card>
        {mayWrite && photos.length < mostPhotos && (
          <Card title={text.add}>
            <Form state={state} action={path} submit={text.add} cancel={enterprisePath(id, '/offers')} files>
              <Field state={state} kind="hidden" name="offer" value={offer.id} />
              <PhotoFields state={state} />
              <Field state={state} kind="check" name="mayBeShown" label={text.mayBeShown} />
            </Form>
          </Card>
        )}
      </Stack>
    </EnterpriseFrame>
  )
}
