// Warns two minutes before the session ends, and keeps what is typed when it has ended: the page is covered, and
// uncovered when the same person has signed in again in another tab. Without this script nothing saved is lost.

const WARNING = 120
const EVERY_SECOND = 1000

const dialog = document.querySelector('dialog[data-session]')
const part = (name) => dialog.querySelector(`[data-session-${name}]`)
let endsAt
let waiting

if (dialog) {
  part('stay').addEventListener('click', () => ask('POST'))
  // Whoever waves the warning away is there.
  dialog.addEventListener('cancel', (event) => {
    event.preventDefault()
    if (left() > 0) ask('POST')
  })
  // A page that saves by itself may be the first to learn that the session has ended.
  document.addEventListener('app:signed-out', () => ask('GET'))
  window.addEventListener('focus', () => {
    if (dialog.open) ask('GET')
  })
  know(Number(dialog.dataset.sessionSeconds))
}

function left() {
  return Math.ceil((endsAt - Date.now()) / EVERY_SECOND)
}

// Another tab may have been at work meanwhile, so the server is asked before anything is said.
async function ask(method) {
  const boxes = document.querySelectorAll('input[name="csrfmiddlewaretoken"]')
  const headers = method === 'POST' ? { 'X-CSRFToken': boxes[0].value } : {}
  try {
    const answer = await fetch(dialog.dataset.session, { method, headers })
    if (!answer.ok) throw new Error(answer.status)
    const { seconds, user, token } = await answer.json()
    const mine = String(user) === dialog.dataset.sessionUser
    if (mine) for (const box of boxes) box.value = token
    know(mine ? seconds : 0)
  } catch {
    // The server is away, so what was known last still stands.
    know(Math.max(left(), 0))
  }
}

function know(seconds) {
  endsAt = Date.now() + seconds * EVERY_SECOND
  clearTimeout(waiting)
  document.dispatchEvent(new CustomEvent('app:session', { detail: { isOpen: seconds > 0 } }))
  if (seconds > WARNING) {
    dialog.close()
    waiting = setTimeout(() => ask('GET'), (seconds - WARNING) * EVERY_SECOND)
  } else if (seconds > 0) {
    show('You will soon be signed out', inWords(seconds), false)
    waiting = setTimeout(count, EVERY_SECOND)
  } else {
    show(
      'You have been signed out',
      'What you typed is still on this page, but not all of it may be saved. Sign in again, then come back to this tab.',
      true
    )
  }
}

function count() {
  if (left() <= 0) {
    ask('GET')
    return
  }
  say(inWords(left()))
  waiting = setTimeout(count, EVERY_SECOND)
}

// In steps, so that a screen reader says it now and then and not every second.
function inWords(seconds) {
  const time = seconds > 60 ? 'in 2 minutes' : seconds > 20 ? 'in 1 minute' : 'in 20 seconds'
  return `To protect the records, we will sign you out ${time}. What you have typed stays on this page.`
}

function say(words) {
  if (part('words').textContent !== words) part('words').textContent = words
}

function show(title, words, over) {
  part('title').textContent = title
  part('stay').hidden = over
  part('sign-in').hidden = !over
  dialog.classList.toggle('app-session--over', over)
  if (!dialog.open) dialog.showModal()
  if (over) part('sign-in').focus()
  say(words)
}
