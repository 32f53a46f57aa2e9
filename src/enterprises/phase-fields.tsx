import { Field } from '../pages/field.tsx'
import { type Asking, ReasonField } from './enterprise-fields.tsx'
import { phaseName } from './frame.tsx'
import { papersInWords } from './phases-card.tsx'
import { closed, lastPhases, nextPhases } from './phase.ts'
import { words } from './words.ts'

export function PhaseFields({ state, open }: Asking) {
  const { found, enterprise, rules } = open
  const { lang } = state
  const text = words(lang)
  const phases = [...nextPhases(found.steps, found.row.existing === true, rules), closed]
  const said = (phase: string) => {
    const papers = papersInWords(phase, enterprise.legal_form, rules, lang)
    return papers === '' ? phaseName(phase, rules, lang) : `${phaseName(phase, rules, lang)}: ${papers}`
  }
  return (
    <>
      <Field
        state={state}
        kind="radios"
        name="phase"
        label={text.phase}
        options={phases.map(value => ({ value, text: said(value) }))}
      />
      <Field state={state} kind="day" name="reachedOn" label={text.reachedOn} />
    </>
  )
}

export function PhaseBackFields({ state, open }: Asking) {
  const { found, rules } = open
  const text = words(state.lang)
  const phases = lastPhases(found.steps, rules)
  return (
    <>
      <Field
        state={state}
        kind="radios"
        name="phase"
        label={text.phase}
        options={phases.map(value => ({ value, text: phaseName(value, rules, state.lang) }))}
      />
      <ReasonField state={state} />
    </>
  )
}
