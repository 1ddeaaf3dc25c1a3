"""Shapes and words of a picture as SVG text; the same calls give the same letters.

A picture is drawn in units of a page 720 wide. Every shape has its colour for paper as an attribute and a class by
which the page's style sheet gives it another in the dark. No colour is the only carrier of a meaning.
"""

import unicodedata
from html import escape

from palermo.publish.letters import visible

WIDTH = 720
INK, SOFT, LINE, PAPER = "#1d2327", "#565f66", "#d9d5cb", "#ffffff"
FOR, AGAINST, ACCENT, LAND = "#3d6480", "#6d5a3a", "#1f4e6b", "#e7e3da"
SIZE = 13
# Width of a letter against its height in a plain sans: the mean of running text, on the wide side.
NARROW, WIDE, CAPITAL = 0.55, 1.0, 0.7
FONTS = "DejaVu Sans, Noto Sans, Liberation Sans, Arial, sans-serif"


def number(value: float) -> str:
    """Return a length with at most two decimals and no needless zero."""
    return f"{value:.2f}".rstrip("0").rstrip(".") if value != int(value) else str(int(value))


def tag(name: str, inside: str = "", /, **attributes: str | float) -> str:
    """Return an element; `_` in an attribute's name stands for `-`, and `kind` for `class`."""
    told = "".join(f' {_attribute(key)}="{_value(value)}"' for key, value in attributes.items())
    return f"<{name}{told}>{inside}</{name}>" if inside else f"<{name}{told}/>"


def _attribute(key: str) -> str:
    return "class" if key == "kind" else key.replace("_", "-")


def _value(value: str | float) -> str:
    return escape(visible(value)) if isinstance(value, str) else number(value)


def told(text: str) -> str:
    """Return the words that a pointer at rest on a shape brings up."""
    return f"<title>{escape(isolated(text), quote=False)}</title>"


def words(  # noqa: PLR0913 -- every one is a choice of its own, and all but the place have a usual value
    x: float,
    y: float,
    text: str,
    *,
    kind: str = "t",
    anchor: str = "start",
    size: float = SIZE,
    bold: bool = False,
) -> str:
    """Return words with their foot at (x, y); `kind` t is soft, k the colour of the text."""
    colour = {"t": SOFT, "k": INK}[kind]
    weight: dict[str, str | float] = {"font_weight": 600} if bold else {}
    return tag(
        "text", escape(isolated(text), quote=False), kind=kind, x=x, y=y, text_anchor=anchor, font_size=size,
        fill=colour, **weight,
    )  # fmt: skip


def rect(x: float, y: float, width: float, height: float, *, kind: str, fill: str) -> str:  # noqa: PLR0913 -- place, size, look
    """Return a filled rectangle."""
    return tag("rect", kind=kind, x=x, y=y, width=width, height=height, fill=fill)


def path(points: str, *, kind: str, stroke: str, width: float = 1, dash: str = "") -> str:
    """Return an open line; `dash` is a pattern of lengths."""
    dashed: dict[str, str | float] = {"stroke_dasharray": dash} if dash else {}
    return tag("path", kind=kind, d=points, fill="none", stroke=stroke, stroke_width=width, **dashed)


def isolated(text: str) -> str:
    """Return visible text on one line whose letters keep their order inside words of another direction."""
    shown = " ".join(visible(text).split())
    turned = any(unicodedata.bidirectional(letter) in ("R", "AL") for letter in shown)
    return f"\u2068{shown}\u2069" if turned else shown


def length(text: str, size: float = SIZE) -> float:
    """Return about how wide a text is set."""
    return size * sum(_share(letter) for letter in text)


def _share(letter: str) -> float:
    if unicodedata.east_asian_width(letter) in ("W", "F"):
        return WIDE
    return CAPITAL if letter.isupper() or letter in "mwMW%—" else NARROW


def fitted(text: str, width: float, size: float = SIZE) -> str:
    """Return a text cut to a width, with an ellipsis where something was cut."""
    shown = " ".join(visible(text).split())
    if length(shown, size) <= width:
        return shown
    while shown != "" and length(shown + "…", size) > width:
        shown = shown[:-1]
    return shown.rstrip() + "…"


def wrapped(text: str, width: float, lines: int, size: float = SIZE) -> list[str]:
    """Return a text broken between words into at most so many lines, the last one cut where it does not fit."""
    held: list[str] = []
    for word in " ".join(visible(text).split()).split(" "):
        if held and (length(f"{held[-1]} {word}", size) <= width or len(held) == lines):
            held[-1] = f"{held[-1]} {word}"
        else:
            held.append(word)
    return [fitted(line, width, size) for line in held]


def framed(name: str, title: str, description: str, height: float, shapes: list[str]) -> str:
    """Return the whole picture, named and described for a reader who hears it.

    `name` makes the ids of title and description, so no two pictures of a page share one.
    """
    head = tag("title", escape(visible(title)), id=f"{name}-title") + tag(
        "desc", escape(visible(description)), id=f"{name}-desc"
    )
    return tag(
        "svg", head + "\n" + "\n".join(shapes) + "\n", xmlns="http://www.w3.org/2000/svg", kind=f"picture {name}",
        viewBox=f"0 0 {WIDTH} {number(height)}", width=WIDTH, height=height, role="img",
        aria_labelledby=f"{name}-title {name}-desc", font_family=FONTS,
    )  # fmt: skip
