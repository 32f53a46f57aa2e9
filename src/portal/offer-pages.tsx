import { type Lang, money } from '../kernel/words.ts'
import { photoPath, publicPath } from './paths.ts'
import { publicWords } from './public-words.ts'
import type { PublicOffer } from './tables.ts'
import { type Of, PublicFrame } from './frame.tsx'
import { PlaceFilter, type Within } from './place-filter.tsx'
import { placesBy, regionName } from './place-name.ts'

export const offerPrice = (lang: Lang, { price, unit }: PublicOffer): string =>
  price === null ? publicWords(lang).onRequest : `${money(lang, price)}${unit === null ? '' : ` / ${unit}`}`

export function CataloguePage({ house, lang, offers: all, within }: Of & Within & { offers: readonly PublicOffer[] }) {
  const text = publicWords(lang)
  const offers = all.filter(({ area }) => within === undefined || area.includes(within))
  const places = placesBy(
    all.flatMap(({ area }) => area),
    regionName,
  )
  return (
    <PublicFrame house={house} lang={lang} slug="catalogue">
      <PlaceFilter lang={lang} slug="catalogue" places={places} within={within} />
      {offers.length === 0 && <p>{text.noOffers}</p>}
      <ul class="sheets">
        {offers.map(offer => (
          <li key={offer.id} class={offer.photos.length > 0 ? 'pictured' : undefined}>
            {offer.photos.slice(0, 1).map(photo => (
              <img
                key={photo.id}
                src={photoPath(photo.id, 'small')}
                alt={photo.alt}
                width={160}
                height={120}
                loading="lazy"
              />
            ))}
            <h2>
              <a href={publicPath(lang, 'catalogue', `/${offer.id}`)}>{offer.title}</a>
            </h2>
            <p>
              {offer.seller} · {offerPrice(lang, offer)}
            </p>
            <p class="muted">{offer.area.map(regionName).join(', ')}</p>
          </li>
        ))}
      </ul>
    </PublicFrame>
  )
}

/** A contract may be reserved for an enterprise that is attested. Source: Law 219/2015; Law 98/2016, art. 56. */
export const offerFacts = (lang: Lang, offer: PublicOffer): [string, string][] => {
  const text = publicWords(lang)
  const marks = [
    ...(offer.phases.includes('attested') ? [text.attested, text.reserved] : []),
    ...(offer.phases.includes('social-mark') ? [text.marked] : []),
  ]
  return [
    [text.seller, [offer.seller, ...marks].join(' · ')],
    [text.price, offerPrice(lang, offer)],
    [text.area, offer.area.map(regionName).join(', ')],
    ...(offer.capacity === null ? [] : ([[text.capacity, offer.capacity]] as [string, string][])),
  ]
}

/** The first at the size of the page, the others small; each opens as large as it is. */
export function OfferPhotos({ lang, photos }: Pick<PublicOffer, 'photos'> & { lang: Lang }) {
  const text = publicWords(lang)
  if (photos.length === 0) return null
  return (
    <ul class="photos">
      {photos.map(({ id, alt }, at) => (
        <li key={id}>
          {at === 0 ? (
            <img src={photoPath(id, 'middle')} alt={alt} width={640} height={480} />
          ) : (
            <img src={photoPath(id, 'small')} alt={alt} width={160} height={120} loading="lazy" />
          )}
          <a href={photoPath(id, 'large')}>{text.enlarge({ what: alt })}</a>
        </li>
      ))}
    </ul>
  )
}
