/**
 * Puts before each line of the summaries of errors the label of the field that the line leads to: „Nume: Completați acest câmp.”
 * A line whose field the page does not show leads nowhere and is told without a link. The labels stand further down the page than the
 * summary, and are parts of fields that pages put together as they like: hence here, over the whole page, and once for every form.
 */
export const namingFields = (html: string): string =>
  html.replaceAll(/<div class="error-summary".*?<\/div>/gs, (summary, at: number) =>
    summary.replaceAll(/<a href="#(f-[\w-]+)">(.*?)<\/a>/gs, (link, id: string, text: string) => {
      const label = labelOf(html, id, at)
      if (label !== undefined) return `<a href="#${id}">${label}${/[?!.:;…]$/.test(label) ? '' : ':'} ${text}</a>`
      return html.includes(` id="${id}"`) ? link : text
    }),
  )

/** The label below this place, where two forms of a page ask under the same name. */
function labelOf(html: string, id: string, below: number): string | undefined {
  const label = new RegExp(` id="${id}-label"[^>]*>([^<]+)`, 'g')
  label.lastIndex = below
  return label.exec(html)?.[1]?.trim()
}
