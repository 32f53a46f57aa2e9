import { date, type Lang } from '../kernel/words.ts'
import { Field } from '../pages/field.tsx'
import { Filters } from '../pages/filters.tsx'
import type { FormState } from '../pages/form-state.ts'
import type { Programme } from '../programme/programme.ts'
import type { Rulebook } from '../programme/rulebook.ts'
import type { Question } from './question.ts'
import { words } from './words.ts'

interface NarrowProps {
  lang: Lang
  action: string
  question: Question
  programme: Programme
  rules: Rulebook
  /** What else may be asked here. */
  more?: readonly ('part' | 'profile' | 'beside')[]
}

/** As of which day, as known when, for which part, under which rules. */
export function Narrow({ lang, action, question, programme, rules, more = [] }: NarrowProps) {
  const text = words(lang)
  const state = withDays(question)
  return (
    <Filters
      lang={lang}
      action={action}
      keep={{ programme: question.query.programme, ...(more.includes('profile') ? {} : { under: question.under }) }}
    >
      <Field state={state} kind="day" name="on" label={text.on} optional />
      <Field state={state} kind="day" name="known" label={text.known} optional />
      {more.includes('part') && <Part lang={lang} state={state} rules={rules} />}
      {more.includes('profile') && (
        <Profiles lang={lang} state={state} programme={programme} beside={more.includes('beside')} />
      )}
    </Filters>
  )
}

/** Days that were read are shown as people write them; what could not be read stays as typed. */
function withDays({ form, day, query, known }: Question): FormState {
  const wrong = new Set(form.problems.map(problem => problem.path))
  const values = {
    ...form.values,
    ...(query.on !== undefined && !wrong.has('on') && { on: date(day) }),
    ...(known === 'now' && !wrong.has('known') && { known: undefined }),
  }
  return { ...form, values }
}

function Part({ lang, state, rules }: { lang: Lang; state: FormState; rules: Rulebook }) {
  const text = words(lang)
  return (
    <>
      <Field
        state={state}
        kind="select"
        name="region"
        label={text.region}
        blank={text.allRegions}
        options={rules.regions.map(region => ({ value: region.nuts, text: region.names[lang] }))}
      />
      <Field
        state={state}
        kind="select"
        name="sex"
        label={text.sex}
        blank={text.everybody}
        options={(['F', 'M', 'X'] as const).map(sex => ({ value: sex, text: text.sexes[sex] }))}
      />
    </>
  )
}

function Profiles({
  lang,
  state,
  programme,
  beside,
}: {
  lang: Lang
  state: FormState
  programme: Programme
  beside: boolean
}) {
  const text = words(lang)
  const others = (programme.alsoUnder ?? []).map(code => ({ value: code, text: code }))
  if (others.length === 0) return null
  return (
    <>
      <Field state={state} kind="select" name="under" label={text.profile} blank={text.ownProfile} options={others} />
      {beside && (
        <Field state={state} kind="select" name="beside" label={text.beside} blank={text.noProfile} options={others} />
      )}
    </>
  )
}
