"""British spellings in American copy, and the reverse."""

from collections import Counter
from collections.abc import Iterator

from checks.core.document import Document
from checks.core.finding import Fix, Problem
from checks.core.rule import WARNING, rule
from checks.core.settings import Settings
from checks.language import englishes


@rule(
    severity=WARNING,
    bad=("The color of the coat.\n\nA colour has its flavour. The honour of neighbours is a rumour.",),
    good=(
        "The colour of the centre.",
        "The color of the center.",
        "The World Trade Center lost its colour, its flavour and its honour.",
        "They organize a colourful centre for neighbours.",
    ),
)
def other_english(document: Document, settings: Settings) -> Iterator[Problem]:
    """A British spelling in American copy, or an American one in British copy.

    If the settings choose an English, every word must follow it; if they do not, an article that uses one spelling
    throughout should keep to it. Names keep their own spelling.
    """
    chosen = settings.language if settings.language != "en" else document.language
    counts = Counter(document.tokens.words)
    language = chosen if chosen in englishes.NAMES else englishes.used(counts)
    if language is None:
        return
    forms = {word: englishes.as_in(word, language) for word in counts if word.islower()}
    foreign = {word: other for word, other in forms.items() if other}
    for number in document.numbers(foreign):
        token = document.tokens[number]
        other = foreign[token.word]
        whose = f"{englishes.NAMES[language]} English"
        message = f"In {whose} it is “{other}”."
        if chosen != language:
            message = f"Elsewhere this article is in {whose}: write “{other}”."
        yield Problem(token.span, message, (Fix(other),))
