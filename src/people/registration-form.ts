import { renderSVG } from 'uqr'
import { pdf, template } from '../pages/pdf.ts'
import type { Lang } from '../kernel/words.ts'

/** The three parts of the individual registration form. Source: annex 8 of the POCU manual for grant holders (entry, exit, six months). */
export const formParts = ['entry', 'exit', 'six-months'] as const
export type FormPart = (typeof formParts)[number]

/** The kind under which each part is a paper of the profile. */
export const paperOfPart: { readonly [P in FormPart]: string } = {
  entry: 'registration-form',
  exit: 'exit-form',
  'six-months': 'six-months-form',
}

/** Rises by one with every change of what the printed form asks. */
const version = 1

/** Stands in the foot of each printed form, in its QR code, and with the paper that comes back. */
export const templateOf = (part: FormPart): string => `registration-${part}.v${version}`

const source = template(new URL('./registration-form.typ', import.meta.url))

/** A question of the form: its answer, or options to tick with the one that is known. */
export type Line = { label: string; answer: string } | { label: string; options: { text: string; ticked: boolean }[] }

export interface PrintedForm {
  lang: Lang
  title: string
  part: FormPart
  organisation: string
  programme: string
  person: string
  blocks: { title: string; note?: string; lines: Line[] }[]
  /** Who signs, each with a line to sign on. */
  signatures: string[]
  declaration: string
  foot: string
  /** Where the signed form is uploaded. */
  address: string
}

export const registrationPdf = ({ address, part, ...form }: PrintedForm): Uint8Array<ArrayBuffer> =>
  pdf(source, { ...form, template: templateOf(part), qr: renderSVG(address, { border: 0 }) })
