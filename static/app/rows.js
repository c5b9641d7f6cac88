// Adds and removes repeating rows in place. Without this script the same buttons ask the server for the page
// with one row more or less. A row's number only has to differ from the others: the server reads any.

const patterns = new WeakMap()

for (const list of document.querySelectorAll('[data-rows]')) start(list)
document.addEventListener('app:rows', (event) => start(event.detail))

function start(list) {
  patterns.set(list, blank(list.querySelector('[data-row]')))
  list.addEventListener('click', (event) => {
    const button = event.target.closest('button[name="add"], button[name="remove"]')
    if (!button) return
    event.preventDefault()
    if (button.name === 'add') {
      const row = addRow(list, 1 + Math.max(-1, ...rowsOf(list).map(numberOf)))
      retitle(list)
      row.querySelector('input').focus()
    } else {
      button.closest('[data-row]').remove()
      retitle(list)
      addButtonOf(list).focus()
    }
  })
}

// Makes the list hold rows of exactly these numbers; those that stay keep what stands in them.
export function showRows(list, numbers) {
  for (const row of rowsOf(list)) if (!numbers.includes(numberOf(row))) row.remove()
  const there = rowsOf(list).map(numberOf)
  for (const number of numbers) if (!there.includes(number)) addRow(list, number)
  retitle(list)
}

function addRow(list, number) {
  const row = numbered(patterns.get(list).cloneNode(true), list.dataset.rows, number)
  addButtonOf(list).before(row)
  return row
}

function addButtonOf(list) {
  return list.querySelector('button[name="add"]')
}

function rowsOf(list) {
  return [...list.querySelectorAll('[data-row]')]
}

function numberOf(row) {
  return Number(/-([0-9]+)$/.exec(row.querySelector('button[name="remove"]').value)[1])
}

function blank(row) {
  const copy = row.cloneNode(true)
  for (const box of copy.querySelectorAll('input, textarea')) {
    box.value = ''
    box.removeAttribute('value')
    box.classList.remove('govuk-input--error', 'govuk-textarea--error')
    if (box.matches('textarea')) box.textContent = ''
  }
  for (const message of copy.querySelectorAll('.govuk-error-message')) message.remove()
  for (const group of copy.querySelectorAll('.govuk-form-group--error')) {
    group.classList.remove('govuk-form-group--error')
  }
  for (const described of copy.querySelectorAll('[aria-describedby]')) {
    described.removeAttribute('aria-describedby')
  }
  return copy
}

function numbered(row, ref, number) {
  const old = row.querySelector('button[name="remove"]').value
  const fresh = `${ref}-${number}`
  for (const element of [row, ...row.querySelectorAll('*')]) {
    for (const name of ['id', 'for', 'name', 'value']) {
      const value = element.getAttribute(name)
      if (value?.includes(old)) element.setAttribute(name, value.replace(old, fresh))
    }
  }
  return row
}

function retitle(list) {
  rowsOf(list).forEach((row, place) => {
    const title = `${row.dataset.rowTitle} ${place + 1}`
    row.querySelector('legend').textContent = title
    row.querySelector('[data-row-words]').textContent = ` ${title}`
  })
}
