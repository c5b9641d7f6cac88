"""The report as slides for its board (Office Open XML), with charts that PowerPoint draws itself.

``contents`` says what is shown and ``fitting`` what fits, ``theme`` how it looks, ``native`` makes charts of
numbers, and ``making`` puts the parts into one file.
"""

from audit_app.report.renderers.slides.contents import Edition
from audit_app.report.renderers.slides.making import slides_of

__all__ = ["Edition", "slides_of"]
