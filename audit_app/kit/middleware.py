"""The first look at what a request says, and what every answer says to the browser."""

from collections.abc import Callable
from urllib.parse import unquote_to_bytes

from django.core.exceptions import RequestDataTooBig
from django.http import HttpRequest, HttpResponse, HttpResponseNotAllowed, RawPostDataException
from django.template.loader import render_to_string

GetResponse = Callable[[HttpRequest], HttpResponse]
METHODS = ("GET", "HEAD", "POST")
FORM = "application/x-www-form-urlencoded"


class RefuseUnreadable:
    """Answers what is not readable text with a sentence, before anything else trips over it.

    Django takes a form's charset from the sender and fails while it words the error; PostgreSQL refuses NUL;
    a plain view function would answer TRACE.
    """

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.method not in METHODS:
            return HttpResponseNotAllowed(METHODS)
        if reason := _unreadable(request):
            return HttpResponse(render_to_string("errors/400.html", {"reason": reason}), status=400)
        return self.get_response(request)


def _unreadable(request: HttpRequest) -> str:
    charset = request.content_params.get("charset", "utf-8") if request.content_params else "utf-8"
    if charset.lower().replace("_", "-") not in ("utf-8", "utf8"):
        return "The form was sent in a character set other than UTF-8. Nothing has been saved."
    address = f"{request.path}?{request.META.get('QUERY_STRING', '')}"
    if not _is_text(address.encode("utf-8", "surrogateescape")):
        return "The address contains something that is not text."
    try:
        if request.method == "POST" and request.content_type == FORM and not _is_text(request.body):
            return "The form contains something that is not text. Nothing has been saved."
    except (RequestDataTooBig, RawPostDataException):
        return "The form is larger than this service can take. Nothing has been saved."
    return ""


def _is_text(encoded: bytes) -> bool:
    decoded = unquote_to_bytes(encoded)
    try:
        decoded.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return b"\0" not in decoded


class ExplainNotAllowed:
    """Whoever reloads what a button had sent would otherwise see nothing but the browser's own error."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        if request.method == "GET" and isinstance(response, HttpResponseNotAllowed):
            response.content = render_to_string("errors/405.html", request=request)
        return response


class KeepNothing:
    """Asks browsers not to keep pages, which may be about a child, and to offer them no devices."""

    def __init__(self, get_response: GetResponse) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.headers.setdefault("Cache-Control", "no-store")
        response.headers.setdefault(
            "Permissions-Policy", "camera=(), geolocation=(), microphone=(), payment=(), usb=()"
        )
        return response
