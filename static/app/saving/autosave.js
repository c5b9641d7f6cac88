// Saves a section by itself as it is filled in. Without this script its buttons save it, as they do with it.

import { openDrafts } from './drafts.js';
import { Saver } from './saver.js';
import { Status, listed } from './status.js';

const form = document.querySelector('form[data-saving]')

if (form) start()

async function start() {
  const { savingKey, savingPlace } = form.dataset
  // From here on the key is in the memory of this page alone.
  delete form.dataset.savingKey
  // What a browser puts back into the boxes may be older than the page; what was unsent is kept as a draft.
  form.reset()
  form.dispatchEvent(new Event('change'))
  const status = new Status(document.querySelector('[data-saving-status]'))
  const drafts = savingKey ? await openDrafts(savingKey, savingPlace) : null
  const saver = new Saver(form, status, drafts, refuse)
  watch(saver)
  await bringBack(saver, status)
  saver.typed()
}

function watch(saver) {
  for (const event of ['input', 'change', 'click']) form.addEventListener(event, () => saver.typed())
  form.addEventListener('focusout', () => setTimeout(() => saver.showErrors()))
  form.addEventListener('submit', (event) => submit(event, saver))
  window.addEventListener('online', () => saver.send())
  document.addEventListener('app:session', (event) => event.detail.isOpen && saver.resume())
  document.addEventListener('app:leaving', () => saver.send())
  document.addEventListener('visibilitychange', () => document.hidden && saver.send())
  window.addEventListener('beforeunload', (event) => {
    if (saver.isWaiting && !saver.isKeptOnDevice) event.preventDefault()
  })
}

// What windows that are gone had not sent is typed in again, one after the other, and sent.
async function bringBack(saver, status) {
  let draft
  while (!saver.isWaiting && !saver.unsent().size && (draft = await saver.drafts?.adopt())) {
    const refs = saver.restore(draft)
    if (refs.length) status.say(`What you had typed and was not saved is back: ${listed(refs)}.`)
    await saver.send()
  }
}

// A button sends the page once everything that can be saved is; it goes nowhere while the network is away.
async function submit(event, saver) {
  if (saver.isSubmitted || saver.isOver) return
  event.preventDefault()
  await saver.send()
  // A browser takes no second submission while it still tells of the first.
  await new Promise((resolve) => setTimeout(resolve))
  if (saver.isWaiting || saver.isOver) return
  saver.isSubmitted = true
  if (saver.drafts) form.append(hidden('draft', saver.drafts.id))
  form.requestSubmit(event.submitter)
}

function hidden(name, value) {
  const box = document.createElement('input')
  Object.assign(box, { type: 'hidden', name, value })
  return box
}

function refuse(reason, text) {
  const box = document.querySelector('[data-unsaved]')
  box.querySelector('[data-unsaved-reason]').textContent =
    reason ?? 'This case is not among yours, so nothing can be saved to its audit.'
  box.querySelector('textarea').value = text
  box.hidden = false
  box.querySelector('button').addEventListener('click', () => copy(box))
  box.querySelector('h2').focus()
}

async function copy(box) {
  const area = box.querySelector('textarea')
  area.select()
  try {
    await navigator.clipboard.writeText(area.value)
    box.querySelector('[data-unsaved-copied]').textContent = 'Copied.'
  } catch {
    // Some browsers allow it only by keys; the text is selected for that.
    box.querySelector('[data-unsaved-copied]').textContent = 'Press Ctrl and C to copy the selected text.'
  }
}
