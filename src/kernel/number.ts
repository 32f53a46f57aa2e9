/**
 * A number as people type it in Romanian: `1.234,5`, `1 234,5`, `12,5`; also `12.5`. A point before exactly three digits separates
 * thousands: `1.234` is one thousand two hundred and thirty-four. Undefined for anything else.
 */
export function readNumber(text: string): number | undefined {
  const typed = text.replaceAll(/\s/g, '')
  if (/^-?\d{1,3}(\.\d{3})+(,\d+)?$/.test(typed)) return Number(typed.replaceAll('.', '').replace(',', '.'))
  return /^-?\d+([.,]\d+)?$/.test(typed) ? Number(typed.replace(',', '.')) : undefined
}
