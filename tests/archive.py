"""A store with as many articles as a newsroom writes in a year, made of a few real checks."""

import random
from dataclasses import asdict
from datetime import datetime, timedelta

from sqlalchemy import insert

from checks import check
from checks.core.report import Report
from checks.core.settings import Settings
from checks.store import Store
from checks.store.articles import STATUSES, Entry, now
from checks.store.schema import ARTICLE, FINDING, SCORE, VERSION
from checks.store.versions import Text, found_row, version_row

DESKS = ("business", "culture", "news", "science", "sport")
SUBJECTS = "harbour budget museum orchestra railway school election hospital forest stadium court market".split()
DEEDS = "reopens waits grows divides returns begins fails moves wins closes changes speaks".split()
SLIPS = (
    "The chairman spoke first,then the members.",
    "Nobody  knew when the work would end .",
    "It was,they said,a long day at the the town hall.",
    "The report came late.Most people had left.",
)
PLAIN = (
    "The council met on {day} and heard both sides for more than {n} hours.",
    "Work on the second stage of the {thing} begins in April.",
    "Prices rose by {n} percent last year, which is less than before.",
    "Several residents asked for a later date, but the mayor declined.",
    "A new plan for the {thing} is to be shown in autumn.",
    "Most shops along the river stayed open through {day}.",
    "“We have waited {n} years for this,” a teacher said.",
    "Nobody was hurt when part of the roof came down.",
    "The company employs about {n} hundred people in two towns.",
    "Rain kept many visitors away until the afternoon.",
    "Two of the owners want to sell; the third refuses.",
    "An inquiry into the accident at the {thing} has begun.",
    "Buses will take another road while the bridge is closed.",
    "Her predecessor left after {n} months in office.",
    "Farmers in the valley fear for their harvest.",
    "Tickets were gone within {n} minutes on {day}.",
    "The committee wants to see figures before it decides.",
    "Old photographs show how the {thing} looked a century ago.",
    "A court will hear the appeal in spring.",
    "Volunteers collected food, blankets and warm clothes.",
    "Scientists measured the water at {n} places along the coast.",
    "He thanked his team and promised to return.",
    "The film opens in cinemas next {day}.",
    "Critics call the proposal expensive and badly timed.",
)
DAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday")


def articles(count: int = 24) -> list[tuple[str, Report]]:
    """Titles, and reports with readability, of short articles with more or fewer slips."""
    chance = random.Random(7)
    made = []
    for number in range(count):
        title = f"{chance.choice(SUBJECTS).capitalize()} {chance.choice(DEEDS)}"
        plain = [
            one.format(day=chance.choice(DAYS), n=chance.randint(3, 40), thing=chance.choice(SUBJECTS))
            for one in chance.sample(PLAIN, len(PLAIN))
        ]
        for slip in chance.sample(SLIPS, number * (len(SLIPS) + 1) // count):
            plain.insert(chance.randrange(1, len(plain)), slip)
        paragraphs = [" ".join(plain[start : start + 4]) for start in range(0, len(plain), 4)]
        made.append((title, check(f"{title}\n\n" + "\n\n".join(paragraphs), Settings(readability=True))))
    return made


def fill(store: Store, count: int, at: datetime | None = None) -> None:
    """Puts so many articles into the store, spread over the year before."""
    at = now() if at is None else at
    chance = random.Random(11)
    reports = articles()
    rows: dict[str, list[dict[str, object]]] = {"article": [], "version": [], "finding": [], "score": []}
    for number in range(count):
        title, report = reports[number % len(reports)]
        changed = at - timedelta(minutes=chance.randrange(60, 365 * 24 * 60))
        text = Text(report.document.text, report.findings, report.score, report.measures or ())
        measures = {measure.name: measure.value for measure in report.measures or ()}
        line = Entry(
            id=f"article{number}",
            name=f"wire/{number}.txt",
            title=f"{title} {number}",
            words=len(text.text.split()),
            findings=len(report.findings),
            score=report.score.total,
            changed=changed,
            desk=DESKS[number % len(DESKS)],
            status=chance.choice(STATUSES),
            reading_ease=measures["Flesch reading ease"],
            school_years=measures["Flesch–Kincaid"],
            counts=report.score.counts,
        )
        rows["article"].append(asdict(line))
        version = {"id": number + 1, "article": line.id, "number": 1, "origin": "recorded", "made": changed}
        rows["version"].append({**version_row(text), **version})
        rows["finding"] += [found_row(number + 1, finding) for finding in report.findings]
        rows["score"] += [
            {"version": number + 1, "category": category, "points": points, "findings": report.score.counts[category]}
            for category, points in report.score.by_category.items()
            if report.score.counts.get(category)
        ]
    with store.database.writing() as connection:
        for table, name in ((ARTICLE, "article"), (VERSION, "version"), (FINDING, "finding"), (SCORE, "score")):
            if rows[name]:
                connection.execute(insert(table), rows[name])
