// What was typed and is not sent yet, kept on this device so that it outlives a crash, a lost network and a session.
// It is encrypted under a key that comes with the page and stays in its memory. Each window keeps a draft of its own;
// a draft whose window is gone is taken up by the next that opens the same page.

import { newName } from './post.js';
import { STORE, done, opened } from './store.js';

export async function openDrafts(key, place) {
  try {
    const drafts = new Drafts(await opened(), await imported(key), place)
    await drafts.claim(drafts.id)
    return drafts
  } catch {
    // A private window, or a page that does not come by HTTPS: what is typed stays in the page's memory.
    return null
  }
}

export async function dropDraft(id) {
  await done((await opened()).transaction(STORE, 'readwrite').objectStore(STORE).delete(id))
}

class Drafts {
  constructor(database, key, place) {
    Object.assign(this, { database, key, place })
    this.id = `${place}/${newName()}`
    this.isHeld = true
  }

  // Of what is to be kept in quick succession, the last is written; null takes the draft away.
  keep(content) {
    this.latest = content
    this.writing ??= this.write().finally(() => {
      this.writing = null
    })
    return this.writing
  }

  // The oldest draft of this page that no window holds any more, or null.
  async adopt() {
    const found = await done(this.store('readonly').getAll(IDBKeyRange.bound(`${this.place}/`, `${this.place}/\uffff`)))
    for (const record of found.sort((one, other) => one.at - other.at)) {
      if (record.id === this.id || !(await this.claim(record.id))) continue
      const content = await this.unsealed(record).catch(() => null)
      if (!content) continue
      this.adopted = record.id
      return content
    }
    return null
  }

  // Holds a draft for as long as the window is open; false where another window does.
  claim(id) {
    return new Promise((resolve) => {
      navigator.locks.request(`draft ${id}`, { ifAvailable: true }, (lock) => {
        resolve(Boolean(lock))
        return lock ? new Promise(() => {}) : undefined
      })
    })
  }

  async write() {
    let content
    do {
      content = this.latest
      try {
        await this.put(content && (await this.sealed(content)))
        this.isHeld = true
      } catch {
        // The device is full, or somebody has signed out in another window, which empties it.
        this.isHeld = false
      }
    } while (content !== this.latest)
  }

  async put(record) {
    const store = this.store('readwrite')
    if (this.adopted) store.delete(this.adopted)
    await done(record ? store.put(record) : store.delete(this.id))
    this.adopted = undefined
  }

  store(mode) {
    return this.database.transaction(STORE, mode, { durability: 'strict' }).objectStore(STORE)
  }

  async sealed(content) {
    const iv = crypto.getRandomValues(new Uint8Array(12))
    const sealed = await crypto.subtle.encrypt(this.cipher(iv), this.key, new TextEncoder().encode(JSON.stringify(content)))
    return { id: this.id, at: Date.now(), iv, sealed }
  }

  async unsealed({ iv, sealed }) {
    return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt(this.cipher(iv), this.key, sealed)))
  }

  cipher(iv) {
    return { name: 'AES-GCM', iv, additionalData: new TextEncoder().encode(this.place) }
  }
}

function imported(key) {
  const bytes = Uint8Array.from(atob(key), (character) => character.charCodeAt(0))
  return crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt'])
}
