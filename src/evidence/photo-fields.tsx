import { Field } from '../pages/field.tsx'
import type { FormState } from '../pages/form-state.ts'
import { largestFile } from './file-kind.ts'
import { photoFieldWords } from './photo-field-words.ts'

/** The file of a photograph, one that was taken in before, and what is seen for those who do not see it. */
export function PhotoFields({ state }: { state: FormState }) {
  const text = photoFieldWords(state.lang)
  return (
    <>
      <Field state={state} kind="hidden" name="taken" />
      <Field
        state={state}
        kind="file"
        name="file"
        label={text.file}
        hint={text.fileHint({ megabytes: largestFile / 1024 / 1024 })}
        accept="image/jpeg,image/png"
      />
      <Field state={state} kind="text" name="alt" label={text.alt} hint={text.altHint} width="full" />
    </>
  )
}
