"""The assessors' comments, written from the history: one module a section of the tool."""
