"""What systems leave behind in copy, by family: written here, for injecting."""

BLOCKS = (
    # tags and pieces of them
    '<div class="story-body__inner">',
    "</section>",
    '<p style="text-align: center;">',
    'embed-frame" data-provider="clips">',
    'class="wp-block-image size-full is-resized">',
    '<img src="/uploads/harbour-2.jpg" alt="" />',
    "<!-- wp:paragraph -->",
    "<!-- end article body -->",
    '<iframe width="560" height="315" src="https://player.example.net/v/8812"></iframe>',
    # shortcodes and template marks
    '[caption id="attachment_3381" align="aligncenter" width="800"]',
    "[/caption]",
    '[gallery ids="101,102,107" columns="3"]',
    '[su_button url="#" style="flat"]',
    "[vc_row][vc_column]",
    "{{ article.standfirst }}",
    "{% endblock %}",
    "%%sitename%% %%sep%%",
    "<%= render 'related' %>",
    # script and style
    'window.adSlots.push({ id: "mpu-2", size: [300, 250] });',
    ".standfirst { font-weight: bold; margin-bottom: 1em; }",
    # boilerplate
    "Advertisement",
    "ADVERTISEMENT",
    "Story continues below advertisement",
    "Skip to content",
    "Share this article",
    "Share on Facebook",
    "Click to share on X (Opens in new window)",
    "Read more: What we know so far",
    "You may also like",
    "Related stories",
    "Leave a comment",
    "Your email address will not be published. Required fields are marked *",
    "Sign up to our newsletter",
    "Home » News » Local",
    "Home > Business > Markets",
    "Loading...",
    "Show more comments",
    "We use cookies to make this site work. Accept all cookies",
    "© 2025 Example Media Group. All rights reserved.",
    "Image 3 of 9",
    "Posted in News | Tagged news, local | 0 Comments",
    # generators
    "As an AI language model, I cannot verify these figures.",
    "[Insert quote here]",
    "Certainly! Here is the revised version of your article:",
)

INLINE = (
    "<br />",
    "</span>",
    "<em>",
    "&nbsp;",
    "&lt;br&gt;",
    ":contentReference[oaicite:2]{index=2}",
    "【7†source】",
    " [embed]",
    " {{pullquote}}",
    " turn0search4",
    " \ufffd",
)
"""What stands behind a comma or a full stop; what looks like a word has a blank before it."""


def _misread(char: str) -> str:
    """The character's UTF-8 read as Windows-1252, or as Latin-1 where that has no such byte."""
    return "".join(
        bytes([byte]).decode("latin-1" if byte in b"\x81\x8d\x8f\x90\x9d" else "cp1252") for byte in char.encode()
    )


_ENTITIES = {
    "’": ("&rsquo;", "&#8217;", "&#x2019;"),
    "“": ("&ldquo;", "&#8220;"),
    "”": ("&rdquo;", "&#8221;"),
    "—": ("&mdash;", "&#8212;"),
    "–": ("&ndash;", "&#8211;"),
    "é": ("&eacute;",),
    "ó": ("&oacute;",),
    "£": ("&pound;",),
    "€": ("&euro;",),
    "…": ("&hellip;",),
}
DAMAGE = {"&": ("&amp;", "&amp;amp;")} | {char: (*names, _misread(char)) for char, names in _ENTITIES.items()}
"""Characters and what becomes of them on the way: entities and mojibake."""
