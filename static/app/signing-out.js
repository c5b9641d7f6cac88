// Asks before somebody signs out while this device holds something that was typed and not sent, because signing out
// has the browser forget it. Without this script nothing is kept on a device.

import { heldDrafts } from './saving/store.js';

// For this long what is just being sent, here or in another window, is waited for.
const LONGEST = 2_000
const EVERY = 200
const HEADER = 'H'

const dialog = document.querySelector('dialog[data-unsent]')
const part = (name) => dialog.querySelector(`[data-unsent-${name}]`)
let leaving

for (const form of document.querySelectorAll('form[data-sign-out]')) form.addEventListener('submit', leave)
part('stay').addEventListener('click', () => dialog.close())
part('lose').addEventListener('click', () => go(leaving))

async function leave(event) {
  leaving = event.currentTarget
  if (leaving.dataset.signOut === 'decided') return
  event.preventDefault()
  document.dispatchEvent(new CustomEvent('app:leaving'))
  const held = await stillHeld()
  if (held.length) ask(held)
  else go(leaving)
}

function go(form) {
  form.dataset.signOut = 'decided'
  form.requestSubmit()
}

// A browser that keeps nothing, such as a private window, has nothing to lose.
async function stillHeld() {
  const deadline = Date.now() + LONGEST
  let held = await heldDrafts().catch(() => [])
  while (held.length && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, EVERY))
    held = await heldDrafts().catch(() => [])
  }
  return held
}

function ask(held) {
  const mine = held.filter(({ user }) => user === dialog.dataset.unsent)
  const others = held.length - mine.length
  part('list').replaceChildren(...mine.map(line))
  if (others) {
    const words = others > 1 ? `${others} more parts of audits` : '1 more part of an audit'
    part('list').append(item(`${words}, typed on this device before you signed in`))
  }
  if (!dialog.open) dialog.showModal()
}

function line({ audit, part: which, at }) {
  const link = document.createElement('a')
  link.className = 'govuk-link'
  link.href = `/audits/${audit}/${which === HEADER ? 'header' : `sections/${which}`}/`
  const day = at.toLocaleDateString('en-GB', { day: 'numeric', month: 'long' })
  const time = at.toLocaleTimeString('en-GB', { hour: '2-digit', minute: '2-digit' })
  link.textContent = `${which === HEADER ? 'The header' : `Section ${which}`} of a case, typed on ${day} at ${time}`
  return item(link)
}

function item(content) {
  const found = document.createElement('li')
  found.append(content)
  return found
}
