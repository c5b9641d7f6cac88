"""The floor of a save: Django as it comes, with one model of ten answers, one form and one view."""
