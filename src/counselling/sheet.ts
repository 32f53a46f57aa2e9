import { renderSVG } from 'uqr'
import type { Lang } from '../kernel/words.ts'
import { pdf, template } from '../pages/pdf.ts'

/** Rises by one with every change of what the printed sheet asks. */
export const sheetTemplate = 'session-sheet.v1'

const source = template(new URL('./sheet.typ', import.meta.url))

export interface PrintedSheet {
  lang: Lang
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
  /** Where the signed sheet is brought. */
  address: string
}

export const sheetPdf = ({ address, ...sheet }: PrintedSheet): Uint8Array<ArrayBuffer> =>
  pdf(source, { ...sheet, template: sheetTemplate, qr: renderSVG(address, { border: 0 }) })
