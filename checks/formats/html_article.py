"""Which elements of a page are its article, and which are the page around it."""

from checks.core.span import Span
from checks.formats.html_tokens import Tree

_UNREAD = frozenset(
    "script style noscript template nav footer aside form button select svg math iframe object canvas audio video"
    " textarea dialog menu head fieldset noembed noframes xmp".split()
)
_PROSE = "p li dd blockquote td figcaption".split()
_HIDDEN = frozenset({"hidden"})


def article(tree: Tree) -> list[bool]:
    """For each element whether it is read: in a fragment all that show text, in a page what belongs to its article."""
    read = _shown(tree)
    root = _root(tree, *_weights(tree, read)) if _is_page(tree) else -1
    if root < 0:
        return read
    span = Span(tree.elements[root].start, tree.elements[root].end)
    inside = [span.start <= element.start and element.end <= span.end for element in tree.elements]
    wanted = [shown and own for shown, own in zip(read, inside, strict=True)]
    heading = _heading(tree, wanted)
    for index, element in enumerate(tree.elements):
        if heading is not None and heading.start <= element.start and element.end <= heading.end:
            wanted[index] = element.name not in _UNREAD
    return wanted


def _shown(tree: Tree) -> list[bool]:
    """What shows text and is no navigation; a page's header is navigation, an article's is not."""
    read: list[bool] = []
    for element in tree.elements:
        shown = (element.parent < 0 or read[element.parent]) and element.name not in _UNREAD
        if element.name == "header" and not any(
            tree.elements[each].name in ("article", "main") for each in tree.around(element.parent)
        ):
            shown = shown and not _is_page(tree)
        read.append(shown and not _HIDDEN & element.attributes.keys())
    return read


def _is_page(tree: Tree) -> bool:
    return any(element.name in ("html", "body", "head", "main", "article") for element in tree.elements)


def _weights(tree: Tree, read: list[bool]) -> tuple[list[int], list[int]]:
    """How many characters stand in each element: in paragraphs right inside it, and in all prose that is no link."""
    direct, prose = [0] * len(tree.elements), [0] * len(tree.elements)
    within = tree.inherited({"a": "a", **dict.fromkeys(_PROSE, "prose")})
    holders: list[int] = []  # what the nearest paragraph around each element stands in
    for element in tree.elements:
        inherited = holders[element.parent] if element.parent >= 0 else -1
        holders.append(element.parent if element.name == "p" else inherited)
    for token, own in zip(tree.tokens, tree.inside, strict=True):
        if token.kind == "text" and own >= 0 and read[own] and within[own] == "prose":
            length = len(token.span.of(tree.source).strip())
            prose[own] += length
            if holders[own] >= 0:
                direct[holders[own]] += length
    for index in range(len(prose) - 1, -1, -1):
        parent = tree.elements[index].parent
        if parent >= 0:
            prose[parent] += prose[index]
    return direct, prose


def _root(tree: Tree, direct: list[int], prose: list[int]) -> int:
    """The element that is the article; the page's body where nothing stands out."""
    whole = max((own for element, own in zip(tree.elements, prose, strict=True) if element.parent < 0), default=0)
    for name in ("article", "main"):
        found = [index for index, element in enumerate(tree.elements) if element.name == name]
        best = max(found, key=prose.__getitem__, default=-1)
        if best >= 0 and (len(found) == 1 or prose[best] * 2 > whole):
            return best
    for index, element in enumerate(tree.elements):
        own = element.attributes.get("itemprop")
        if own is not None and "articleBody" in own.of(tree.source).split():
            return index
    densest = max(range(len(direct)), key=direct.__getitem__, default=-1)
    if densest >= 0 and direct[densest] * 2 > whole:
        return densest
    holding = [index for index, own in enumerate(prose) if own * 4 > whole * 3]
    return holding[-1] if holding else -1


def _heading(tree: Tree, wanted: list[bool]) -> Span | None:
    """The page's first main heading, where the article has none of its own."""
    mains = [index for index, element in enumerate(tree.elements) if element.name == "h1"]
    if not mains or any(wanted[index] for index in mains):
        return None
    first = tree.elements[mains[0]]
    unread = any(tree.elements[each].name in ("nav", "footer", "aside") for each in tree.around(first.parent))
    return None if unread else Span(first.start, first.end)
