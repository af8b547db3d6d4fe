"""Breadcrumb trails: where in a line they end."""

import re
from collections.abc import Sequence

_HOME = re.compile(
    r"(?:You are here:?\s*)?(?:Home|HOME|Homepage|Home Page|Front Page|News|Start)\s*(?:[»›→>/|\\]|::|[–—-](?=\s))"
)
_TRAIL = re.compile(r"(?:[^»›→>/|\\]{1,40}?\s*(?:[»›→>/|\\]|::)\s*)+")


def crumb_end(line: str) -> int:
    """Where a breadcrumb trail at the beginning of a line ends: after its last separator where a headline follows,
    otherwise at the end of the line; 0 where there is none.
    """
    found = _TRAIL.match(line)
    if found is None:
        return 0
    marks = re.findall(r"[»›→]", found[0])
    if not _HOME.match(line) and len(marks) < 2 and not (marks and found.end() == len(line)):
        return 0
    last = line[found.end() :]
    return len(line) if len(last.split()) < 4 else len(found[0].rstrip())


_JOINED_HOME = re.compile(r"(?:Home|HOME|You are here)(?=[A-Z0-9»›>/|])|(?:Home|HOME)[ ](?=[A-Z])")


def headline_trail(line: str, headlines: Sequence[str]) -> int:
    """Where a trail that lost its separators ends ("HomeSport Vote on Monday"): before the headline, which stands
    again as a line of its own. 0 where there is none.
    """
    for headline in headlines:
        before = line[: -len(headline)]
        if line.endswith(headline) and len(headline.split()) >= 4 and 0 < len(before.split()) <= 6:
            return len(before.rstrip()) if _JOINED_HOME.match(line) or not before[-1:].isspace() else 0
    match = _JOINED_HOME.match(line)
    return match.end() if match and match[0] in ("Home", "HOME") and line[4].isupper() else 0
