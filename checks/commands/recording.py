"""What `copydesk check --record` keeps, so that CI feeds the trends of the dashboard."""

from collections.abc import Callable

from checks.core.errors import CopydeskError
from checks.core.report import Report

Keep = Callable[[Report, str], None]
"""Keeps a report as one of a desk."""


def recorder() -> Keep:
    """Opens the store. Raises CopydeskError where it cannot be opened, and when it cannot be written."""
    from sqlalchemy.exc import SQLAlchemyError

    from checks.store import Store
    from checks.store.recording import record

    try:
        store = Store()
    except (SQLAlchemyError, OSError) as error:
        raise CopydeskError(f"the store cannot be opened: {_short(error)}") from error

    def keep(report: Report, desk: str) -> None:
        try:
            record(store, report, desk)
        except SQLAlchemyError as error:
            raise CopydeskError(f"the store cannot be written: {_short(error)}") from error

    return keep


def _short(error: Exception) -> str:
    return str(error).partition("\n")[0]
