"""What `copydesk check --record` keeps, so that CI feeds the trends of the dashboard."""

from collections.abc import Callable

from checks.core.errors import CopydeskError, StoreError
from checks.core.report import Report

Keep = Callable[[Report, str], None]
"""Keeps a report as one of a desk."""


def recorder(fail: Callable[[CopydeskError], None]) -> Keep:
    """Opens the store. Raises StoreError where it cannot be opened.

    What it does not take is told to `fail`; the run then goes on without it, and its reports still come.
    """
    from checks.store import Store
    from checks.store.recording import record

    store: Store | None = Store()

    def keep(report: Report, desk: str) -> None:
        nonlocal store
        try:
            if store is not None:
                record(store, report, desk)
        except StoreError as error:
            store = None
            fail(error)

    return keep
