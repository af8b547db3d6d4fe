"""What the house knows and wants: its words, terms on trial, and how rules were judged."""

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, field
from datetime import datetime

from sqlalchemy import delete, func, insert, select

from checks.core.span import Span
from checks.store.articles import locked, now
from checks.store.database import Database, insertion
from checks.store.schema import ARTICLE, DECISION, FINDING, TERM, VERSION, WORD

ACCEPTED, IGNORED, SWITCHED_OFF, WORD_ADDED = "accepted", "ignored", "rule ignored", "word added"


@dataclass(frozen=True, slots=True)
class Decision:
    """What an editor did with a finding, and when."""

    what: str
    rule: str
    before: str = ""
    after: str = ""
    made: datetime = field(default_factory=now)


@dataclass(frozen=True, slots=True)
class Term:
    """A term on trial: what is written now, what the house would write, and why."""

    term: str
    preferred: str
    reason: str
    proposed: datetime


@dataclass(frozen=True, slots=True)
class Place:
    """Where a term stands in the last version of an article."""

    article: str
    title: str
    text: str
    span: Span


class House:
    """The house's own rules in a database."""

    def __init__(self, database: Database) -> None:
        self.database = database

    def words(self) -> set[str]:
        """The words that editors added."""
        with self.database.reading() as connection:
            return set(connection.execute(select(WORD.c.word)).scalars())

    def change_words(self, added: Iterable[str] = (), removed: Iterable[str] = ()) -> None:
        """Adds to the words and takes from them."""
        with self.database.writing() as connection:
            fresh = [{"word": word} for word in sorted(set(added))]
            if fresh:
                connection.execute(insertion(connection, WORD).on_conflict_do_nothing(), fresh)
            connection.execute(delete(WORD).where(WORD.c.word.in_(list(removed))))

    def decided(self, article: str, decisions: Iterable[Decision]) -> None:
        """Remembers what was done with findings of an article, in place of what was remembered: an undo counts.

        Raises KeyError where the article was deleted.
        """
        rows = [{"article": article, **asdict(decision)} for decision in decisions]
        with self.database.writing() as connection:
            locked(connection, article)
            connection.execute(delete(DECISION).where(DECISION.c.article == article))
            if rows:
                connection.execute(insert(DECISION), rows)

    def judged(self) -> dict[str, Counter[str]]:
        """How often findings of each rule were accepted and ignored."""
        counting = select(DECISION.c.rule, DECISION.c.what, func.count()).group_by(DECISION.c.rule, DECISION.c.what)
        rules: dict[str, Counter[str]] = {}
        with self.database.reading() as connection:
            for rule, what, times in connection.execute(counting):
                rules.setdefault(rule, Counter())[what] = times
        return rules

    def standing(self) -> Counter[str]:
        """How many findings of each rule stand in the last versions."""
        last = select(func.max(VERSION.c.id)).group_by(VERSION.c.article)
        counting = select(FINDING.c.rule, func.count()).where(FINDING.c.version.in_(last)).group_by(FINDING.c.rule)
        with self.database.reading() as connection:
            return Counter(dict(map(tuple, connection.execute(counting))))

    def terms(self) -> list[Term]:
        """The terms on trial, the latest first."""
        with self.database.reading() as connection:
            rows = connection.execute(select(TERM).order_by(TERM.c.proposed.desc())).mappings().all()
        return [Term(**row) for row in rows]

    def propose(self, term: str, preferred: str, reason: str) -> None:
        """Puts a term on trial, in place of an earlier proposal for it."""
        with self.database.writing() as connection:
            row = {"preferred": preferred, "reason": reason, "proposed": now()}
            proposal = insertion(connection, TERM).values(term=term, **row)
            connection.execute(proposal.on_conflict_do_update(index_elements=[TERM.c.term], set_=row))

    def withdraw(self, term: str) -> None:
        """Takes a term from trial: it was dropped, or it went live."""
        with self.database.writing() as connection:
            connection.execute(delete(TERM).where(TERM.c.term == term))

    def places(self, term: str) -> Iterator[Place]:
        """Where a term stands in the articles, as a whole word, capitals or not; the last touched article first."""
        wanted = re.compile(rf"(?<!\w){re.escape(term)}(?!\w)", re.IGNORECASE)
        last = select(func.max(VERSION.c.id)).group_by(VERSION.c.article)
        texts = (
            select(ARTICLE.c.id, ARTICLE.c.title, VERSION.c.text)
            .join(VERSION, VERSION.c.article == ARTICLE.c.id)
            .where(VERSION.c.id.in_(last))
            .order_by(ARTICLE.c.changed.desc())
        )
        if term.isascii():  # the database folds the case of no other letters
            texts = texts.where(func.lower(VERSION.c.text).contains(term.lower(), autoescape=True))
        with self.database.reading() as connection:
            for article, title, text in connection.execution_options(yield_per=200).execute(texts):
                for match in wanted.finditer(text):
                    yield Place(article, title, text, Span(*match.span()))
