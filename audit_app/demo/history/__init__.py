"""A seeded generator of case histories: what happened, how it was recorded, and what an assessor reads.

Nothing here throws a coin for an item of the tool. A family has its troubles, a worker and a supervisor their
strengths; a course follows from them, with dates that fit the working calendar, and a record follows from the
course. The answers and the comments are then read off the record.
"""
