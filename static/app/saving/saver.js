// Keeps a section saved: what was typed is sent after a pause, one save at a time and in order, until the server
// has said that it is kept. What is unsent lies in the drafts of this device, if there are any.

import { fillIn, hasFocus, inWords, itemsOf, loadedItemsOf, takeOver } from './boxes.js';
import { clearErrors, showError } from './errors.js';
import { newName, post } from './post.js';

const PAUSE = 800
const LONGEST = 5_000
const FIRST_RETRY = 2_000
const LAST_RETRY = 30_000

export class Saver {
  constructor(form, status, drafts, onRefusal) {
    Object.assign(this, { form, status, drafts, onRefusal })
    this.revision = Number(form.dataset.savingRevision)
    // By ref, as text: what the server is known to hold, and what it has refused.
    this.known = new Map()
    if (!('savingTyped' in form.dataset)) {
      for (const [ref, held] of loadedItemsOf(form)) this.known.set(ref, JSON.stringify(held))
    }
    this.refused = new Map()
    this.contested = new Set()
    this.errors = []
    this.outgoing = null
    this.toTakeOver = null
    this.retry = FIRST_RETRY
  }

  // What differs from what the server is known to hold, in the order of the page.
  unsent() {
    return new Map([...itemsOf(this.form)].filter(([ref, held]) => JSON.stringify(held) !== this.known.get(ref)))
  }

  typed() {
    if (this.isOver) return
    const unsent = this.unsent()
    if (!unsent.size) return
    this.keep()
    if (!this.isWaiting && [...unsent].some((each) => this.isNew(each))) this.status.saving()
    this.since ??= Date.now()
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.send(), Date.now() - this.since > LONGEST ? 0 : PAUSE)
  }

  keep() {
    const items = Object.fromEntries(this.unsent())
    const isEmpty = !this.outgoing && !Object.keys(items).length
    return this.drafts?.keep(isEmpty ? null : { revision: this.base(), outgoing: this.outgoing, items })
  }

  get isKeptOnDevice() {
    return Boolean(this.drafts?.isHeld)
  }

  // The revision over which everything on the page was typed, also what is still to be chosen between.
  base() {
    return this.contested.size ? this.held : this.revision
  }

  // One run at a time; whoever asks meanwhile waits for the run that is under way.
  send() {
    clearTimeout(this.pause)
    this.running ??= this.run().finally(() => {
      this.running = null
      this.keep()
    })
    return this.running
  }

  async run() {
    this.since = undefined
    this.isWaiting = false
    while (!this.isOver && (await this.takeOverNow())) {
      this.outgoing ??= this.next()
      if (!this.outgoing) break
      this.status.saving()
      this.keep()
      this.asked = Date.now()
      const { outcome, told } = await post(this.form, this.outgoing)
      if (!(await this.answered(outcome, told))) return
    }
  }

  next() {
    const unsent = [...this.unsent()].filter(([ref]) => !this.contested.has(ref))
    if (!unsent.some((each) => this.isNew(each))) return null
    return { name: newName(), revision: this.revision, items: Object.fromEntries(unsent) }
  }

  isNew([ref, held]) {
    return !this.contested.has(ref) && JSON.stringify(held) !== this.refused.get(ref)
  }

  // Whether there is anything more to do now.
  async answered(outcome, told) {
    this.isWaiting = outcome === 'away' || outcome === 'signed out'
    if (this.isWaiting) {
      await this.keep()
      this.status.waits(this.isKeptOnDevice, told.reason)
      if (outcome === 'away') this.tryAgain()
      else document.dispatchEvent(new CustomEvent('app:signed-out'))
      return false
    }
    this.retry = FIRST_RETRY
    const sent = this.outgoing
    this.outgoing = null
    if (outcome === 'kept') this.kept(sent, told)
    else if (outcome === 'contested') this.conflict(told)
    else this.over(told.reason)
    return true
  }

  // Somebody is known to be signed in; should the server not think so, it is not asked over and over.
  resume() {
    if (!this.isWaiting) return
    if (Date.now() - this.asked < FIRST_RETRY) this.tryAgain()
    else this.send()
  }

  tryAgain() {
    clearTimeout(this.pause)
    this.pause = setTimeout(() => this.send(), this.retry)
    this.retry = Math.min(this.retry * 2, LAST_RETRY)
  }

  kept(sent, told) {
    for (const [ref, held] of Object.entries(sent.items)) {
      const isKept = told.saved.includes(ref)
      const place = isKept ? this.known : this.refused
      place.set(ref, JSON.stringify(held))
      if (isKept) this.refused.delete(ref)
      clearErrors(this.form, ref)
    }
    this.errors = told.errors
    this.showErrors()
    this.moveOn(told)
    this.at = told.at ?? this.at
    this.tell()
    this.sayDates(told)
  }

  conflict(told) {
    if (!this.contested.size) this.held = this.revision
    for (const { ref } of told.differences) this.contested.add(ref)
    this.elsewhere = told.elsewhere
    this.moveOn(told)
    this.tell()
    this.sayDates(told)
  }

  sayDates({ dates }) {
    this.form.dispatchEvent(new CustomEvent('app:dates', { detail: dates ?? {} }))
  }

  // The revision moves on only once what was saved elsewhere stands on the page too.
  moveOn({ revision, theirs, said }) {
    this.toTakeOver = { revision, refs: theirs.filter((ref) => !this.contested.has(ref)), said }
    if (!this.toTakeOver.refs.length) this.stand(revision)
  }

  async takeOverNow() {
    if (!this.toTakeOver) return true
    const { revision, refs, said } = this.toTakeOver
    try {
      const page = await fetch(window.location.pathname, { redirect: 'error' })
      if (!page.ok) throw new Error(page.status)
      const fresh = new DOMParser().parseFromString(await page.text(), 'text/html')
      this.takeOver(fresh.querySelector('form[data-saving]'), refs)
    } catch {
      this.isWaiting = true
      this.status.waits(this.isKeptOnDevice)
      this.tryAgain()
      return false
    }
    this.status.say(said)
    this.stand(revision)
    this.tell()
    return true
  }

  takeOver(fresh, refs) {
    const unsent = this.unsent()
    for (const ref of refs) {
      if (unsent.has(ref)) {
        // It was typed in after it was sent, so both sides have changed it.
        if (!this.contested.size) this.held = this.revision
        this.contested.add(ref)
      } else {
        takeOver(this.form, fresh, ref)
        this.known.set(ref, JSON.stringify(itemsOf(this.form).get(ref)))
      }
    }
  }

  stand(revision) {
    this.revision = revision
    this.toTakeOver = null
    // Sent by its buttons, the page must still be told of what is to be chosen.
    this.form.elements.revision.value = this.base()
  }

  tell() {
    const unsent = this.unsent()
    const except = [...this.refused.keys()].filter((ref) => unsent.has(ref))
    if (this.contested.size) this.status.contested(this.elsewhere ?? 'Changed in another window', [...this.contested])
    else if (this.at) this.status.saved(this.at, except)
    this.status.offerChoice(this.contested.size > 0)
  }

  // What is wrong with an answer is not said while somebody is still writing it.
  showErrors() {
    this.errors = this.errors.filter(({ id, ref, text }) => {
      if (hasFocus(this.form, ref)) return true
      showError(id, text)
      return false
    })
  }

  over(reason) {
    this.isOver = true
    this.status.refused()
    const refs = [...this.unsent().keys()]
    this.onRefusal(reason, refs.map((ref) => inWords(this.form, ref)).join('\n\n'))
  }

  // Puts back what an earlier page of this device had not sent, over the revision on which it was typed.
  restore({ revision, outgoing, items }) {
    // Sent as it is before anything that is typed on top of it: it may have arrived already.
    this.outgoing = outgoing ?? { name: newName(), revision, items }
    const before = this.unsent()
    for (const [ref, held] of Object.entries(items)) fillIn(this.form, ref, held)
    const brought = [...this.unsent().keys()].filter((ref) => !before.has(ref))
    this.revision = Math.min(this.revision, revision)
    this.form.elements.revision.value = this.base()
    return brought
  }
}
