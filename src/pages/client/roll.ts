// The roll of a session. T marks everybody present, where nobody has a mark yet; in a row P, A and I mark one as present, absent or late,
// and the arrows go to the next row. Hours and limits are shown as they come. Without this the form says the same, and the server counts.
const roll = document.querySelector<HTMLElement>('[data-roll]')
const letters = document.documentElement.dataset.letters === 'on'
const format = new Intl.NumberFormat(roll?.dataset.locale, { maximumFractionDigits: 2 })
const share = new Intl.NumberFormat(roll?.dataset.locale, { style: 'percent' })
const whole = Number(roll?.dataset.minutes)
const rows = [...(roll?.querySelectorAll<HTMLTableRowElement>('tbody tr') ?? [])]
const keyed: Record<string, string> = { p: 'present', a: 'absent', i: 'late' }

const box = (row: Element, value: string) => row.querySelector<HTMLInputElement>(`input[value="${value}"]`)
const chosen = (row: Element) => row.querySelector<HTMLInputElement>('.segment input:checked')?.value
const attended = (row: Element): number => {
  const late = Number(row.querySelector<HTMLInputElement>('.roll-late input')?.value) || 0
  return chosen(row) === 'absent' ? 0 : Math.max(0, chosen(row) === 'late' ? whole - late : whole)
}

function count(row: Element): void {
  const told = row.querySelector<HTMLElement>('[data-attended]')
  if (!told || chosen(row) === undefined) return
  const minutes = attended(row)
  const excused = chosen(row) === 'absent' && row.querySelector('select')?.value !== ''
  const left = Number(excused ? told.dataset.excusedLeft : told.dataset.unexcusedLeft)
  const other = Number(excused ? told.dataset.unexcusedLeft : told.dataset.excusedLeft)
  const held = Number(told.dataset.held) + whole
  const set = (name: string, text: string) => row.querySelector(name)?.replaceChildren(text)
  set('[data-hours]', format.format(minutes / 60))
  const part = (Number(told.dataset.attended) + minutes) / held
  set('[data-share]', share.format(part < 1 ? Math.min(part, 0.99) : part).replace(/\s/, ''))
  row.querySelector('[data-over]')?.toggleAttribute('hidden', whole - minutes <= left && other >= 0)
}

function sum(): void {
  const marked = rows.filter(row => chosen(row) !== undefined)
  const minutes = marked.reduce((total, row) => total + attended(row), 0)
  const there = marked.filter(row => attended(row) > 0).length
  roll?.querySelector('[data-sum]')?.toggleAttribute('hidden', marked.length === 0)
  roll?.querySelector('[data-present]')?.replaceChildren(`${there} / ${rows.length}`)
  roll?.querySelector('[data-sum-hours]')?.replaceChildren(`${format.format(minutes / 60)} h`)
}

function mark(row: Element, value: string): void {
  const input = box(row, value)
  if (input) input.checked = true
  count(row)
}

function everybody(): void {
  for (const row of rows) if (chosen(row) === undefined) mark(row, 'present')
  sum()
}

function onKey(event: KeyboardEvent): void {
  const target = event.target instanceof Element ? event.target : null
  const typing = target?.matches('input[type=text], textarea, select') ?? false
  if (typing || event.ctrlKey || event.altKey || event.metaKey) return
  const key = event.key.toLowerCase()
  const row = target?.closest('tr')
  const at = row instanceof HTMLTableRowElement ? rows.indexOf(row) : -1
  const step = { arrowdown: 1, arrowup: -1 }[key]
  if (step !== undefined && at >= 0) {
    const next = rows[at + step]
    next?.querySelector<HTMLInputElement>('.segment input:checked, .segment input')?.focus()
  } else if (letters && key === 't') everybody()
  else if (letters && row && at >= 0 && keyed[key] !== undefined) {
    mark(row, keyed[key])
    box(row, keyed[key])?.focus()
    sum()
  } else return
  event.preventDefault()
}

roll?.querySelector('[data-all]')?.addEventListener('click', event => {
  event.preventDefault()
  everybody()
})
roll?.addEventListener('input', event => {
  const row = event.target instanceof Element ? event.target.closest('tr') : null
  if (row) count(row)
  sum()
})
if (roll) addEventListener('keydown', onKey)
for (const row of rows) count(row)
sum()
