"""Comments by which an article silences findings: those that do nothing."""

from collections.abc import Iterator

from checks.core.comments import Comments
from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import INFO, WARNING, Example, rule


def _markdown(*comments: str) -> tuple[Example, ...]:
    return tuple(Example(f"{comment}\nThe vote is on Monday.\n", "markdown") for comment in comments)


@rule(
    severity=WARNING,
    bad=_markdown(
        "<!-- copydesk-disable-next-line spacing/dobule-space -->",
        "<!-- copydesk-disable-next-line -->",
        "<!-- copydesk-disable-nextline spacing/double-space -->",
        "<!-- copydesk-enable spacing/double-space -->",
    ),
    good=(
        *_markdown("<!-- copydesk-disable-next-line spacing/double-space: an example -->", "<!-- copydesk is good -->"),
        Example("Write `<!-- copydesk-disable-line rule -->` into the article.\n", "markdown"),
    ),
)
def broken(_: Document, comments: Comments) -> Iterator[Problem]:
    """A comment to Copydesk that names no rule, or one that there is not.

    It was meant to silence something and does not; a comment without a name would silence what nobody has seen yet.
    """
    yield from (Problem(span, message) for span, message in comments.wrong)


@rule(
    severity=INFO,
    bad=_markdown("<!-- copydesk-disable-next-line silencing_comments/unused -->"),
    good=_markdown("<!-- copydesk-disable-next-line spacing/double-space -->"),
)
def unused(_: Document, comments: Comments) -> Iterator[Problem]:
    """A comment to Copydesk that silences nothing.

    What it was for has gone, and it may hide a slip that is still to come. Only rules that ran are judged.
    """
    for comment, names in comments.unused():
        alone = len(names) == len(comment.names)
        message = f"Nothing is found here by {', '.join(names)}: take {'the comment' if alone else 'the name'} out."
        yield Problem(comment.span, message, (Fix(""),) if alone else ())


@rule(
    severity=INFO,
    bad=_markdown("<!-- copydesk-disable-file spacing/blank-before-mark -->"),
    good=_markdown("<!-- copydesk-disable-file spacing/space-before-mark -->"),
)
def renamed(_: Document, comments: Comments) -> Iterator[Problem]:
    """A comment to Copydesk that calls a rule by a name that it had before.

    It still silences what it did; the new name is what reports and documentation show.
    """
    yield from (Problem(span, message) for span, message in comments.renamed)
