"""One document, several forms: a page, and files made from the same blocks."""
