import { publicPath, type Slug } from './paths.ts'
import { publicWords } from './public-words.ts'
import { type Of, PublicFrame } from './frame.tsx'

function Texts({ house, lang, slug, parts }: Of & { slug: Slug; parts: readonly (readonly [string, string])[] }) {
  const text = publicWords(lang)
  return (
    <PublicFrame house={house} lang={lang} slug={slug}>
      {parts.map(([title, says]) => (
        <section key={title}>
          <h2>{title}</h2>
          <p>{says}</p>
        </section>
      ))}
      <p>
        <a href={publicPath(lang, 'contact')}>{text.slugs.contact}</a>
      </p>
    </PublicFrame>
  )
}

export function PrivacyPage({ house, lang }: Of) {
  const text = publicWords(lang).privacyTexts
  const parts = [
    [text.what, text.whatSays],
    [text.participants, text.participantsSays],
    [text.site, text.siteSays],
    [text.rights, text.rightsSays],
  ] as const
  return <Texts house={house} lang={lang} slug="privacy" parts={parts} />
}

export function AccessibilityPage({ house, lang }: Of) {
  const text = publicWords(lang).accessibilityTexts
  const parts = [
    [text.how, text.howSays],
    [text.missing, `${text.missingSays} ${text.tell}`],
    [text.rule, text.ruleSays],
  ] as const
  return <Texts house={house} lang={lang} slug="accessibility" parts={parts} />
}
