"""Reading a file that nobody vouches for: what kind it is, its sheets, its heading and its rows.

Everything here runs in a process of its own, without Django and within limits (see ``process``).
"""
