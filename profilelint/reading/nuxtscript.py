"""Where the script with a saved page's state stands in the page."""

import re
from typing import Final

_ASSIGNED: Final = re.compile(r"window\.__NUXT__\s*+=(?!=)")
_TAG: Final = re.compile(r"<!--|<(?P<slash>/?)(?P<name>[A-Za-z][^\t\n\f\r />]*+)")
_COMMENT_END: Final = re.compile(r"--!?>")
_ATTRIBUTE: Final = re.compile(r"""(?P<end>>)|=[\t\n\f\r ]*+(?:"[^"]*+"|'[^']*+'|[^\s>]*+)""")
# Elements whose content is text: a tag in there is none.
_TEXT_END: Final = {
    name: re.compile(rf"</{name}(?=[\t\n\f\r />]|\Z)", re.IGNORECASE)
    for name in (
        *("script", "style", "textarea", "title", "xmp", "iframe", "noembed", "noframes"),
        "noscript",
    )
}


def find_nuxt_script(html: str) -> tuple[int, int] | None:
    """Return where in a page the text of the script stands that sets `window.__NUXT__`.

    The offsets are the first character and the one after the last, for the first such script;
    None if there is none. What only looks like a script (in a comment, in the quotes of an
    attribute, in a title) does not count. In a page that is cut off the script runs to the end.
    """
    if _ASSIGNED.search(html) is None:
        return None
    pos = 0
    while tag := _TAG.search(html, pos):
        if tag["name"] is None:
            # Two characters on, not four: `<!-->` is a whole comment.
            end = _COMMENT_END.search(html, tag.start() + 2)
            if end is None:
                return None
            pos = end.end()
            continue
        pos = tag.end()
        while (attribute := _ATTRIBUTE.search(html, pos)) and attribute["end"] is None:
            pos = attribute.end()
        if attribute is None:
            return None
        pos = start = attribute.end()
        name = tag["name"].lower()
        if not tag["slash"] and name in _TEXT_END:
            end = _TEXT_END[name].search(html, pos)
            pos = len(html) if end is None else end.start()
            if name == "script" and _ASSIGNED.search(html, start, pos):
                return start, pos
    return None
