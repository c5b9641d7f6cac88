"""The data map: every field of every table, what is held in it, why, how long, and how it is made harmless.

A model says of its own fields what kind of data they hold, in an inner class ``Held``; ``kinds`` says the
rest of each kind. Questions of the tool and links between tables need no line. Erasing and the scrubbed copy
go by the same declarations, so a new field is covered once it is declared, and until then the suite fails.
"""

from audit_app.keeping.data_map.fields import HeldField, fields_of, held_models

__all__ = ["HeldField", "fields_of", "held_models"]
