import { renderSVG } from 'uqr'
import type { Lang } from '../kernel/words.ts'
import { pdf, template } from './pdf.ts'

const source = template(new URL('./signature-sheet.typ', import.meta.url))

export interface PrintedSheet {
  lang: Lang
  /** Which form it is, with its version: it stands in the foot. */
  template: string
  title: string
  organisation: string
  programme: string
  facts: readonly (readonly [term: string, value: string])[]
  head: readonly string[]
  /** Number and name; below the name, whoever signs beside the person. */
  rows: readonly { number: string; name: string; code: string; beside: readonly string[] }[]
  /** Lines left free for whoever comes unannounced. */
  free: number
  signature: string
  foot: string
  /** Where the signed sheet is brought: the one QR code of the sheet. */
  address: string
}

/** A sheet that people sign by hand, a line for each. */
export const signatureSheet = ({ address, ...sheet }: PrintedSheet): Uint8Array<ArrayBuffer> =>
  pdf(source, { ...sheet, qr: renderSVG(address, { border: 0 }) })
