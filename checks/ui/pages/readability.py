"""What the score is made of, and how hard the article is to read, against what its desk aims at."""

from bisect import bisect_right
from collections.abc import Mapping, Sequence
from typing import Any

import streamlit as st
from streamlit.navigation.page import StreamlitPage

from checks.core.desks import Target
from checks.core.finding import INFO, Measure
from checks.core.score import HALF, SHORTEST, WEIGHTS, Score
from checks.core.span import Span
from checks.rules.readability.readability import LEAST_WORDS, hard_words, sentence_words
from checks.ui.app import going, house, session
from checks.ui.app.desk import Desk
from checks.ui.app.view import not_run, title
from checks.ui.widgets import charts
from checks.ui.widgets.figures import figures, line
from checks.ui.widgets.look import look
from checks.ui.widgets.plain import plain
from checks.ui.widgets.table import SIZE, Column, Line, Looking, Table

COUNTS = ("Words", "Sentences", "Sentence length", "Reading time")
"""What is said of a text that is too short to judge."""
SENTENCES = Table(
    "Sentences",
    (
        Column("sentence", "Sentence", wide=True, sortable=False),
        Column("number", "Number", number=True),
        Column("words", "Words", number=True),
        Column("findings", "Findings", number=True),
    ),
    "sentences",
)
HARD = Table(
    "Hard words",
    (Column("word", "Word", sortable=False), Column("times", "Times", number=True, sortable=False)),
    "words",
)


def readability(desk_page: StreamlitPage) -> None:
    """The page; a click on a sentence leads to it on `desk_page`."""
    look()
    desk = session.current()
    if desk is None:
        st.title("Readability")
        st.info("There is no article on the desk yet: paste one, or open one from Articles.")
        return
    if going.asked():
        st.switch_page(desk_page, query_params={"article": desk.id})
    with st.spinner("Measuring…"):
        session.checking().measured(desk)
    head, choice = st.columns([4, 1], vertical_alignment="center")
    head.title(plain(title(desk)))
    with choice:
        _assigned(desk)
    _score(desk)
    _measures(desk)
    _sentences(desk)
    _hard(desk)


def _assigned(desk: Desk) -> None:
    names = sorted({*house.desk_names(), desk.section} - {""})
    chosen = st.selectbox("Desk", names, names.index(desk.section) if desk.section else None, placeholder="No desk")
    if chosen and chosen != desk.section:
        desk.section = chosen
        session.store().articles.assign([desk.id], desk=chosen)


def _score(desk: Desk) -> None:
    st.header("Score")
    if desk.score is None:
        return
    findings = [item.finding for item in desk.items]
    corrections = sum(finding.severity != INFO for finding in findings)
    words = len(desk.text.split())
    line({"As it reads": f"{desk.score.total} of 100", "Corrections": corrections, "Words": words})
    st.caption(
        f"Every error weighs {WEIGHTS['error']}, every warning {WEIGHTS['warning']}, a hint nothing. A text without"
        f" findings has 100; {HALF} of that weight per 100 words outside the findings make 50. A text under {SHORTEST}"
        f" words counts as if it had {SHORTEST}."
    )
    if desk.score.partial:
        st.markdown("**Not everything ran**, so the score may be too high: " + "; ".join(_skipped(desk)))
    if not findings:
        st.markdown("Nothing was found.")
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.plotly_chart(charts.by_category(findings), config=charts.CONFIG, key="categories")
    with right:
        figures("Score", _by_category(charts.counts(findings), desk.score))


def _skipped(desk: Desk) -> list[str]:
    said = [plain(f"{one['rule']}: {one['reason']}") for one in not_run(desk)]
    return said or ["grammar has no answer yet, which comes while the article is at the desk"]


def _by_category(counts: dict[str, dict[str, int]], score: Score) -> list[dict[str, str | int]]:
    return [
        {
            "Category": charts.CATEGORY_NAMES[category],
            **{charts.SEVERITY_NAMES[severity].capitalize(): count for severity, count in row.items()},
            "Score": score.by_category[category],
        }
        for category, row in counts.items()
    ]


def _key(measure: Measure) -> str:
    """The name under which a target is set for a measure."""
    return measure.name.lower().replace("–", "-").replace(" ", "-")


def _measures(desk: Desk) -> None:
    st.header("Readability")
    measures = desk.measures or ()
    if not measures:
        st.info("This was not measured: " + "; ".join(_skipped(desk)))
        return
    words = next((int(m.value or 0) for m in measures if m.name == "Words"), 0)
    if words < LEAST_WORDS:
        st.info(
            f"A text of {words} words is too short to judge: the formulas need {LEAST_WORDS}. These are its counts."
        )
        figures("Counts", [_counted(m) for m in measures if m.name in COUNTS])
        return
    bands = house.bands(desk.section)
    aimed = [(_key(m), m, bands[_key(m)]) for m in measures if m.value is not None and _key(m) in bands]
    left, right = st.columns([2, 3], gap="large")
    with left:
        st.plotly_chart(charts.against_targets(aimed), config=charts.CONFIG, key="targets")
        named = f"the {desk.section} desk" if desk.section else "an article of no desk"
        st.caption(f"The ground of each line is what {named} aims at; it is set on the page Rules, under Targets.")
    with right:
        figures("Readability", [_judged(m, bands) for m in measures])


def _counted(measure: Measure) -> dict[str, str]:
    return {"Measure": measure.name, "Value": "–" if measure.value is None else f"{measure.value:g}"}


def _judged(measure: Measure, bands: Mapping[str, Target]) -> dict[str, str]:
    target = bands.get(_key(measure))
    aim = f"{target.low:g}–{target.high:g}" if target else ""
    inside = "" if target is None or measure.value is None else ("yes" if target.holds(measure.value) else "no")
    return {**_counted(measure), "Aim": aim, "In the band": inside, "Meaning": measure.verdict, "Scale": measure.scale}


def _sentences(desk: Desk) -> None:
    found = sentence_words(session.checking().read(desk))
    if not found:
        return
    st.header("Sentences")
    lengths = [words for _, words in found]
    target = house.bands(desk.section)["sentence-length"]
    starts = [plain(" ".join(span.of(desk.text).split()[:7])) for span, _ in found]
    there = _found_in(desk, [span for span, _ in found])
    strip = charts.strip(lengths, there, starts, target)
    _chart(strip, "strip", lambda point: found[int(point["x"]) - 1][0] if "x" in point else None, desk)
    st.caption(
        "From the first sentence to the last; dots are findings, the ground is what the desk aims at. Longer sentences"
        " are orange, those more than half longer red. A click on a bar opens the desk there."
    )
    left, right = st.columns([2, 3], gap="large")
    with left:
        bars = charts.histogram(lengths, target)
        _chart(bars, "lengths", lambda point: _first_of(found, int(point.get("point_index", 0))), desk)
        figures("Lengths", [{"Words": name, "Sentences": count} for name, count in charts.tally(lengths) if count])
    with right:
        _table_of_sentences(desk, found, there)


def _first_of(found: Sequence[tuple[Span, int]], bar: int) -> Span | None:
    low, high = bar * charts.WIDTH, (bar + 1) * charts.WIDTH
    return next((span for span, words in found if low < words <= high), None)


def _chart(figure: Any, key: str, place: Any, desk: Desk) -> None:
    def clicked() -> None:
        points = st.session_state[key].selection.points
        span = place(points[0]) if points else None
        if span is not None:
            going.ask(desk, span)

    st.plotly_chart(figure, config=charts.CONFIG, key=key, on_select=clicked, selection_mode="points")


def _found_in(desk: Desk, sentences: Sequence[Span]) -> list[int]:
    """How many corrections stand in each sentence."""
    starts = [span.start for span in sentences]
    counts = [0] * len(sentences)
    for item in desk.items:
        index = bisect_right(starts, item.finding.span.start) - 1
        inside = index >= 0 and item.finding.span.start < sentences[index].end
        if inside and item.finding.severity != INFO and item.finding.category != "repetition":
            counts[index] += 1
    return counts


def _table_of_sentences(desk: Desk, found: Sequence[tuple[Span, int]], there: Sequence[int]) -> None:
    looking: Looking = st.session_state.setdefault(f"sentences-{desk.id}", Looking("words"))
    figure = {"number": range(len(found)), "findings": there}.get(looking.order, [words for _, words in found])
    numbers = sorted(range(len(found)), key=figure.__getitem__, reverse=looking.descending)
    shown = numbers[looking.offset : looking.offset + SIZE // 4]
    lines = [
        Line(str(i), (_short(found[i][0].of(desk.text)), str(i + 1), str(found[i][1]), str(there[i] or "")))
        for i in shown
    ]
    SENTENCES.show(lines, looking, len(found), opened=lambda index: going.ask(desk, found[int(index)][0]))


def _short(text: str) -> str:
    words = " ".join(text.split())
    return words if len(words) < 120 else f"{words[:110].rstrip()} …"


def _hard(desk: Desk) -> None:
    found = hard_words(session.checking().read(desk))
    if not found:
        return
    st.header("Hard words")
    st.caption("Three syllables or more; names are left out. A click opens the desk at the first place.")
    looking: Looking = st.session_state.setdefault(f"hard-{desk.id}", Looking("times"))
    words = list(found)
    shown = words[looking.offset : looking.offset + SIZE // 4]
    lines = [Line(word, (word, str(len(found[word])))) for word in shown]
    with st.container(width=560):
        HARD.show(lines, looking, len(words), opened=lambda word: going.ask(desk, found[word][0]))
