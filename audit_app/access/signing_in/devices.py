"""What somebody would call the device and the place that a session came from."""

from ipaddress import ip_address

# The first that is found counts: browsers name those that they want to be taken for after their own name.
BROWSERS = {
    "Edg": "Edge",
    "OPR/": "Opera",
    "SamsungBrowser/": "Samsung Internet",
    "Firefox/": "Firefox",
    "FxiOS/": "Firefox",
    "CriOS/": "Chrome",
    "Chrome/": "Chrome",
    "Safari/": "Safari",
}
SYSTEMS = {
    "iPhone": "an iPhone",
    "iPad": "an iPad",
    "Android": "Android",
    "Windows": "Windows",
    "CrOS": "a Chromebook",
    "Mac OS X": "a Mac",
    "Linux": "Linux",
}


def in_words(user_agent: str) -> str:
    """“Edge on Windows”, from what the browser says of itself."""
    browser = next((name for sign, name in BROWSERS.items() if sign in user_agent), "A browser")
    system = next((name for sign, name in SYSTEMS.items() if sign in user_agent), "a device we do not know")
    return f"{browser} on {system}"


def place(address: str) -> str:
    """Where a session came from, as far as its address tells."""
    return "this machine" if ip_address(address).is_loopback else address
