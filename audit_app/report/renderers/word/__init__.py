"""The document as a Word file (Office Open XML): real headings, lists, tables and fields, without a template.

The file is written part by part, so that it holds what is meant and nothing besides; ``markup`` makes
elements, ``styles`` says how each kind of block looks, ``package`` puts the parts into one file.
"""

from audit_app.report.renderers.word.making import word_of

__all__ = ["word_of"]
