// Says anew what the dates say beside the questions, whenever the page has sent some of them or was told of others
// that were saved elsewhere. Without this script it is said when the page is opened.

const form = document.querySelector('form[data-saving]')

form?.addEventListener('app:dates', ({ detail }) => {
  const { clocks, differences, unlikely } = detail
  if (!clocks) return
  for (const line of form.querySelectorAll('[data-clock]')) {
    const ref = line.dataset.clock
    write(line.querySelector('[data-clock-words]'), clocks[ref])
    write(line.querySelector('[data-clock-difference]'), differences[ref])
    line.classList.toggle('app-clock--differs', Boolean(differences[ref]))
  }
  for (const line of form.querySelectorAll('[data-unlikely]')) write(line, unlikely[line.dataset.unlikely])
})

// What stands there already is not written again, because whatever is written is read out.
function write(place, words = '') {
  if (place.textContent !== words) place.textContent = words
}
