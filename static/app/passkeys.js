// Asks the browser to make a passkey or to show one, and sends its answer back in a hidden field. What the server
// wants of it stands in the page, or is fetched where nobody is known yet.

const TROUBLE = {
  unsupported: 'This browser cannot use passkeys. Use another way.',
  NotAllowedError: 'No passkey was used. Try again, or use another way.',
  SecurityError: 'Passkeys work only at an address with a name, such as localhost. Use another way.',
  InvalidStateError: 'This device holds a passkey for your account already.',
}

for (const form of document.querySelectorAll('form[data-passkey]')) {
  form.addEventListener('submit', async (event) => {
    event.preventDefault()
    const trouble = form.querySelector('[data-passkey-trouble]')
    trouble.textContent = ''
    try {
      const credential = await ask(form.dataset.passkey, await options(form), form.elements.passwordless?.checked)
      form.elements.credential.value = JSON.stringify(credential)
      form.submit()
    } catch (error) {
      trouble.textContent = TROUBLE[error.name] ?? TROUBLE[error.message] ?? TROUBLE.NotAllowedError
    }
  })
}

async function options(form) {
  const address = form.dataset.passkeyOptions
  if (!address) return JSON.parse(form.querySelector('#passkey-options').textContent).publicKey
  const answer = await fetch(address, { headers: { Accept: 'application/json' } })
  return (await answer.json()).request_options.publicKey
}

function ask(what, publicKey, alone) {
  if (!window.PublicKeyCredential?.parseCreationOptionsFromJSON) throw new Error('unsupported')
  return what === 'create' ? create(publicKey, alone) : show(publicKey)
}

async function create(publicKey, alone) {
  publicKey.authenticatorSelection = {
    ...publicKey.authenticatorSelection,
    residentKey: alone ? 'required' : 'discouraged',
    requireResidentKey: Boolean(alone),
    userVerification: alone ? 'required' : 'preferred',
  }
  const made = await navigator.credentials.create({
    publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(publicKey),
  })
  return made.toJSON()
}

async function show(publicKey) {
  const shown = await navigator.credentials.get({
    publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(publicKey),
  })
  return shown.toJSON()
}
