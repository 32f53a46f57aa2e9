import type { Lang } from '../kernel/words.ts'
import { publicPath, type Slug } from './paths.ts'
import { publicWords } from './public-words.ts'

/** A page of which somebody sees one place alone. */
export interface Within {
  within?: string | undefined
}

interface FilterProps {
  lang: Lang
  slug: Slug
  /** The places that there is something in, by their code. */
  places: ReadonlyMap<string, string>
  within: string | undefined
}

/** Chooses a place; without a script, by its button. */
export function PlaceFilter({ lang, slug, places, within }: FilterProps) {
  const text = publicWords(lang)
  if (places.size < 2 && within === undefined) return null
  return (
    <form class="where" action={publicPath(lang, slug)}>
      <label for="f-in">{text.filter}</label>
      <select id="f-in" name="in">
        <option value="">{text.everywhere}</option>
        {[...places].map(([code, name]) => (
          <option key={code} value={code} selected={code === within}>
            {name}
          </option>
        ))}
      </select>
      <button class="button plain" type="submit">
        {text.show}
      </button>
    </form>
  )
}
