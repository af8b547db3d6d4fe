"""What runs here, what does not and how to get it, what is kept, and how to delete it."""

import platform
import shutil
from datetime import timedelta
from importlib import metadata
from pathlib import Path

import streamlit as st

from checks.core.errors import CopydeskError
from checks.core.loopback import WHO_COMES_IN
from checks.core.registry import all_rules
from checks.core.settings import OFF
from checks.files import languagetool_server as server
from checks.files import settings_file
from checks.rules.engines import languagetool as checker
from checks.store.articles import now
from checks.store.database import ADDRESS, FILE, FOLDER, data_folder
from checks.store.queries import Query
from checks.ui.app import house, session
from checks.ui.app.admission import is_open
from checks.ui.widgets.figures import figures, line
from checks.ui.widgets.look import look
from checks.ui.widgets.plain import plain

PACKAGES = ("copydesk", "streamlit", "plotly", "sqlalchemy", "alembic", "language-tool-python", "textstat", "numpy")


def health() -> None:
    """The page."""
    look()
    st.title("Health")
    _running()
    _grammar()
    _kept()
    _versions()


def _running() -> None:
    st.header("What runs")
    settings, wrong = house.settings()
    rules = all_rules()
    asked = {rule.id for rule in settings.rules()}
    where = settings_file.shown(house.path()) if house.path().is_file() else "none yet; the page Rules makes one"
    built_in = [rule for rule in rules if rule.asked_by is None]
    rows = [
        ("Built-in rules", f"{sum(rule.id in asked for rule in built_in)} of {len(built_in)} are on"),
        ("Readability", "measured when the page Readability asks for it, and behind the desk"),
        ("Settings file", where),
        ("Network", "nothing is asked of another host"),
        ("Who comes in", f"everybody: {WHO_COMES_IN}" if is_open() else "this machine only"),
    ]
    figures("What runs", [{"Part": name, "State": state} for name, state in rows])
    if wrong:
        st.error(f"The settings file cannot be read, so the built-in settings hold: {plain(wrong)}")


def _grammar() -> None:
    st.header("Grammar: LanguageTool")
    settings, _ = house.settings()
    if settings.languagetool == OFF:
        st.warning('It is switched off in the settings file (`languagetool = "off"`).')
        return
    address = checker.address(settings.languagetool)
    if address is not None and server.answers(address, 1.0):
        st.success(f"It answers at {plain(address)}; articles are sent there and nowhere else.")
        return
    jars = server.installed(checker.cache_folder() / "languagetool")
    java = _java()
    if address is not None:
        st.error(f"It does not answer at {plain(address)}.")
    else:
        st.warning("It does not run, so grammar is not checked; all other checks are.")
    steps = [] if java else ["install Java 17 or newer (Debian: `apt install default-jre-headless`)"]
    steps += [] if jars else ["`copydesk languagetool install` fetches it, once"]
    steps.append("`copydesk languagetool start` starts it; it stays until `copydesk languagetool stop`")
    st.markdown("\n".join(f"{number}. {step}" for number, step in enumerate(steps, 1)))
    st.caption(f"Or name a server that runs elsewhere: `{checker.ADDRESS}=http://host:port`, or in the settings file.")
    if st.button("Look again"):
        st.rerun()


def _java() -> str:
    try:
        return server.java()
    except CopydeskError:
        return ""


def _kept() -> None:
    st.header("What is kept")
    store = session.store()
    database = store.database
    place = str(data_folder() / FILE) if database.kind == "SQLite" else database.where
    st.markdown(
        "Of every article: its text as it came in and at the end of each sitting, what was found in it, its scores, and"
        " what editors accepted and ignored. Of the house: words that editors added, and terms on trial. It is kept in"
        f" **{database.kind}**, at {plain(place)}, and nowhere else; nothing of it leaves the machine"
        + ("." if database.kind == "SQLite" else " but to that database.")
    )
    size = f"{Path(place).stat().st_size / 1e6:,.1f} MB" if database.kind == "SQLite" and Path(place).exists() else "–"
    rows = [
        ("Articles", f"{store.articles.count():,}"),
        ("Versions", f"{store.versions.count():,}"),
        ("Words added at desks", f"{len(store.house.words()):,}"),
        ("Size", size),
    ]
    line(dict(rows))
    _deleting()
    st.caption(f"`{FOLDER}` names another folder, `{ADDRESS}` a PostgreSQL database that several editors share.")


def _deleting() -> None:
    store = session.store()
    st.markdown("Single articles are deleted under Articles. All that nobody has changed for some time go here:")
    days = st.number_input("Days", 0, 10_000, 365, key="days", width=200)
    query = Query(until=now() - timedelta(days=int(days)))
    old = store.articles.count(query)
    with st.popover(f"Delete {old:,} articles", disabled=not old):
        st.markdown("They go with all their versions and decisions. Nobody can bring them back.")
        if st.button("Delete them for good"):
            session.forget([entry.id for entry in store.articles.entries(query)])
            st.rerun()


def _versions() -> None:
    st.header("Versions")
    rows = [("Python", platform.python_version()), ("System", platform.platform())]
    rows += [(name, _version(name)) for name in PACKAGES]
    if (java := shutil.which("java")) is not None:
        rows.append(("Java", java))
    figures("Versions", [{"Part": name, "Version": version} for name, version in rows])


def _version(package: str) -> str:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:
        return "not installed"
