// Starts every component that stands on the page; what a later script adds to the page it starts itself.
import { createAll, initAll, Checkboxes, Radios } from 'govuk-frontend'

initAll()

export { createAll, Checkboxes, Radios }
