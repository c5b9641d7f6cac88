// Takes an answer back in place. Without this script the same button asks the server for the page without it.

const form = document.querySelector('form[data-questions]')

form?.addEventListener('click', (event) => {
  const button = event.target.closest('button[name="clear"]')
  if (!button) return
  event.preventDefault()
  const radios = [...form.querySelectorAll(`input[type="radio"][name="${button.value}"]`)]
  for (const radio of radios) radio.checked = false
  // The button goes away with the answer, so the focus moves to the question.
  radios[0]?.focus()
  radios[0]?.dispatchEvent(new Event('change', { bubbles: true }))
})
