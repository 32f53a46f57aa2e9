// Keys inside a list: arrows go from row to row, a letter presses the button of this row that shows it. Nowhere else do letters act, and
// not at all for whoever has switched them off.
const letters = document.documentElement.dataset.letters === 'on' ? /^[a-z]$/ : /$^/

const rowOf = (element: Element | null) => element?.closest<HTMLElement>('table[data-rows] tbody tr, [data-row]')

const within = (row: Element | null | undefined) => row?.querySelector<HTMLElement>('a, button')

addEventListener('keydown', event => {
  const target = event.target instanceof Element ? event.target : null
  const row = rowOf(target)
  const typing = target?.matches('input, textarea, select') ?? false
  if (!row || typing || event.ctrlKey || event.altKey || event.metaKey) return

  if (event.key === 'ArrowDown') within(row.nextElementSibling)?.focus()
  else if (event.key === 'ArrowUp') within(row.previousElementSibling)?.focus()
  else if (letters.test(event.key)) row.querySelector<HTMLElement>(`[data-letter="${event.key}"]`)?.click()
  else return
  event.preventDefault()
})
