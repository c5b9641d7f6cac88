// Folds away the questions that the answers do not call for. The server keeps the same rule, so without this
// script every question stands open with a line that says when to answer it.

const NOT_CALLED_FOR = 'app-not-called-for'
const form = document.querySelector('form[data-questions]')
const conditions = [...(form?.querySelectorAll('[data-shown-when]') ?? [])].map((element) => ({
  element,
  pairs: JSON.parse(element.dataset.shownWhen),
}))

// An answer to a question that is itself folded away calls for nothing.
function answersTo(ref) {
  return [...form.querySelectorAll(`input[name="${ref}"]:checked`)]
    .filter((input) => !input.closest(`.${NOT_CALLED_FOR}`))
    .map((input) => input.value)
}

function holds([ref, code]) {
  const given = answersTo(ref)
  return code === 'any' ? given.some((value) => value !== 'none') : given.includes(code)
}

// In the order of the page, in which a question always comes before those that wait for it.
function fold() {
  for (const { element, pairs } of conditions) {
    element.classList.toggle(NOT_CALLED_FOR, !pairs.some(holds))
  }
}

if (form) {
  form.addEventListener('change', fold)
  // A browser that goes back puts the answers in again after the page has loaded.
  window.addEventListener('pageshow', fold)
  fold()
}
