"""Reading the trail: who saw and changed what, who has seen a child's record, and what one did oneself.

Entries are added in every room, by ``access.trail``.
"""
