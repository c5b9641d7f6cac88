// Once somebody has chosen which answers to keep, the draft that held theirs until then is not needed any more.

import { dropDraft } from './drafts.js';

const form = document.querySelector('form[data-chosen]')
const draft = form?.querySelector('input[name="draft"]')?.value

if (draft) form.addEventListener('submit', () => dropDraft(draft))
