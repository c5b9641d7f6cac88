import gzip
from typing import Any

from django.http import HttpResponse, HttpResponseBase
from django.test import RequestFactory

from audit_app.kit.compression import CompressPages

PAGE = b"<p>The plan is reviewed.</p>" * 100


def answer(accepts: str, content_type: str = "text/html; charset=utf-8", content: bytes = PAGE) -> Any:
    def view(_request: Any) -> HttpResponseBase:
        return HttpResponse(content, content_type=content_type)

    return CompressPages(view)(RequestFactory().get("/", headers={"accept-encoding": accepts}))


def test_a_page_is_sent_compressed_and_reads_the_same() -> None:
    response = answer("gzip, deflate, br")
    assert response.headers["Content-Encoding"] == "gzip"
    assert len(response.content) < len(PAGE) / 5
    assert gzip.decompress(response.content) == PAGE


def test_whoever_cannot_read_it_compressed_is_sent_the_page_as_it_is() -> None:
    response = answer("identity")
    assert "Content-Encoding" not in response.headers
    assert response.content == PAGE


def test_a_pdf_is_not_compressed_a_second_time() -> None:
    assert "Content-Encoding" not in answer("gzip", "application/pdf").headers


def test_the_length_of_a_page_varies_though_its_text_does_not() -> None:
    assert len({len(answer("gzip").content) for _ in range(30)}) > 1
