import { commandField } from '../../src/pages/form-state.ts'
import { all, attribute, type Element } from './html.ts'
import { controlsIn } from './page-faults.ts'
import type { Seen, Visitor } from './round.ts'
import { templateOf } from './routes.ts'
import { pathOf } from './walk.ts'

/** A form that records something, as somebody has it before them. */
export interface ShownForm {
  by: Visitor
  /** The page it stands on. */
  on: string
  action: string
  /** The route that takes it; undefined where none does. */
  template: string | undefined
  /** What it sends along unasked, but for the id of its command. */
  hidden: Readonly<Record<string, string>>
  texts: readonly string[]
  /** Texts that are never shown again. */
  secrets: readonly string[]
  choices: readonly string[]
  files: readonly string[]
}

/** One form for each route that takes one: the largest that anybody has seen. */
export function formsIn(seen: readonly Seen[], templates: readonly string[]): ShownForm[] {
  const shown = seen.flatMap(({ document, by, address }) =>
    document
      ? all(document, 'form')
          .filter(isPosted)
          .map(form => read(form, by, address, templates))
      : [],
  )
  const bySize = shown.toSorted((one, other) => sizeOf(other) - sizeOf(one))
  return [...Map.groupBy(bySize, form => form.template ?? form.action).values()].flatMap(forms => forms.slice(0, 1))
}

const isPosted = (form: Element): boolean => attribute(form, 'method') === 'post'

const sizeOf = ({ texts, choices, files }: ShownForm): number => texts.length + choices.length + files.length

function read(form: Element, by: Visitor, on: string, templates: readonly string[]): ShownForm {
  const action = attribute(form, 'action')
  const hidden = all(form, 'input').filter(input => attribute(input, 'type') === 'hidden')
  const controls = controlsIn(form).map(control => ({ name: attribute(control, 'name'), kind: kindOf(control) }))
  const named = (...kinds: string[]) => [
    ...new Set(controls.filter(({ kind }) => kinds.includes(kind)).map(({ name }) => name)),
  ]
  return {
    by,
    on,
    action,
    template: templateOf(templates, pathOf(action)),
    hidden: Object.fromEntries(
      hidden
        .map(input => [attribute(input, 'name'), attribute(input, 'value')])
        .filter(([name]) => name !== commandField),
    ),
    texts: named('text', 'textarea', 'password', 'search'),
    secrets: named('password'),
    choices: named('select', 'radio', 'checkbox'),
    files: named('file'),
  }
}

const kindOf = (control: Element): string =>
  control.name === 'input' ? attribute(control, 'type') || 'text' : control.name

/** What stands in the fields of this form where the page shows it again; undefined where it does not. */
export function typedAgain(document: Element, { action }: ShownForm): ReadonlyMap<string, string> | undefined {
  const form = all(document, 'form').find(one => isPosted(one) && attribute(one, 'action') === action)
  if (!form) return undefined
  const kept = controlsIn(form).filter(control => ['text', 'search', 'textarea'].includes(kindOf(control)))
  return new Map(kept.map(control => [attribute(control, 'name'), valueOf(control)]))
}

const valueOf = (control: Element): string =>
  control.name === 'textarea' ? control.children.join('') : attribute(control, 'value')
