// The search of the top bar as a dialog. It shows what `/app/find` would list, and goes where its links go.
const WAIT_MS = 120

let dialog: HTMLDialogElement | undefined

export function open(form: HTMLFormElement): void {
  dialog ??= build(form)
  if (!dialog.open) dialog.showModal()
  const [before, field] = [form.querySelector('input'), dialog.querySelector('input')]
  if (!before || !field || before.value === '') return
  field.value = before.value
  // What is typed next goes behind it.
  field.setSelectionRange(field.value.length, field.value.length)
  before.value = ''
  field.dispatchEvent(new Event('input'))
}

function build(form: HTMLFormElement): HTMLDialogElement {
  const field = form.querySelector('input')?.cloneNode()
  if (!(field instanceof HTMLInputElement)) throw new Error('the search has no field')
  const found = document.createElement('div')
  found.className = 'palette-found'
  found.setAttribute('role', 'status')
  const made = document.createElement('dialog')
  made.className = 'palette'
  made.setAttribute('aria-label', field.getAttribute('aria-label') ?? '')
  made.append(field, found)
  document.body.append(made)

  field.addEventListener('input', () => {
    asked += 1
    isWanted = false
    later(() => look(form.action, field.value, found))
  })
  made.addEventListener('keydown', event => move(event, field, found))
  look(form.action, '', found)
  return made
}

let timer: ReturnType<typeof setTimeout> | undefined
function later(work: () => void): void {
  clearTimeout(timer)
  timer = setTimeout(work, WAIT_MS)
}

/** The newest question wins: an answer that comes late is dropped. */
let asked = 0
let answered = 0
/** Enter came before the answer: the first of what is found opens as soon as it is. */
let isWanted = false
function look(action: string, typed: string, found: HTMLElement): void {
  asked += 1
  const mine = asked
  const request = new XMLHttpRequest()
  request.responseType = 'document'
  request.open('GET', `${action}?${new URLSearchParams({ q: typed, part: 'found' })}`)
  request.addEventListener('load', () => {
    const list = request.responseXML?.querySelector('.found')
    if (mine !== asked || !list) return
    answered = mine
    found.replaceChildren(document.adoptNode(list))
    if (isWanted) found.querySelector('a')?.click()
  })
  request.send()
}

function move(event: KeyboardEvent, field: HTMLInputElement, found: HTMLElement): void {
  const links = [...found.querySelectorAll<HTMLElement>('a')]
  const here = links.findIndex(link => link === document.activeElement)
  if (event.key === 'Enter' && here < 0) {
    isWanted = answered !== asked
    if (!isWanted) links[0]?.click()
  } else if (event.key === 'ArrowDown') (links[here + 1] ?? links.at(-1))?.focus()
  else if (event.key === 'ArrowUp') (here > 0 ? links[here - 1] : field)?.focus()
  else return
  event.preventDefault()
}
