// Says in one line how the saving stands, and what to do where somebody has to do something.

export class Status {
  constructor(place) {
    this.words = place.querySelector('[data-saving-words]')
    this.aloud = place.querySelector('[data-saving-aloud]')
    this.choose = place.querySelector('[data-saving-choose]')
    this.said = place.querySelector('[data-saving-said]')
    place.hidden = false
  }

  // Seen and not read out: it comes and goes with every pause.
  saving() {
    this.words.textContent = 'Saving'
  }

  saved(at, except) {
    this.write(except.length ? `Saved at ${at}, except ${listed(except)}` : `Saved at ${at}`)
  }

  waits(isKept, why) {
    const where = isKept
      ? 'Kept on this device, will be sent'
      : 'Not saved yet: kept on this page only, so do not close it. It will be sent'
    this.write(why ? `${why} ${where}` : where)
  }

  refused() {
    this.write('Not saved: the top of this page says why')
  }

  contested(words, refs) {
    this.write(`${words}: ${listed(refs)}`)
  }

  offerChoice(isOffered) {
    this.choose.hidden = !isOffered
  }

  // What others saved and what was brought back stays to be read, beside the line that changes.
  say(words) {
    if (words) this.said.textContent = words
  }

  write(words) {
    this.words.textContent = words
    if (this.aloud.textContent !== words) this.aloud.textContent = words
  }
}

export function listed(refs) {
  return refs.length > 1 ? `${refs.slice(0, -1).join(', ')} and ${refs.at(-1)}` : refs.join('')
}
