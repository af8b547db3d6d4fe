"""Old names of rules in settings: they hold, and the new ones are said."""

from collections.abc import Iterator, Mapping
from typing import Any

from checks.core.renamed import note
from checks.files.toml_lines import Place


def renamed_names(raw: Mapping[str, Any]) -> Iterator[tuple[Place, str]]:
    """The old names of rules in a table in which nothing is wrong, each with what it is called now."""
    for key in ("select", "ignore"):
        yield from (((key, i), said) for i, name in enumerate(raw.get(key, ())) if (said := note(name)))
    yield from ((("rules", name), said) for name in raw.get("rules", ()) if (said := note(name)))
    for i, section in enumerate(raw.get("files", ())):
        yield from ((("files", i, *path), said) for path, said in renamed_names(section))
