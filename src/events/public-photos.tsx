import type { Lang } from '../kernel/words.ts'
import { Card } from '../pages/card.tsx'
import { publicPath } from './paths.ts'
import { photoWords } from './photo-words.ts'
import type { Announced } from './public-tables.ts'

/** What anybody may see of how it was: small, and as large as they are for whoever asks. */
export function PublicPhotos({ event, lang }: { event: Announced; lang: Lang }) {
  const text = photoWords(lang)
  return (
    <Card title={text.photos}>
      <ul class="photos">
        {event.photos.map(({ image, alt }) => {
          const path = publicPath(event.code, `/photos/${image}`)
          return (
            <li key={image}>
              <img src={`${path}/small`} alt={alt} width={160} height={120} loading="lazy" />
              <a href={`${path}/large`}>{text.enlarge({ what: alt })}</a>
            </li>
          )
        })}
      </ul>
    </Card>
  )
}
