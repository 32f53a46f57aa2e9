import type { ComponentChildren } from 'preact'
import type { FormState } from './form-state.ts'

export interface Option {
  value: string
  text: string
  hint?: string | undefined
}

/** Yes, no, and three ways of not answering that are never mixed up. */
export const answers = ['yes', 'no', 'refused', 'unknown', 'not-asked'] as const
export type Answer = (typeof answers)[number]

interface Question {
  state: FormState
  /** As in the command's shape, with dots: `household.dependants`. */
  name: string
  label: string
  hint?: ComponentChildren
  /** Marked „opțional” in the label; what is not optional is simply asked. */
  optional?: boolean
}

/** A question answered in one control. */
export type OneControl = Question &
  (
    | {
        kind: 'text'
        width?: 'short' | 'medium' | 'full'
        inputMode?: 'numeric' | 'tel' | 'email'
        autocomplete?: string
      }
    /** Never shown again. */
    | { kind: 'password'; autocomplete: 'current-password' | 'new-password' }
    | { kind: 'day' }
    | { kind: 'number'; unit?: string }
    /** `blank`: what no choice means, „Toate”; without it, that a choice is to be made. */
    | { kind: 'select'; options: readonly Option[]; blank?: string }
    | { kind: 'textarea'; rows?: number }
    /** `accept`: kinds of file in place of papers, as `.yaml`. */
    | { kind: 'file'; megabytes?: number; multiple?: boolean; accept?: string }
  )

/** A question answered by choosing among visible options. */
export type ManyOptions = Question & { kind: 'radios' | 'checkboxes'; options: readonly Option[]; inline?: boolean }

/** A single box to tick: `yes` when it is. */
export type SingleBox = Question & { kind: 'check' }

/** Asks yes or no, and leaves room for the other answers. */
export type YesOrNo = Question & { kind: 'answer'; offered?: readonly Answer[] }

export interface Hidden {
  state: FormState
  kind: 'hidden'
  name: string
  value?: string
}

/** The id of the control with this name: the summary of errors links to it. */
export const fieldId = (name: string) => `f-${name.replaceAll(/[^\w-]/g, '-')}`
/** The id of the text that asks for an answer which was wrong: the summary of errors names the field by it. */
export const labelId = (name: string) => `${fieldId(name)}-label`
export const hintId = (name: string) => `${fieldId(name)}-hint`
export const messageId = (name: string) => `${fieldId(name)}-message`

export function valueOf(state: FormState, name: string): string {
  const value = state.values[name]
  return (typeof value === 'string' ? value : value?.[0]) ?? ''
}

export function valuesOf(state: FormState, name: string): readonly string[] {
  const value = state.values[name]
  return typeof value === 'string' ? [value] : (value ?? [])
}

export const messageFor = (state: FormState, name: string): string | undefined =>
  state.problems.find(problem => problem.path === name)?.text

/** The attribute that lets the summary of errors find the label; where nothing is wrong there is none. */
export const named = (state: FormState, name: string): { id?: string } =>
  messageFor(state, name) === undefined ? {} : { id: labelId(name) }

/** What ties a control to its hint and its message. */
export interface Described {
  'aria-describedby'?: string
  'aria-invalid'?: 'true'
}

export function described(state: FormState, name: string, hasHint: boolean): Described {
  const wrong = messageFor(state, name) !== undefined
  const ids = [hasHint && hintId(name), wrong && messageId(name)].filter(id => id !== false)
  return { ...(ids.length > 0 && { 'aria-describedby': ids.join(' ') }), ...(wrong && { 'aria-invalid': 'true' }) }
}
