// One key an answer, where the focus is in the options of a question: for whoever keys in a paper audit.

// Whether the key was an answer here; if not, it means to the browser what it always does.
export function answer(box, key) {
  if (!box.matches?.('form[data-questions] :is(input[type="radio"], input[type="checkbox"])')) return false
  const options = optionsBeside(box)
  if (key === 'Delete') return takeBack(box)
  const chosen = /^[0-9]$/.test(key) ? numbered(options, Number(key)) : lettered(options, box, key)
  if (!chosen) return false
  chosen.focus()
  // Choosing twice is choosing once; ticking twice is taking the tick away.
  if (chosen.type === 'checkbox' || !chosen.checked) chosen.click()
  return true
}

// Among boxes that Tab passes by the arrows walk, as they do among the options of a question with one answer.
export function walk(box, key) {
  if (box.type !== 'checkbox') return false
  const boxes = optionsBeside(box)
  if (!boxes.some((each) => each.tabIndex < 0)) return false
  const place = boxes.indexOf(box)
  const to = { ArrowDown: place + 1, ArrowRight: place + 1, ArrowUp: place - 1, ArrowLeft: place - 1, Home: 0, End: -1 }
  if (!(key in to)) return false
  boxes.at(to[key] % boxes.length).focus()
  return true
}

function optionsBeside(box) {
  return [...box.form.elements].filter((each) => each.name === box.name && each.type === box.type)
}

function numbered(options, number) {
  return number === 0 ? options.at(-1) : options[number - 1]
}

// Several options may begin with one letter: each press goes on to the next of them.
function lettered(options, box, key) {
  if (box.type !== 'radio' || key.length !== 1) return null
  const found = options.filter((each) => wordsOf(each).startsWith(key.toLowerCase()))
  const place = found.findIndex((each) => each.checked)
  return found[(place + 1) % found.length]
}

function wordsOf(option) {
  return option.labels[0].textContent.trim().toLowerCase()
}

function takeBack(box) {
  const options = optionsBeside(box).filter((each) => each.checked)
  for (const each of options) each.checked = false
  options[0]?.dispatchEvent(new Event('change', { bubbles: true }))
  return options.length > 0
}
