// Shows how far the work on a list is, and goes on to the next page when it is done. Without this script the page
// loads itself anew.

const EVERY = 1000

const place = document.querySelector('[data-progress]')
const bar = document.querySelector('[data-progress-bar]')
const words = document.querySelector('[data-progress-words]')

if (place) setTimeout(ask, EVERY)

async function ask() {
  try {
    const answer = await fetch(place.dataset.progress)
    if (!answer.ok) throw new Error(answer.status)
    const { percent, said, next } = await answer.json()
    if (next) {
      window.location.assign(next)
      return
    }
    if (bar) bar.value = percent
    // What has not changed is not said again by a screen reader.
    if (words.textContent !== said) words.textContent = said
  } catch {
    // The server is away, or the session has ended; what was shown last stands until it answers.
  }
  setTimeout(ask, EVERY)
}
