"""Text for Streamlit's labels and messages, which it reads as Markdown."""

_MARKS = frozenset(r"\`*_{}[]()#+-.!|<>~$:&")


def plain(text: str) -> str:
    """The text escaped so that Streamlit shows it as it is."""
    return "".join(f"\\{letter}" if letter in _MARKS else letter for letter in " ".join(text.split()))


def sentence(error: Exception) -> str:
    """What an error says, as a sentence of its own."""
    said = str(error)
    return plain(f"{said[:1].upper()}{said[1:]}")
