"""Nothing is reachable by accident: every address of the service says who may open it."""

from collections.abc import Iterator

from django.urls import URLPattern, URLResolver, get_resolver

from audit_app.access.gate import audience_of


def patterns(resolver: URLResolver) -> Iterator[URLPattern]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            yield from patterns(entry)
        else:
            yield entry


def test_every_view_says_who_may_open_it() -> None:
    found = list(patterns(get_resolver()))
    silent = [str(pattern.pattern) for pattern in found if audience_of(pattern.callback) is None]
    assert silent == []
    assert "sign-in/" in [str(pattern.pattern) for pattern in found]


def test_a_view_that_is_open_to_anyone_says_why() -> None:
    audiences = [audience_of(pattern.callback) for pattern in patterns(get_resolver())]
    open_views = [audience for audience in audiences if audience and not audience.needs_sign_in]
    assert open_views
    assert all(audience.why_open.endswith(".") for audience in open_views)
