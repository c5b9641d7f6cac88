"""One document, several forms: a page, and a PDF made from the same blocks."""
