"""What every address is expected to answer to everybody: written down by hand, and held against the service.

It is written beside the code and not read off it, so that a view that opens too far differs from it.
"""
