"""Appendix 2a: an audit and its nine sections, and the registry of items derived from them."""
