"""Runs that reports are tried on: real findings in hostile articles."""

from hypothesis import strategies as st

from checks import Settings, check, formats
from checks.core.finding import CATEGORIES, SEVERITIES, Finding, Fix
from checks.core.registry import all_rules
from checks.core.report import Report
from checks.core.span import Span
from checks.reports import Run, Trouble

ARTICLES = {
    "clean.txt": "The council met on Monday.\n\nIt will meet again.\n",
    "slips.txt": "It rained,then it stopped.\n\nThe talks  went on,and on ,and on.\n",
    "news/emoji & <tags>.txt": "😀 It rained,then <script>alert(1)</script> it stopped.\r\n\r\nSee ]]> here ,too.\r\n",
    "news/marked, é.txt": "\ufeffIt  rained,then it stopped. Café ,open.\n",
    "100% odd: name.txt": "A line\nwith|pipes ,and `ticks` ,*stars*.\n::error::no command ,please\n##[group]x  y\n",
    "controls.txt": "A\x01b  c\x0bd\x7fe ,f\x85g\n",
    "page.md": "# Rain\n\nIt rained,then it stopped, and `a  b` is code.\n\n- one  item\n- two ,items\n",
    "twice.txt": "Café  one. Café  one.\n\n"
    + "The minister said that the bridge would open in May after all. " * 2
    + "\n",
    "empty.txt": "",
}
MANY = "One  space too many.\n\n" * 40


def reports(*names: str, readability: bool = False) -> list[Report]:
    """The reports on some of the articles, or on all."""
    settings = Settings(readability=readability)
    return [check(formats.read(ARTICLES[name], name), settings) for name in names or ARTICLES]


def whole() -> Run:
    """A run with everything in it."""
    return Run(
        reports(),
        failures=(Trouble("lost.txt", "no such file"), Trouble("", "LanguageTool: not run: no <answer>")),
        gates=(Trouble("slips.txt", "score 50 is below 70"), Trouble("", "9 findings are more than 5")),
        version="1.2.3",
    )


@st.composite
def runs(draw: st.DrawFn) -> Run:
    """A run over any text with findings anywhere in it."""
    text = draw(st.text(st.characters(codec="utf-8"), max_size=60) | st.text(max_size=60))
    report = check(
        formats.read(text, draw(st.sampled_from(["a.txt", "b c.md", "d<&>.txt"]))), Settings(select=("usage",))
    )
    ids = st.sampled_from([rule.id for rule in all_rules()][:20])
    found = []
    for _ in range(draw(st.integers(0, 4))):
        start = draw(st.integers(0, len(text)))
        span = Span(start, draw(st.integers(start, len(text))))
        fixes = tuple(Fix(replacement) for replacement in draw(st.lists(st.text(max_size=5), max_size=2)))
        category, severity = draw(st.sampled_from(CATEGORIES)), draw(st.sampled_from(SEVERITIES))
        found.append(
            Finding(
                draw(ids), category, severity, span, draw(st.text(min_size=1, max_size=9)), fixes, fingerprint="f" * 16
            )
        )
    findings = tuple(sorted(found, key=lambda finding: finding.span))
    return Run([Report(report.document, findings)], failures=[Trouble("x.txt", draw(st.text(max_size=9)))])
