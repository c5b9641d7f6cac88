// Where this device keeps drafts: a table of the browser, which is emptied when somebody signs out.

export const STORE = 'drafts'
const NAME = 'case-file-audit'

export function opened() {
  const request = indexedDB.open(NAME, 1)
  request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: 'id' })
  return done(request)
}

// Of a write this waits until it is on the disk, not only until it is under way.
export function done(request) {
  return new Promise((resolve, reject) => {
    request.onerror = () => reject(request.error)
    if (request.transaction?.mode === 'readwrite') {
      request.transaction.oncomplete = () => resolve(request.result)
      request.transaction.onabort = () => reject(request.transaction.error)
    } else {
      request.onsuccess = () => resolve(request.result)
    }
  })
}

// Of every draft on this device whose it is, of which part of which audit, and when it was last typed in. What it
// says nobody can read without its page.
export async function heldDrafts() {
  const known = (await indexedDB.databases?.()) ?? [{ name: NAME }]
  if (!known.some(({ name }) => name === NAME)) return []
  const database = await opened()
  const found = await done(database.transaction(STORE).objectStore(STORE).getAll())
  database.close()
  return found.map(({ id, at }) => {
    const [user, audit, part] = id.split('/')
    return { user, audit, part, at: new Date(at) }
  })
}
