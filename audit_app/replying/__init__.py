"""The right of reply: those who worked on a case read a summary of its audit by a link, and answer to it."""
