// The keys that lead through an audit, their list, and whether they are on. Without this script there are none,
// and everything they do can be done by Tab and by the links of the page.

import { answer, walk } from './answering.js';
import { openQuestions, focusOn, questionAt } from './questions.js';

const dialog = document.querySelector('dialog[data-shortcuts]')
const TYPED_IN = 'textarea, select, input:not([type="radio"], [type="checkbox"], [type="button"], [type="submit"])'
const PASSED_BY = '.app-clear, .app-comment summary, .app-guidance summary'

// Some browsers allow a page to keep nothing; then what was chosen lasts as long as the page.
const here = {}

const DOES = {
  '?': () => open(),
  '/': () => goTo(),
  ']': (at) => step(at, 1),
  '[': (at) => step(at, -1),
  ';': (at) => comment(at),
}

if (dialog) {
  const opener = document.querySelector('[data-shortcuts-open]')
  opener.hidden = false
  opener.addEventListener('click', open)
  dialog.querySelector('[data-shortcuts-close]').addEventListener('click', () => dialog.close())
  keep('data-shortcuts-on', 'shortcuts', 'on')
  keep('data-shortcuts-paper', 'paper', 'off', passBy)
  document.addEventListener('keydown', pressed)
}

function pressed(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing || dialog.open) return
  if (remembered('shortcuts', 'on') !== 'on' || event.target.matches(TYPED_IN)) return
  if (document.querySelector('dialog[open]') || event.target.isContentEditable) return
  const does = DOES[event.key]
  const isDone = does ? does(event.target) !== false : answer(event.target, event.key) || walk(event.target, event.key)
  if (isDone) event.preventDefault()
}

function open() {
  dialog.showModal()
  dialog.querySelector('h2').focus()
}

function goTo() {
  const box = document.querySelector('#go-to')
  box?.focus()
  box?.select()
  return Boolean(box)
}

// From where the focus is, and round once the end is reached.
function step(at, way) {
  const found = openQuestions()
  if (!found.length) return false
  const ahead = found.filter((each) => isPast(each, questionAt(at), way))
  focusOn(way > 0 ? (ahead[0] ?? found[0]) : (ahead.at(-1) ?? found.at(-1)))
}

function isPast(question, from, way) {
  if (!from) return true
  const place = from.compareDocumentPosition(question)
  return Boolean(place & (way > 0 ? Node.DOCUMENT_POSITION_FOLLOWING : Node.DOCUMENT_POSITION_PRECEDING))
}

function comment(at) {
  const box = questionAt(at)?.querySelector('.app-comment')
  if (!box) return false
  box.open = true
  box.querySelector('textarea').focus()
}

// Somebody who keys in from paper asked for it: what Tab passes by then has a key of its own, or the mouse.
function passBy(isOn) {
  const boxes = [...document.querySelectorAll('form[data-questions] input[type="checkbox"]')]
  const others = boxes.filter((box, place) => box.name === boxes[place - 1]?.name)
  for (const each of [...document.querySelectorAll(PASSED_BY), ...others]) {
    if (isOn) each.tabIndex = -1
    else each.removeAttribute('tabindex')
  }
}

function keep(box, name, usual, then = () => {}) {
  const input = dialog.querySelector(`[${box}]`)
  input.checked = remembered(name, usual) === 'on'
  then(input.checked)
  input.addEventListener('change', () => {
    remember(name, input.checked ? 'on' : 'off')
    then(input.checked)
  })
}

function remembered(name, usual) {
  try {
    return here[name] ?? localStorage.getItem(`reading.${name}`) ?? usual
  } catch {
    return usual
  }
}

function remember(name, value) {
  here[name] = value
  try {
    localStorage.setItem(`reading.${name}`, value)
  } catch {
    // It lasts as long as the page.
  }
}
