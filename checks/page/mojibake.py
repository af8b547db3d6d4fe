"""What damaged characters were before a wrong encoding: mojibake, replacement marks, controls and escapes."""

import html
import re
import urllib.parse
from collections.abc import Iterator
from functools import lru_cache

# what the bytes 80 to BF show in Windows-1252 and Latin-1
_CONTINUATION = "\x80-\xbf€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ"
_SEQUENCE = re.compile(
    f"(?:[ÂÃÄÅÆÇÈÉÊËÌÍÎÏÐÑÒÓÔÕÖØÙÚÛÜÝÞß][{_CONTINUATION}]|[àáâãäåæçèéêëìíîï][{_CONTINUATION}]{{1,2}}|ð[{_CONTINUATION}]{{2,3}}"
    "|‚Ä[ôòúùìî¶¢]|‚Ç¨|ΓÇ[Öÿ£¥ôöªó]|√[©®°±¥∂∫≥§¶®])+|Â(?=[ \\s]|$)"
)
_LEAD = re.compile(f"[Â-ïð][{_CONTINUATION}]|[‚ΓÂ√]")
"""Where a sequence may begin; most texts have hardly one."""
_MAC_APOSTROPHE = re.compile(r"(?<=[a-z])Õ(?=(?:s|t|re|ve|ll|d|m)\b)")
_MAC_QUOTES = re.compile(r"(?<![^\s(])Ò(?=\w)|(?<=[\w.,!?])Ó(?=[\s.,)]|$)")
_SURE = {
    "â€™": "’",
    "â€˜": "‘",
    "â€œ": "“",
    "â€“": "–",
    "â€”": "—",
    "â€¦": "…",
    "â€¢": "•",
    "â„¢": "™",
    "Â ": " ",
    "Ã©": "é",
}


def damaged(text: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and probable meaning of each damaged sequence."""
    if text.isascii():
        return
    end = 0
    for lead in _LEAD.finditer(text):
        match = _SEQUENCE.match(text, lead.start()) if lead.start() >= end else None
        if match is None:
            continue
        end, meant = match.end(), _meant(text, match)
        if meant is not None and meant != match[0]:
            yield match.start(), match.end(), meant
    if "Õ" in text:
        yield from ((match.start(), match.end(), "’") for match in _MAC_APOSTROPHE.finditer(text))
    if "Ò" in text and "Ó" in text:
        yield from ((m.start(), m.end(), "“" if m[0] == "Ò" else "”") for m in _MAC_QUOTES.finditer(text))


def _meant(text: str, match: re.Match[str]) -> str | None:
    """What a sequence was; None where it is what it should be."""
    piece = match[0]
    if piece in _SURE:
        return _SURE[piece]
    if piece == "Â":  # what is left of a no-break space whose second half became a space
        alone = not text[match.start() - 1 : match.start()].isalpha()
        return "" if alone and text[match.end() : match.end() + 1].isspace() else None
    if piece.startswith("â€") and len(piece) == 2:
        return "”"
    word_start, word_end = _word(text, match.start()), _word_end(text, match.end())
    word = text[word_start:word_end]
    mended = _mended(word)
    if mended == word:
        return None
    before, after = text[word_start : match.start()], text[match.end() : word_end]
    if mended.startswith(before) and mended.endswith(after):
        return mended[len(before) : len(mended) - len(after) if after else None]
    read = _read_rightly(piece)
    if read and read in mended:  # a word with damage in two places
        return read
    return _mended(piece) if _mended(piece) != piece else None


def _read_rightly(piece: str) -> str | None:
    """The characters of a piece taken for Windows-1252 and read as UTF-8; None where they are none."""
    try:
        raw = b"".join(char.encode("latin-1" if "\x80" <= char <= "\x9f" else "cp1252") for char in piece)
        return raw.decode("utf-8")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return None


def _word(text: str, at: int) -> int:
    while at > 0 and not text[at - 1].isspace():
        at -= 1
    return at


def _word_end(text: str, at: int) -> int:
    while at < len(text) and not text[at].isspace():
        at += 1
    return at


@lru_cache(maxsize=2048)
def _mended(word: str) -> str:
    """ftfy's judgement, its other corrections left out."""
    import ftfy  # takes a tenth of a second, and few texts need it

    return ftfy.fix_encoding(word, uncurl_quotes=False, normalization=None)


def likely(text: str, start: int, end: int) -> str | None:
    """The character that a replacement mark probably stands for, by its neighbours; None where they do not tell."""
    before, after = text[start - 1 : start], text[end : end + 1]
    follows = text[end : end + 3]
    if before.isalpha() and re.match(r"(?:s|t|re|ve|ll|d|m)\b", follows):
        return "’"
    if before in ("", " ", "\n", "(", "—", "–", "-") and (after.isalnum() or after == "$"):
        return "“"
    if (before.isalnum() or before in (".", ",", "!", "?", "…", "%")) and after in (
        "",
        " ",
        "\n",
        "\r",
        ".",
        ",",
        ";",
        ":",
        ")",
        "?",
    ):
        return (
            "’"
            if before == "s" and "“" not in text[:start] and "\ufffd" not in text[max(0, start - 200) : start]
            else "”"
        )
    if before in (" ", "\n") and after == " ":
        return "" if text[: start - 1][-1:] in ".,;:!?”)" else "–"
    if before.isdigit() and after.isdigit():
        return "–"
    return None


def control(characters: str) -> str:
    """What control characters show as Windows-1252; nothing for the others."""
    try:
        shown = characters.encode("latin-1").decode("cp1252")
    except (UnicodeEncodeError, UnicodeDecodeError):
        return ""
    return "".join(c for c in shown if c.isprintable())


def unescaped(escape: str) -> str | None:
    """The character that a visible escape stands for; None where it is none."""
    if escape.startswith("\\u"):
        return (
            escape.encode("ascii")
            .decode("unicode_escape")
            .encode("utf-16", "surrogatepass")
            .decode("utf-16", "replace")
        )
    if escape.startswith("\\x"):
        return bytes.fromhex(escape[2:]).decode("cp1252", "replace")
    if escape.startswith("_x00"):
        shown = chr(int(escape[4:6], 16))
        return "" if shown in "\r\n" else shown
    if escape.startswith("\\"):
        return {"n": "\n", "r": "", "t": " "}.get(escape[1], escape[1:])
    if escape.startswith("="):
        return _decoded(bytes.fromhex(escape.replace("=", ""))) if len(escape) > 1 else None
    return (
        html.unescape(urllib.parse.unquote(escape, errors="strict"))
        if _decoded(urllib.parse.unquote_to_bytes(escape))
        else None
    )


def _decoded(raw: bytes) -> str | None:
    try:
        return raw.decode("utf-8")
    except UnicodeDecodeError:
        return None
