// Says at a box what is wrong with it, as the page does when the server has drawn it with an error.

import { boxesOf } from './boxes.js';

const CONTROLS = '.govuk-date-input, .govuk-radios, .govuk-checkboxes, input, textarea'
const MARKED = ['govuk-input--error', 'govuk-textarea--error']

export function showError(id, text) {
  const box = document.getElementById(id)
  const group = box && groupAround(box)
  if (!group || group.querySelector(':scope > .govuk-error-message, fieldset > .govuk-error-message')) return
  const message = document.createElement('p')
  message.className = 'govuk-error-message'
  message.id = `${id}-error`
  const hidden = document.createElement('span')
  hidden.className = 'govuk-visually-hidden'
  hidden.textContent = 'Error: '
  message.append(hidden, text)
  group.classList.add('govuk-form-group--error')
  group.querySelector(CONTROLS).before(message)
  if (box.matches('textarea')) box.classList.add('govuk-textarea--error')
  else if (box.matches('[type="text"]')) box.classList.add('govuk-input--error')
  describe(box.closest('fieldset') && group.contains(box.closest('fieldset')) ? box.closest('fieldset') : box, message.id)
}

export function clearErrors(form, ref) {
  for (const box of boxesOf(form, ref)) {
    const group = groupAround(box)
    if (!group?.classList.contains('govuk-form-group--error')) continue
    for (const message of group.querySelectorAll('.govuk-error-message')) {
      for (const told of group.querySelectorAll('[aria-describedby]')) describe(told, message.id, false)
      message.remove()
    }
    for (const marked of group.querySelectorAll('input, textarea')) marked.classList.remove(...MARKED)
    group.classList.remove('govuk-form-group--error')
  }
}

// The boxes of a date stand in groups of their own, inside the one that is meant.
function groupAround(box) {
  const group = box.closest('.govuk-form-group')
  return group?.parentElement.closest('.govuk-form-group') ?? group
}

function describe(element, id, add = true) {
  const ids = (element.getAttribute('aria-describedby') ?? '').split(' ').filter((each) => each && each !== id)
  if (add) ids.push(id)
  if (ids.length) element.setAttribute('aria-describedby', ids.join(' '))
  else element.removeAttribute('aria-describedby')
}
