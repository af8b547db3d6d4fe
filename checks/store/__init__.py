"""What a desk keeps from day to day, in SQLite or PostgreSQL; nothing leaves the machine or the database named."""

from pathlib import Path

from checks.store.articles import Articles
from checks.store.database import Database, sqlite_address
from checks.store.house import House
from checks.store.trends import Trends
from checks.store.versions import Versions


class Store:
    """Everything that is kept, in the SQLite file of `folder`, at `address`, or where the environment says."""

    def __init__(self, folder: Path | None = None, address: str | None = None) -> None:
        self.database = Database(sqlite_address(folder) if folder is not None else address)
        self.articles = Articles(self.database)
        self.versions = Versions(self.database)
        self.house = House(self.database)
        self.trends = Trends(self.database)
