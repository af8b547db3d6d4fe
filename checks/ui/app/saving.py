"""The desk's way into the store and out of it."""

from collections.abc import Iterator
from datetime import UTC, datetime

from checks.core.finding import INFO
from checks.store import Store
from checks.store.articles import Entry, now
from checks.store.house import ACCEPTED, IGNORED, SWITCHED_OFF, WORD_ADDED, Decision
from checks.store.versions import Text
from checks.ui.app.desk import Desk
from checks.ui.app.items import Step
from checks.ui.app.state import from_state, to_state
from checks.ui.app.view import title


def save(desk: Desk, store: Store, touched: bool = True) -> None:
    """Keeps the desk, under a new id if it has none.

    Raises Conflict where another editor saved the article after it was put on this desk, KeyError where it was deleted.
    """
    ignored = (item.finding.fingerprint for item in desk.ignored)
    if desk.id:
        desk.serial = store.articles.save(entry_of(desk), to_state(desk), ignored, touched)
    else:
        desk.id, desk.serial = store.articles.new_id(), 0
        store.articles.add(entry_of(desk), to_state(desk), ignored, desk.source, desk.encoding)


def keep_version(desk: Desk, store: Store) -> None:
    """Keeps the text with what every check found in it, and what the editor decided."""
    findings = [item.finding for item in desk.items]
    store.versions.keep(desk.id, Text(desk.text, findings, desk.score, desk.measures or ()))
    store.house.decided(desk.id, [decision for step in desk.done for decision in _decisions(step)])


def load(article: str, store: Store) -> Desk | None:
    """The desk that was kept under that id, or None; of an article that was only recorded, its last text."""
    kept = store.articles.load(article)
    if kept is None:
        return None
    if kept.state is not None:
        desk = from_state(kept.state)
    else:
        version = store.versions.last(article)
        desk = Desk(version.text if version else "", name=kept.entry.name, remembered=store.articles.ignored())
    desk.id, desk.serial, desk.copy_of = article, kept.entry.serial, kept.entry.copy_of
    desk.source, desk.encoding = kept.source, kept.encoding or "utf-8"
    desk.section, desk.status, desk.note = kept.entry.desk, kept.entry.status, kept.entry.note
    desk.words = store.house.words()
    return desk


def entry_of(desk: Desk) -> Entry:
    """The article's line in the list."""
    figures = {measure.name: measure.value for measure in desk.measures or ()}
    return Entry(
        id=desk.id,
        name=desk.name,
        title=title(desk),
        words=len(desk.text.split()),
        findings=sum(item.finding.severity != INFO for item in desk.items),
        score=desk.score.total if desk.score else None,
        changed=now(),
        serial=desk.serial,
        reading_ease=figures.get("Flesch reading ease"),
        school_years=figures.get("Flesch–Kincaid"),
        counts=desk.score.counts if desk.score else {},
        copy_of=desk.copy_of,
    )


def _decisions(step: Step) -> Iterator[Decision]:
    made = datetime.fromisoformat(step.at) if step.at else datetime.min.replace(tzinfo=UTC)
    if step.muted:
        yield Decision(SWITCHED_OFF, step.muted, made=made)
    if step.word:
        yield Decision(WORD_ADDED, "", step.word, made=made)
    after = {edit.span.start: edit for edit in step.edits}
    for item in step.lost:
        edit = after.get(item.finding.span.start)
        if item.id in step.ignored:
            yield Decision(IGNORED, item.finding.rule, made=made)
        elif item.id in step.accepted:
            yield Decision(
                ACCEPTED, item.finding.rule, edit.before if edit else "", edit.after if edit else "", made=made
            )
