// On every page of somebody signed in: Ctrl K, and the buttons that print. All the rest of a page works without a script.
const search = document.querySelector<HTMLFormElement>('form[data-palette]')

addEventListener('keydown', async event => {
  const asks = event.key === 'k' && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
  if (!search || !asks) return
  event.preventDefault()
  // What is typed before the palette is there goes into the field that it stands for.
  search.querySelector('input')?.select()
  const palette: { open(form: HTMLFormElement): void } = await import(search.dataset.palette ?? '')
  palette.open(search)
})

for (const button of document.querySelectorAll<HTMLElement>('[data-print]')) {
  button.hidden = false
  button.addEventListener('click', () => print())
}
