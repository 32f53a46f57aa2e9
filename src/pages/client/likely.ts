// While somebody is being enrolled: who is already here and may be the same person. Without this the form says so when it is sent.
const WAIT_MS = 400
const compared = /^(identity\.(familyName|givenName|cnp|bornOn|phone)|domicile\.(county|locality))$/

const place = document.querySelector<HTMLElement>('[data-likely]')
const form = place?.closest('form')
let timer: ReturnType<typeof setTimeout> | undefined
let asked = 0

form?.addEventListener('input', event => {
  const field = event.target
  const matters = field instanceof HTMLInputElement || field instanceof HTMLSelectElement
  if (!matters || !compared.test(field.name)) return
  clearTimeout(timer)
  timer = setTimeout(look, WAIT_MS)
})

/** The newest question wins: an answer that comes late is dropped. What was typed travels in the body, never in an address. */
function look(): void {
  if (!place || !form) return
  asked += 1
  const mine = asked
  const request = new XMLHttpRequest()
  request.responseType = 'document'
  request.open('POST', place.dataset.likely ?? '')
  request.addEventListener('load', () => {
    if (mine !== asked || request.status !== 200) return
    const panel = request.responseXML?.querySelector('.likely')
    place.replaceChildren(...(panel ? [document.adoptNode(panel)] : []))
  })
  request.send(new FormData(form))
}
