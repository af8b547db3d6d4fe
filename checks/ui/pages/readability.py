"""How hard the article is to read, and what its score is made of."""

import streamlit as st

from checks.core.score import HALF, SHORTEST, WEIGHTS, Score
from checks.readability import paragraph_measures
from checks.ui import charts, session
from checks.ui.desk import Desk
from checks.ui.files import document_of
from checks.ui.look import look
from checks.ui.plain import plain
from checks.ui.view import not_run, title


def readability() -> None:
    """The page."""
    look()
    desk = session.current()
    if desk is None:
        st.title("Readability")
        st.info("There is no article on the desk yet.")
        return
    with st.spinner("Measuring…"):
        session.checking().measured(desk)
    st.title(plain(title(desk)))
    _score(desk)
    _measures(desk)
    _paragraphs(desk)


def _score(desk: Desk) -> None:
    st.header("Score")
    if desk.score is None:
        return
    number, words = st.columns([1, 4])
    number.metric("Score", f"{desk.score.total} / 100", border=True)
    words.markdown(
        f"Every error weighs {WEIGHTS['error']}, every warning {WEIGHTS['warning']}, a hint nothing. A text without"
        f" findings has 100; {HALF} of that weight per 100 words outside the findings make 50. A text under {SHORTEST}"
        f" words counts as if it had {SHORTEST}."
    )
    if desk.score.partial:
        words.markdown("**Not everything ran**, so the score may be too high: " + "; ".join(_skipped(desk)))
    findings = [item.finding for item in desk.items]
    if not findings:
        st.markdown("Nothing was found.")
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        st.plotly_chart(charts.by_category(findings), config=charts.CONFIG, key="categories")
    right.table(_by_category(charts.counts(findings), desk.score))


def _skipped(desk: Desk) -> list[str]:
    said = [plain(f"{one['rule']}: {one['reason']}") for one in not_run(desk)]
    return said or ["LanguageTool has not answered yet"]


def _by_category(counts: dict[str, dict[str, int]], score: Score) -> list[dict[str, str | int]]:
    return [
        {
            "Category": charts.CATEGORY_NAMES[category],
            **{charts.SEVERITY_NAMES[severity].capitalize(): count for severity, count in row.items()},
            "Score": score.by_category[category],
        }
        for category, row in counts.items()
    ]


def _measures(desk: Desk) -> None:
    st.header("Readability")
    measures = desk.measures or ()
    if not measures:
        st.info("This was not measured: " + "; ".join(_skipped(desk)))
        return
    left, right = st.columns([3, 2], gap="large")
    with left:
        if any(m.scale == charts.SCHOOL_YEARS and m.value is not None for m in measures):
            st.plotly_chart(charts.school_years(measures), config=charts.CONFIG, key="years")
            st.caption("Up to 9 years: most readers. 9 to 12: fairly hard. Over 12: hard.")
        else:
            st.info("The text is too short for the formulas.")
    right.table(
        [
            {
                "Measure": m.name,
                "Value": "–" if m.value is None else f"{m.value:g}",
                "Scale": m.scale,
                "Meaning": m.verdict,
            }
            for m in measures
        ]
    )


def _paragraphs(desk: Desk) -> None:
    document = document_of(desk)
    rows = []
    for span, measures in paragraph_measures(document):
        figures = {measure.name: measure.value for measure in measures}
        if figures.get("Sentence length"):
            start = " ".join(span.of(document.text).split()[:7])
            rows.append((f"{start}…", figures))
    if not rows:
        return
    st.header("Paragraph by paragraph")
    lengths = [(plain(start), float(figures["Sentence length"] or 0)) for start, figures in rows]
    st.plotly_chart(charts.sentence_lengths(lengths), config=charts.CONFIG, key="paragraphs")
    shown = ("Words", "Sentences", "Sentence length", "Hard words", "Flesch reading ease")
    st.dataframe(
        [{"Paragraph": start, **{name: figures.get(name) for name in shown}} for start, figures in rows],
        width="stretch",
        hide_index=True,
    )
