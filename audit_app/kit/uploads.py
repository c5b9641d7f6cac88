"""Files that browsers send: taken only by views that say so, and only in memory.

What is uploaded may say who children are, so it never lies in a temporary file on the disk.
"""

from __future__ import annotations

from collections.abc import Callable
from io import BytesIO
from typing import Any, TypeVar

from django.core.files.uploadedfile import InMemoryUploadedFile, UploadedFile
from django.core.files.uploadhandler import FileUploadHandler, SkipFile
from django.http import HttpRequest, HttpResponseBase

View = TypeVar("View", bound=Callable[..., HttpResponseBase])


def takes_file(most: int) -> Callable[[View], View]:
    """For a view whose form has a file in it, of at most so many bytes."""

    def state(view: View) -> View:
        view.takes_file = most  # type: ignore[attr-defined]
        return view

    return state


def is_too_large(request: HttpRequest) -> bool:
    """Whether a file came that was larger than the view takes; nothing of it was kept."""
    return getattr(request, "file_too_large", False)


class InMemoryWhereTaken(FileUploadHandler):
    """Keeps a file in memory for a view that takes one; of what is too large it keeps nothing."""

    def new_file(self, *args: Any, **kwargs: Any) -> None:
        super().new_file(*args, **kwargs)
        match = getattr(self.request, "resolver_match", None)
        self.most = getattr(match.func, "takes_file", 0) if match else 0
        if not self.most:
            raise SkipFile
        self.content, self.size = BytesIO(), 0

    def receive_data_chunk(self, raw_data: bytes, start: int) -> None:
        self.size += len(raw_data)
        if self.size <= self.most:
            self.content.write(raw_data)
        elif self.request is not None:
            self.request.file_too_large = True  # type: ignore[attr-defined]
            self.content = BytesIO()

    def file_complete(self, file_size: int) -> UploadedFile | None:
        if self.size > self.most:
            return None
        self.content.seek(0)
        return InMemoryUploadedFile(
            file=self.content,
            field_name=self.field_name or "",
            name=self.file_name or "",
            content_type=self.content_type or "",
            size=file_size,
            charset=self.charset,
            content_type_extra=self.content_type_extra,
        )
