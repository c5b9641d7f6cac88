// Sends one save and tells what came of it: 'kept', 'contested', 'refused', 'signed out' or 'away'.

const PATIENCE = 30_000
// Of what is under way when a page is left, browsers let no more than 64 kB arrive.
const MOST_AFTER_LEAVING = 60_000

export function newName() {
  if (crypto.randomUUID) return crypto.randomUUID()
  const hex = [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, '0')).join('')
  return hex.replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5')
}

export async function post(form, save) {
  const body = new Blob([JSON.stringify(save)], { type: 'application/json' })
  try {
    const answer = await fetch(form.dataset.saving, {
      method: 'POST',
      headers: { 'X-CSRFToken': form.elements.csrfmiddlewaretoken.value },
      body,
      redirect: 'manual',
      keepalive: body.size < MOST_AFTER_LEAVING,
      signal: AbortSignal.timeout?.(PATIENCE),
    })
    const told = isJson(answer) ? await answer.json() : {}
    return { outcome: outcomeOf(answer), told }
  } catch {
    return { outcome: 'away', told: {} }
  }
}

function outcomeOf(answer) {
  if (answer.ok) return isJson(answer) ? 'kept' : 'away'
  if (answer.status === 409) return 'contested'
  if (answer.status >= 500 || answer.status === 429) return 'away'
  // A page that was open when somebody signed in again has a token of the session before.
  if (answer.type === 'opaqueredirect' || (answer.status === 403 && !isJson(answer))) return 'signed out'
  return 'refused'
}

function isJson(answer) {
  return (answer.headers.get('Content-Type') ?? '').startsWith('application/json')
}
