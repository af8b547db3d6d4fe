"""How well claims about an article answer the defects it is known to have.

A claim answers a defect when the two overlap (where one of them is an insertion point, they may touch), with three
limits, which keep a tool from scoring by underlining everything:

* what answers a must is no wider than thrice the must's own width, or than `_WIDEST` where that is more;
* a may wider than 80 characters (a clumsy sentence, a boilerplate line) is answered by its own category or by wording;
* a repetition is answered by a repetition only, which covers half of it and of which half is annotated repetition.

Claims of severity info are hints and count neither way; neither does a claim that answers only a may, or a must that
another claim has answered already.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field, fields

from tools.evaluation.articles import Article, Defect

_WIDE = 80
_WIDEST = {
    "capitalization": 25,
    "spacing": 25,
    "typo": 25,
    "consistency": 25,
    "punctuation": 40,
    "usage": 40,
    "grammar": 40,
}
_WORDING = {"usage", "grammar", "consistency", "punctuation", "readability"}
_ALIKE = {"grammar": {"typo", "usage", "punctuation"}}  # other tools file these under grammar


@dataclass(frozen=True, slots=True)
class Claim:
    """What a tool says about the code points [start, end) of an article. Without a category it may mean any."""

    start: int
    end: int
    category: str | None
    replacement: str | None = None
    severity: str = "warning"
    safe: bool = False
    rule: str = ""

    @property
    def width(self) -> int:
        """Its length in code points."""
        return self.end - self.start


@dataclass
class Tally:
    """Counts, and the shares that follow from them; a share of nothing is None."""

    musts: int = 0
    found: int = 0
    right_category: int = 0
    fixable: int = 0
    fixed: int = 0
    fixed_safely: int = 0
    right: int = 0
    wrong: int = 0
    safe: int = 0
    safe_right: int = 0
    alarms: int = 0
    hints: int = 0
    clean_words: int = 0

    def add(self, other: "Tally") -> None:
        """Adds the counts of another tally."""
        for each in fields(self):
            setattr(self, each.name, getattr(self, each.name) + getattr(other, each.name))

    @property
    def recall(self) -> float | None:
        """Of the musts, the share that some claim answers."""
        return _share(self.found, self.musts)

    @property
    def precision(self) -> float | None:
        """Of the claims that answer a must first or answer nothing, the share of the former."""
        return _share(self.right, self.right + self.wrong)

    @property
    def f1(self) -> float | None:
        """The harmonic mean of recall and precision."""
        recall, precision = self.recall, self.precision
        if recall is None or precision is None:
            return None
        return 2 * recall * precision / (recall + precision) if recall + precision else 0.0

    @property
    def named(self) -> float | None:
        """Of the musts found, the share found under their own category."""
        return _share(self.right_category, self.found)

    @property
    def repaired(self) -> float | None:
        """Of the musts with a fix, the share for which an answering claim's first replacement gives it."""
        return _share(self.fixed, self.fixable)

    @property
    def safety(self) -> float | None:
        """Of the claims marked safe that answer a must with a fix, or nothing: the share that gives the fix."""
        return _share(self.safe_right, self.safe)

    @property
    def safe_share(self) -> float | None:
        """Of the musts with a fix, the share that a claim marked safe mends."""
        return _share(self.fixed_safely, self.fixable)

    @property
    def alarms_per_1000_words(self) -> float | None:
        """False alarms per 1,000 words of clean text."""
        return _share(1000 * self.alarms, self.clean_words)

    @property
    def hints_per_1000_words(self) -> float | None:
        """Hints per 1,000 words of clean text."""
        return _share(1000 * self.hints, self.clean_words)


@dataclass(frozen=True, slots=True)
class Miss:
    """A defect that no claim answers, or a claim that answers no defect: `kind` "missed" or "alarm"."""

    kind: str
    article: str
    category: str
    text: str
    rule: str = ""


@dataclass
class Figures:
    """The figures of a set of articles: in all, by category, and what there is to look at."""

    total: Tally = field(default_factory=Tally)
    categories: dict[str, Tally] = field(default_factory=dict)
    alarms_by_rule: Counter[str] = field(default_factory=Counter)
    misses: list[Miss] = field(default_factory=list)

    def count(self, category: str, **counts: int) -> None:
        """Adds counts to the total and to a category."""
        tally = Tally(**counts)
        self.total.add(tally)
        self.categories.setdefault(category, Tally()).add(tally)

    def add(self, other: "Figures") -> None:
        """Adds the figures of other articles."""
        self.total.add(other.total)
        for category, tally in other.categories.items():
            self.categories.setdefault(category, Tally()).add(tally)
        self.alarms_by_rule.update(other.alarms_by_rule)
        self.misses.extend(other.misses)


def score(article: Article, claims: Iterable[Claim]) -> Figures:
    """The figures of one article."""
    said = sorted(claims, key=lambda claim: (claim.start, claim.end))
    grave = [claim for claim in said if claim.severity != "info"]
    figures = Figures()
    if article.defects is None:
        figures.total.add(Tally(clean_words=article.words, hints=len(said) - len(grave)))
        for claim in grave:
            figures.count(claim.category or "?", alarms=1)
            figures.alarms_by_rule[claim.rule or claim.category or "?"] += 1
            figures.misses.append(_alarm(article, claim))
        return figures
    answered = _answered(article.defects, grave)
    _count_claims(figures, article, grave, answered)
    _count_defects(figures, article, grave, answered)
    return figures


def _answered(defects: Sequence[Defect], claims: Sequence[Claim]) -> list[list[int]]:
    """For each claim, the numbers of the defects that it answers."""
    repeated = {
        place for defect in defects if defect.category == "repetition" for place in range(defect.start, defect.end)
    }
    return [[i for i, defect in enumerate(defects) if answers(claim, defect, repeated)] for claim in claims]


def answers(claim: Claim, defect: Defect, repeated: set[int]) -> bool:
    """True where the claim points at the defect; `repeated` holds the article's places annotated as repetition."""
    shared = min(claim.end, defect.end) - max(claim.start, defect.start)
    if shared < 0 or (shared == 0 and claim.width and defect.width):
        return False
    if "repetition" in (claim.category, defect.category):
        annotated = sum(place in repeated for place in range(claim.start, claim.end))
        return (
            defect.category == "repetition"
            and claim.category in (None, "repetition")
            and shared >= 0.5 * defect.width
            and annotated >= 0.5 * claim.width
        )
    if not defect.must and defect.width > _WIDE:
        return claim.category in (None, defect.category, *_WORDING)
    widest = _WIDEST.get(defect.category, _WIDE) if defect.must else _WIDE
    return claim.width <= max(widest, 3 * defect.width)


def repairs(claim: Claim, defect: Defect, text: str) -> bool:
    """True where the claim's replacement gives the text that the defect's fix gives, blanks counted in spacing only."""
    if claim.replacement is None or defect.fix is None:
        return False
    low, high = min(claim.start, defect.start), max(claim.end, defect.end)
    ours = text[low : claim.start] + claim.replacement + text[claim.end : high]
    theirs = text[low : defect.start] + defect.fix + text[defect.end : high]
    return ours == theirs if defect.category == "spacing" else ours.split() == theirs.split()


def _count_claims(figures: Figures, article: Article, claims: Sequence[Claim], answered: list[list[int]]) -> None:
    defects = article.defects or ()
    taken: set[int] = set()
    for claim, numbers in zip(claims, answered, strict=True):
        category = claim.category or "?"
        musts = {number for number in numbers if defects[number].must}
        mendable = [defects[number] for number in sorted(musts) if defects[number].fix is not None]
        if claim.safe and (mendable or not numbers):
            right = any(repairs(claim, defect, article.text) for defect in mendable)
            figures.count(category, safe=1, safe_right=right)
        if not numbers:
            figures.count(category, wrong=1)
            figures.misses.append(_alarm(article, claim))
        elif musts - taken:
            figures.count(category, right=1)
            taken |= musts


def _count_defects(figures: Figures, article: Article, claims: Sequence[Claim], answered: list[list[int]]) -> None:
    for number, defect in enumerate(article.defects or ()):
        if not defect.must:
            continue
        answering = [claim for claim, numbers in zip(claims, answered, strict=True) if number in numbers]
        repairing = [claim for claim in answering if repairs(claim, defect, article.text)]
        figures.count(
            defect.category,
            musts=1,
            found=bool(answering),
            right_category=any(_names(claim, defect) for claim in answering),
            fixable=defect.fix is not None,
            fixed=bool(repairing),
            fixed_safely=any(claim.safe for claim in repairing),
        )
        if not answering:
            words = _excerpt(article, defect.start, defect.end)
            figures.misses.append(Miss("missed", article.name, defect.category, words))


def _names(claim: Claim, defect: Defect) -> bool:
    return claim.category == defect.category or defect.category in _ALIKE.get(claim.category or "", ())


def _alarm(article: Article, claim: Claim) -> Miss:
    return Miss("alarm", article.name, claim.category or "?", _excerpt(article, claim.start, claim.end), claim.rule)


def _excerpt(article: Article, start: int, end: int) -> str:
    before, after = article.text[max(0, start - 20) : start], article.text[end : end + 20]
    return f"{before}[{article.text[start:end][:60]}]{after}"


def _share(part: float, whole: float) -> float | None:
    return part / whole if whole else None
