// The boxes of a form, gathered by the item that they belong to: read, filled in again, and put into words.

import { showRows } from '../rows.js';

const BEYOND_REF = /-[0-9]{1,4}-.*|_[012]$/
const CHOICES = ['radio', 'checkbox']

export function refOf(name) {
  return name.replace(BEYOND_REF, '')
}

export function boxesOf(form, ref) {
  return [...form.elements].filter((box) => isBox(box) && (!ref || refOf(box.name) === ref))
}

// By ref, what is typed now: the values of each box by its name. A list without a row is an item too.
export function itemsOf(form) {
  return gathered(form, (box) => (isChoice(box) ? box.checked : true), (box) => box.value)
}

// The same as the server sent it, whatever a browser or a person has put into the boxes since.
export function loadedItemsOf(form) {
  return gathered(form, (box) => (isChoice(box) ? box.defaultChecked : true), (box) => box.defaultValue)
}

export function fillIn(form, ref, held) {
  const list = listOf(form, ref)
  if (list) showRows(list, numbersIn(held))
  for (const box of boxesOf(form, ref)) {
    const values = held[box.name] ?? []
    if (isChoice(box)) box.checked = values.includes(box.value)
    else box.value = values[0] ?? ''
  }
  boxesOf(form, ref)[0]?.dispatchEvent(new Event('change', { bubbles: true }))
}

// Puts an item as another copy of the page shows it in the place of what stands here, and keeps the focus.
export function takeOver(form, fresh, ref) {
  const list = listOf(form, ref)
  if (list) {
    const focused = list.contains(document.activeElement) ? document.activeElement.id : ''
    const newer = document.adoptNode(listOf(fresh, ref))
    list.replaceWith(newer)
    document.dispatchEvent(new CustomEvent('app:rows', { detail: newer }))
    if (focused) document.getElementById(focused)?.focus({ preventScroll: true })
  }
  for (const box of list ? [] : boxesOf(form, ref)) {
    const newer = boxesOf(fresh, ref).find((each) => each.id === box.id)
    if (!newer) continue
    if (isChoice(box)) box.checked = box.defaultChecked = newer.defaultChecked
    else box.value = box.defaultValue = newer.defaultValue
  }
  boxesOf(form, ref)[0]?.dispatchEvent(new Event('change', { bubbles: true }))
}

// An answer as a person reads it, for whoever has to carry it elsewhere.
export function inWords(form, ref) {
  const given = boxesOf(form, ref).filter((box) => (isChoice(box) ? box.checked : box.value))
  const words = given.map((box) => (isChoice(box) ? box.labels[0]?.textContent.trim() : box.value))
  return `${ref}: ${words.join(' ') || 'no answer'}`
}

export function hasFocus(form, ref) {
  const focused = document.activeElement
  return Boolean(listOf(form, ref)?.contains(focused)) || boxesOf(form, ref).includes(focused)
}

function gathered(form, counts, value) {
  const items = new Map([...form.querySelectorAll('[data-rows]')].map((list) => [list.dataset.rows, {}]))
  for (const box of boxesOf(form)) {
    const ref = refOf(box.name)
    const held = items.get(ref) ?? {}
    items.set(ref, held)
    if (counts(box)) (held[box.name] ??= []).push(value(box))
  }
  return items
}

function isBox(box) {
  return box.name && box.type !== 'hidden' && box.matches('input, textarea, select')
}

function isChoice(box) {
  return CHOICES.includes(box.type)
}

function listOf(form, ref) {
  return [...form.querySelectorAll('[data-rows]')].find((list) => list.dataset.rows === ref)
}

function numbersIn(held) {
  return [...new Set(Object.keys(held).map((name) => Number(/-([0-9]{1,4})-/.exec(name)[1])))]
}
