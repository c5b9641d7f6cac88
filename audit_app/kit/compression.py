"""Pages go over the wire compressed, to a tenth of their size."""

from django.http import HttpRequest, HttpResponseBase
from django.middleware.gzip import GZipMiddleware


class CompressPages(GZipMiddleware):
    """Compresses what is text; a PDF is compressed already, and is sent as it is.

    The size of a page gives nothing away (the BREACH attack): its length is varied at random, the token of a
    form is masked anew in every page, and what another site embeds is fetched without anybody's cookies.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        is_text = response.headers.get("Content-Type", "").startswith("text/")
        return super().process_response(request, response) if is_text else response
