// Adds and removes repeating rows in place. Without this script the same buttons ask the server for the page
// with one row more or less. A row's number only has to differ from the others: the server reads any.

for (const list of document.querySelectorAll('[data-rows]')) start(list)

function start(list) {
  const addButton = list.querySelector('button[name="add"]')
  const pattern = blank(list.querySelector('[data-row]'))
  let next = rowsOf(list).length

  list.addEventListener('click', (event) => {
    const button = event.target.closest('button[name="add"], button[name="remove"]')
    if (!button) return
    event.preventDefault()
    if (button.name === 'add') {
      const row = numbered(pattern.cloneNode(true), list.dataset.rows, next++)
      addButton.before(row)
      retitle(list)
      row.querySelector('input').focus()
    } else {
      button.closest('[data-row]').remove()
      retitle(list)
      addButton.focus()
    }
  })
}

function rowsOf(list) {
  return [...list.querySelectorAll('[data-row]')]
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
