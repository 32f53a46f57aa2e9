// A form is sent once, however often its button is pressed. The server records it once in any case.
const buttonsOf = (form: HTMLFormElement) => form.querySelectorAll('button[type=submit]')

for (const form of document.querySelectorAll<HTMLFormElement>('form[data-once]')) {
  form.addEventListener('submit', event => {
    if (form.dataset.sent) event.preventDefault()
    form.dataset.sent = 'yes'
    for (const button of buttonsOf(form)) button.setAttribute('aria-disabled', 'true')
  })
}

// The browser may show the page again as it was left: then the form is fresh.
addEventListener('pageshow', () => {
  for (const form of document.querySelectorAll<HTMLFormElement>('form[data-sent]')) {
    delete form.dataset.sent
    for (const button of buttonsOf(form)) button.removeAttribute('aria-disabled')
  }
})
