"""Measurements beside their floor, in one run: only the ratios carry over to another machine.

Each measurement is a module, run as ``.venv/bin/python -m bench.report_tables``, in a database of its own.
"""
