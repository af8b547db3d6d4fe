"""Runs the rules over an article and makes findings of what they yield."""

import bisect
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from checks.core.comments import Comments, comments
from checks.core.document import Document
from checks.core.errors import Unavailable
from checks.core.finding import CATEGORIES, CRASHED, SEVERITIES, Finding, Measure, Name, Problem, Skipped, fingerprint
from checks.core.guarding import guarded
from checks.core.reading import Reading
from checks.core.registry import rule_named
from checks.core.renamed import first_name
from checks.core.report import Report
from checks.core.rewriting import placed
from checks.core.rule import Rule, Yields
from checks.core.settings import Settings
from checks.core.silencing import known_apart, silenced
from checks.core.span import Span

PASSAGES = ("repetition", "readability")
"""Findings of these categories lie over whole passages; what stands inside is reported beside them."""

ENDLESS = 2000
"""Code points to either side of a finding that its fingerprint is made of, at most."""

COMMENTS = "comments"
"""What a rule wants that looks after the comments by which an article silences others."""


def check(article: str | Document, settings: Settings | None = None) -> Report:
    """The report on an article: a text, which is taken as plain text, or a Document.

    Raises SettingsError on an unknown rule, option or selector, and on a pattern to mask that takes too long. A rule
    that crashes is recorded in `skipped`.
    """
    settings = Settings() if settings is None else settings
    document = (Document(article) if isinstance(article, str) else article).masking(settings.mask)
    run = _Run(document, settings)
    for read, way in document.readings:
        run.read(read, way)
    kept = run.kept()
    return Report(
        document=document,
        findings=known_apart(document, kept, run.settings.ignored)[0] if run.settings.ignored else kept,
        measures=tuple(run.measures) if run.settings.readability else None,
        names=_unfound(run.names, kept),
        skipped=tuple(dict.fromkeys(run.skipped)),
    )


def _unfound(names: Iterable[Span], findings: Iterable[Finding]) -> tuple[Span, ...]:
    """The names to verify, in order, without those that a finding says something of already."""
    return tuple(sorted(set(names) - {finding.span for finding in findings}))


@dataclass
class _Run:
    """The rules on their way through an article: what they found so far, and which did not run."""

    document: Document
    settings: Settings
    findings: list[Finding] = field(default_factory=list)
    measures: list[Measure] = field(default_factory=list)
    names: list[Span] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rules = self.settings.rules()

    def read(self, read: Document, way: Reading | None) -> None:
        """Runs the rules over one reading of the article; `way` leads from there into the source."""
        for rule in self.rules:
            if rule.wants == COMMENTS or (way and way.aside and rule.category in PASSAGES):
                continue
            for item in self._yielded(rule, read, self.settings):
                if isinstance(item, Problem):
                    own = guarded(self.document, placed(self.document, way, item) if way else item)
                    if own is not None:
                        self.findings.append(_stamp(rule, item, read, own, self.settings))
                elif isinstance(item, Measure):
                    self.measures.append(item)
                elif isinstance(item, Name) and not self.settings.spells(item.span.of(read.text)):
                    self.names.append(way.in_source(item.span) if way else item.span)

    def kept(self) -> tuple[Finding, ...]:
        """The findings that nothing silences, one a place, with those on the comments that silence."""
        silencing = comments(self.document)
        kept = settle(silencing.silence(silenced(self.document, self.findings, self.settings)))
        silencing.ran = frozenset(rule.id for rule in self.rules) - {skipped.rule for skipped in self.skipped}
        return tuple(sorted([*kept, *self._of_comments(silencing)], key=_place))

    def _of_comments(self, silencing: Comments) -> Iterator[Finding]:
        """What is wrong with the comments. They are no copy, so the source is read; and they come last."""
        if not silencing.all and not silencing.wrong:
            return
        for rule in self.rules:
            if rule.wants == COMMENTS:
                for item in self._yielded(rule, self.document, silencing):
                    if isinstance(item, Problem):
                        yield _stamp(rule, item, self.document, item, self.settings)

    def _yielded(self, rule: Rule, document: Document, given: Settings | Comments) -> list[Yields]:
        try:
            return list(rule.run(document, given, self.settings.options.get(rule.id, {})))
        except Unavailable as missing:
            self.skipped.append(Skipped(rule.id, missing.reason, failed=missing.required))
        except Exception as crash:  # one broken rule must not silence the others
            reason = f"{CRASHED}{type(crash).__name__}: {crash}. The other rules ran; please report this."
            self.skipped.append(Skipped(rule.id, reason, failed=True))
        return []


def _stamp(rule: Rule, problem: Problem, read: Document, own: Problem, settings: Settings) -> Finding:
    """The finding: `problem` is it in what was read, `own` in the source."""
    default = rule.severity if problem.severity is None else problem.severity
    return Finding(
        rule=rule.id,
        category=rule.category,
        severity=settings.severity.get(rule.id, default),
        span=own.span,
        message=own.message,
        fixes=own.fixes,
        related=own.related,
        code=own.code,
        fingerprint=fingerprint(first_name(rule.id), problem.span.of(read.text), _around(read, problem.span)),
    )


def _around(document: Document, span: Span) -> str:
    """The sentence in which a span begins; of an endless one, which is none, what is near."""
    sentence = document.sentence_at(span.start)
    return document.text[max(sentence.start, span.start - ENDLESS) : min(sentence.end, span.start + ENDLESS)]


def settle(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Findings in reading order, one a place.

    Where two overlap, the built-in one stays, then the graver, the one whose category comes first, the one with a fix,
    the shorter, the earlier one, and at last the one whose rule has the higher precedence.
    """
    kept: list[Finding] = []
    passages: list[Finding] = []
    taken: list[tuple[int, int]] = []
    for finding in sorted(findings, key=_precedence):
        if finding.category in PASSAGES:
            passages.append(finding)
            continue
        place = (finding.span.start, finding.span.end)
        at = bisect.bisect_left(taken, place)
        if any(Span(*other).overlaps(finding.span) for other in taken[max(at - 1, 0) : at + 1]):
            continue
        taken.insert(at, place)
        kept.append(finding)
    return tuple(sorted([*kept, *passages], key=_place))


def _place(finding: Finding) -> tuple[Span, str]:
    return finding.span, finding.rule


def _precedence(finding: Finding) -> tuple[bool, int, int, bool, int, int, int, str]:
    rule = rule_named(finding.rule)
    return (
        rule.foreign,
        SEVERITIES.index(finding.severity),
        CATEGORIES.index(finding.category),
        not finding.fixes,
        len(finding.span),
        finding.span.start,
        -rule.precedence,
        first_name(finding.rule),  # decides nothing that matters: the same answer twice
    )
