"""Articles to try the desk on."""

from pathlib import Path

_HERE = Path(__file__).resolve()


def samples() -> dict[str, Path]:
    """Sample articles by the name that is shown: the project's own, or the two that the package carries."""
    folders = (_HERE.parents[3] / "sample_articles", _HERE.parents[2] / "bundle" / "sample_articles")
    folder = next((folder for folder in folders if folder.is_dir()), None)
    if folder is None:
        return {}
    files = [path for path in folder.iterdir() if path.suffix in (".txt", ".md")]
    # clean pieces last: there is nothing to see in them
    files.sort(key=lambda path: (path.stem.startswith("clean"), path.stem != "spun_interview", path.stem))
    return {path.stem.replace("_", " ").capitalize(): path for path in files}
