"""What can go wrong, each with the next step in its message."""


class CopydeskError(Exception):
    """The job could not be done; the command exits with 2 and prints the message, or each of several on its line.

    A line break within a message is part of a name in it.
    """

    def __str__(self) -> str:
        return "\n".join(self.messages)

    @property
    def messages(self) -> tuple[str, ...]:
        """What is wrong, each with the next step."""
        return tuple(map(str, self.args)) or (type(self).__name__,)


class SettingsError(CopydeskError):
    """A setting, rule or option is unknown or has a value it cannot take."""


class SourceError(CopydeskError):
    """A file could not be found, read, decoded or written."""


class StoreError(CopydeskError):
    """The store could not be opened, read or written."""


class Unavailable(Exception):
    """Raised by a rule that cannot run now; the runner records it in `Report.skipped`.

    `required` is true where the user asked for this very service, so that going on without it is a failure.
    """

    def __init__(self, reason: str, *, required: bool = False) -> None:
        super().__init__(reason)
        self.reason = reason
        self.required = required
