import pytest

from audit_app.access.signing_in.devices import in_words, place

WINDOWS = "Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)"


@pytest.mark.parametrize(
    ("said", "words"),
    [
        (f"{WINDOWS} Chrome/140.0.0.0 Safari/537.36 Edg/140.0.0.0", "Edge on Windows"),
        (f"{WINDOWS} Chrome/140.0.0.0 Safari/537.36", "Chrome on Windows"),
        ("Mozilla/5.0 (X11; Linux x86_64; rv:143.0) Gecko/20100101 Firefox/143.0", "Firefox on Linux"),
        (
            "Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/19.0 Safari/605.1.15",
            "Safari on a Mac",
        ),
        (
            "Mozilla/5.0 (iPhone; CPU iPhone OS 19_0 like Mac OS X) CriOS/140.0 Safari/604.1",
            "Chrome on an iPhone",
        ),
        (
            "Mozilla/5.0 (Linux; Android 16) SamsungBrowser/29.0 Chrome/136.0 Safari/537.36",
            "Samsung Internet on Android",
        ),
        ("Mozilla/5.0 (X11; CrOS x86_64 14541.0.0) Chrome/140.0 Safari/537.36", "Chrome on a Chromebook"),
        ("", "A browser on a device we do not know"),
        ("curl/8.5", "A browser on a device we do not know"),
    ],
)
def test_a_browser_is_named_as_people_know_it(said: str, words: str) -> None:
    assert in_words(said) == words


@pytest.mark.parametrize(
    ("address", "words"),
    [("127.0.0.1", "this machine"), ("::1", "this machine"), ("192.0.2.7", "192.0.2.7")],
)
def test_an_address_of_the_machine_itself_is_called_that(address: str, words: str) -> None:
    assert place(address) == words
