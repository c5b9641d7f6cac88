"""The lock of a review, where the services of this room have always looked for it."""

from audit_app.sampling.hold import hold

__all__ = ["hold"]
