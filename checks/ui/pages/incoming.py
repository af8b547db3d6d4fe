"""Files that come in: read at once, or after a word about their encoding; several become a queue."""

import streamlit as st

from checks import formats
from checks.core.errors import CopydeskError, SourceError
from checks.ui.app import session
from checks.ui.app.files import ENCODINGS, peek
from checks.ui.widgets.plain import plain

_GROUP = """<script>
(function group(tries) {
  const zone = document.querySelector('[data-testid="stFileUploaderDropzone"][role="presentation"]');
  if (zone) zone.setAttribute("role", "group");
  if (tries) setTimeout(group, 100, tries - 1);
})(20);
</script>"""
"""Streamlit names and focuses an element that it hides from assistive technology; what it is is a group."""
_LABEL = "Or drop files: text, Markdown, HTML, Word"


def too_long(text: str) -> str:
    """What is said of a text that is more than the desk takes."""
    return (
        f"This is {len(text):,} characters; the desk takes {session.LONGEST:,}. It is kept in the box: cut it into"
        " articles, or check it with `copydesk check FILE`."
    )


def upload() -> None:
    """The place for files."""
    endings = sorted(ending.lstrip(".") for ending in formats.formats())
    files = st.file_uploader(_LABEL, type=endings, accept_multiple_files=True, key=f"upload{_round()}")
    st.html(_GROUP, unsafe_allow_javascript=True)
    if not files:
        return
    read = [original for file in files if (original := _original(file.name, file.getvalue()))]
    if read and (len(read) == len(files) or st.button("Go on with the others")):
        _open(read)


def _original(name: str, data: bytes) -> formats.Original | None:
    """The file, or None and a word about it where it cannot be read yet."""
    try:
        original = formats.load(data, name)
    except SourceError as error:
        chosen = _encoding(name, data)
        if chosen is None:
            st.error(plain(str(error)))
            return None
        if not chosen:
            return None
        original = formats.load(data, name, chosen)
    if len(original.text) > session.LONGEST:
        st.error(plain(f"{name}: {too_long(original.text)}"))
        return None
    return original


def _encoding(name: str, data: bytes) -> str | None:
    """The encoding that the editor chose; "" before that, None where the file is no text in any."""
    wide = 0.25 < data[:4096].count(0) / max(len(data[:4096]), 1) < 0.6
    fitting = [code for code in ENCODINGS if code.startswith("utf-16") == wide and peek(data, code)]
    if formats.format_of(name) == formats.DOCX or not fitting or (b"\0" in data and not wide):
        return None
    chosen: dict[str, str] = st.session_state.setdefault(f"encodings{_round()}", {})
    if name in chosen:
        return chosen[name]
    with st.container(border=True):
        st.markdown(f"**{plain(name)}** is not UTF\\-8. In which encoding does it read right?")
        label = f"Encoding of {plain(name)}"
        code = st.selectbox(label, fitting, format_func=ENCODINGS.__getitem__, key=f"code-{name}")
        st.text(peek(data, code))
        if st.button("Read it so", key=f"read-{name}"):
            chosen[name] = code
    return chosen.get(name, "")


def _open(originals: list[formats.Original]) -> None:
    opened: list[str] = []
    for original in originals:
        source = original.data if original.format == formats.DOCX else None
        opened.append(session.new_desk(original.text, original.name, source=source, encoding=original.encoding).id)
    st.session_state.upload_round = _round() + 1
    st.session_state.queue = opened[1:]
    try:
        session.open_article(opened[0])
    except CopydeskError as error:
        st.error(plain(str(error)))
        return
    st.rerun()


def _round() -> int:
    """A new uploader each time: the old one would hand the same files in again."""
    number: int = st.session_state.get("upload_round", 0)
    return number
