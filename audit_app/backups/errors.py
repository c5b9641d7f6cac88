"""The one way in which a backup or a restore says that it did not happen."""


class BackupError(Exception):
    """Nothing was made or replaced; the message is a sentence for whoever gave the command."""
