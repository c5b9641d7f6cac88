"""From a history to the answers of the tool, one module a section: read off, never made up here."""
