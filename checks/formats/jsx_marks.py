"""Where JSX and the modules of MDX begin and end."""

import re

from checks.formats.dialect_marks import LINE_END, LONGEST
from checks.formats.html_tokens import VOID

_STRING = r'"(?:[^"\\\r\n]|\\.)*+"|\'(?:[^\'\\\r\n]|\\.)*+\'|`(?:[^`\\]|\\.)*+`|/\*(?:.*?\*/|.*\Z)'
_PIECE = re.compile(rf"{_STRING}|[{{}}()\[\]]", re.DOTALL)
_NAME = re.compile(r"</?(?:(?P<name>[A-Za-z][\w.:-]*)|(?=>))")
_ATTRIBUTE = re.compile(r"\s*(?:[\w$:.@-]+|=|\"[^\"]*\"|'[^']*'|(?P<brace>\{)|(?P<end>/?\s*>))")
_COMPONENT = re.compile(
    r"<(?=[A-Z][A-Z0-9.]*[a-z])[\w.]+(?=[\s/])[^<>{}]{0,400}/>"
    r"|<[A-Za-z][\w.-]*\s[^<>{}]{0,400}=\{(?:(?!\{)|\{\s*[\w'\"-]+\s*:)"
)
_STATEMENT = re.compile(
    r"""import\s+(?:[\w$*{][\w$*{},\s]{0,1000}?\sfrom\s*)?(?:"[^"\r\n]+"|'[^'\r\n]+')[ \t]*;?[ \t]*(?=[\r\n]|\Z)
    | export\s+(?:default\b|(?:const|let|var|function|class|async)\s+[\w$\[{*]|\{|\*\s)""",
    re.VERBOSE,
)
_EMPTY = re.compile(rf"{LINE_END}[ \t]*(?=[\r\n]|\Z)|\Z")


def balanced(text: str, at: int) -> int:
    """Where the bracket that opens at an offset is closed, after it; -1 where it never is."""
    depth = 0
    for piece in _PIECE.finditer(text, at, at + LONGEST):
        depth += 1 if piece[0] in "{([" else -1 if piece[0] in "})]" else 0
        if depth <= 0:
            return piece.end()
    return -1


def tag(text: str, at: int) -> int:
    """Where the tag ends that begins at an offset; -1 where it never does, 0 for none, and for one of HTML's alone."""
    begun = _NAME.match(text, at)
    if begun is None or (begun["name"] or "").lower() in VOID:
        return 0
    at, last = begun.end(), begun.end() + LONGEST
    while piece := _ATTRIBUTE.match(text, at, last):
        if piece["end"] is not None:
            return piece.end()
        at = balanced(text, piece.start("brace")) if piece["brace"] else piece.end()
        if at < 0:
            return -1
    return -1


def gives_away(text: str, at: int) -> bool:
    """True for a tag that no HTML has: a component without an end, or an attribute in braces."""
    component, name = _COMPONENT.match(text, at), _NAME.match(text, at)
    if component is None or name is None:
        return False
    return not component[0].endswith("/>") or (name["name"] or "").lower() not in VOID


def statement(text: str, at: int) -> int:
    """Where the imports and exports end that begin at an offset: at an empty line outside brackets; -1 for none."""
    if _STATEMENT.match(text, at) is None:
        return -1
    depth, end = 0, at
    while depth >= 0:
        empty = _EMPTY.search(text, end)
        stop = empty.start() if empty else len(text)
        for piece in _PIECE.finditer(text, end, stop):
            depth += 1 if piece[0] in "{([" else -1 if piece[0] in "})]" else 0
        if depth <= 0 or stop >= len(text) or stop - at > LONGEST:
            return stop
        end = stop + 1
    return end
