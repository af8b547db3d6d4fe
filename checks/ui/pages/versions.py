"""Two versions of one article: what was mended, what is new, and where the texts differ."""

import difflib
import html
import re
from collections.abc import Iterator, Sequence

import streamlit as st

from checks.store.versions import Found, Version
from checks.ui.app import session
from checks.ui.widgets.charts import CATEGORY_NAMES
from checks.ui.widgets.figures import figures, line
from checks.ui.widgets.plain import plain

_WORDS = re.compile(r"\s+|[^\s\w]|\w+")
_STYLE = """<style>
.cv { font: 16px/1.55 "Source Serif", Charter, Georgia, serif; max-width: 46rem; }
.cv { white-space: pre-wrap; overflow-wrap: anywhere; }
.cv del { text-decoration: line-through; opacity: .75; }
.cv ins { text-decoration: underline; text-underline-offset: 3px; font-weight: 600; }
.cv .cv-gap { opacity: .75; font-style: italic; font-size: 14px; }
</style>"""


def versions(picked: Sequence[str]) -> None:
    """The view, for the one article that is picked."""
    store = session.store()
    if len(picked) != 1:
        st.info("Pick one article in the list to compare its versions.")
        return
    kept = store.articles.load(picked[0])
    found = store.versions.of(picked[0])
    if kept is None or not found:
        st.info("There is no version of it yet: open it at the desk.")
        return
    st.header(plain(kept.entry.title or kept.entry.name))
    if kept.entry.copy_of:
        found = [*store.versions.of(kept.entry.copy_of), *found]
        st.caption("It was kept beside another editor's work; the versions of that article are in the choice too.")
    left, right = st.columns(2)
    before = left.selectbox("From", found, format_func=label, key=f"from-{picked[0]}")
    after = right.selectbox("To", found, len(found) - 1, format_func=label, key=f"to-{picked[0]}")
    if before is None or after is None or before.id == after.id:
        st.info("There is only one version." if len(found) == 1 else "Choose two versions.")
        return
    _compared(before, after)


def label(version: Version) -> str:
    """A version as it stands in a choice."""
    score = "" if version.score is None else f", score {version.score}"
    return f"{version.number}: {version.origin}, {version.made.astimezone():%d %b %Y, %H:%M}{score}"


def _compared(before: Version, after: Version) -> None:
    compared = session.store().versions.compare(before, after)
    scores = " → ".join("–" if one.score is None else str(one.score) for one in (before, after))
    counted = {"Mended": compared.mended, "New": compared.new, "Still there": compared.stayed}
    line({**{name: len(found) for name, found in counted.items()}, "Score": scores})
    left, right = st.columns(2, gap="large")
    with left:
        _findings("What was mended", compared.mended, before)
    with right:
        _findings("What is new", compared.new, after)
    st.header("The text")
    st.html(_STYLE + f'<div class="cv">{"".join(_differences(before.text, after.text))}</div>')


def _findings(name: str, findings: Sequence[Found], version: Version) -> None:
    st.header(name)
    if not findings:
        st.markdown("Nothing.")
        return
    figures(name, [_row(one, version) for one in findings[:100]])
    if len(findings) > 100:
        st.caption(f"{len(findings) - 100} more.")


def _row(one: Found, version: Version) -> dict[str, str]:
    left = version.text[max(one.starts - 24, 0) : one.starts].partition(" ")[2] if one.starts > 24 else ""
    right = version.text[one.ends : one.ends + 24].rpartition(" ")[0]
    about = f"{left or version.text[max(one.starts - 24, 0) : one.starts]}{version.text[one.starts : one.ends]}{right}"
    return {
        "Category": CATEGORY_NAMES[one.category],
        "Finding": one.message,
        "Where": about if len(about) < 90 else f"{about[:60]} … {about[-20:]}",
    }


def _differences(before: str, after: str) -> Iterator[str]:
    """The paragraphs that differ, as HTML, word by word; what is the same between them is left out."""
    old, new = before.splitlines(), after.splitlines()
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        if what == "equal":
            yield f'<p class="cv-gap">{b - a} lines the same</p>' if b - a > 2 else _same("\n".join(old[a:b]))
        else:
            yield f"<p>{''.join(_words(chr(10).join(old[a:b]), chr(10).join(new[c:d])))}</p>"


def _same(text: str) -> str:
    return f"<p>{html.escape(text)}</p>" if text.strip() else ""


def _words(before: str, after: str) -> Iterator[str]:
    old, new = _WORDS.findall(before), _WORDS.findall(after)
    for what, a, b, c, d in difflib.SequenceMatcher(None, old, new, autojunk=False).get_opcodes():
        gone, come = html.escape("".join(old[a:b])), html.escape("".join(new[c:d]))
        if what == "equal":
            yield gone
        else:
            yield (f"<del>{gone}</del>" if gone else "") + (f"<ins>{come}</ins>" if come else "")
