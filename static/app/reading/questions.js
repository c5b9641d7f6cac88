// The questions of the page: which one the focus is in, and which have no answer yet.

const ANSWERS = 'input:not([type="hidden"]), textarea'

export function questionAt(element) {
  return element.closest?.('.app-question') ?? null
}

export function openQuestions() {
  return [...document.querySelectorAll('.app-question')].filter((question) => firstOpen(question))
}

export function focusOn(question) {
  firstOpen(question)?.focus()
  question.scrollIntoView({ block: 'nearest' })
}

// The first box of the first answer that is missing; comments may always stay empty.
function firstOpen(question) {
  const parts = [...question.querySelectorAll('.app-part, .app-grid tbody tr')]
  const lone = parts.length ? parts : [question]
  for (const part of lone) {
    const boxes = [...part.querySelectorAll(ANSWERS)].filter((box) => isAsked(box))
    const ticks = boxes.filter((box) => isChoice(box))
    // Of a line of a grid the ticks are the answer; the text beside them depends on it.
    const counted = ticks.length ? ticks : boxes
    if (counted.length && !counted.some((box) => (isChoice(box) ? box.checked : box.value.trim()))) return counted[0]
  }
  return null
}

function isAsked(box) {
  return !box.closest('details') && !box.closest('.app-rows') && box.offsetParent !== null
}

function isChoice(box) {
  return box.type === 'radio' || box.type === 'checkbox'
}
