"""The fonts that a PDF is set in, and which scripts none of them has: typst draws empty boxes there, silently."""

import unicodedata
from importlib.util import find_spec

import typst

NAMES = {"cjk": "Chinese", "hiragana": "Japanese", "katakana": "Japanese", "hangul": "Korean"}
SIGNS = "further signs"
PACKAGES = ("manimgx_fonts_cjk",)
"""Packages that hold nothing but a font (Noto Sans CJK, SIL Open Font License) and are used where installed."""
ASIAN = ("Chinese", "Japanese", "Korean")
FOR_ASIAN = "fonts-noto-cjk (Debian, Ubuntu) or, with pip, manimgx-fonts-cjk"
FOR_OTHERS = "fonts-noto-core (Debian, Ubuntu)"
_REFUSED = "could not be displayed"
_PAGE = b"""#set text(font: ("Libertinus Serif", "Noto Serif", "DejaVu Serif", "Noto Sans"))
#sys.inputs.letters"""


def font_folders() -> list[str]:
    """Return the folders of installed font packages; may be empty. Fonts of the system need no folder."""
    found = (find_spec(name) for name in PACKAGES)
    return [place for spec in found if spec is not None for place in spec.submodule_search_locations or ()]


def fonts() -> typst.Fonts:
    """Return the fonts of the typst package, of installed font packages and of the system."""
    return typst.Fonts(font_paths=font_folders())


def to_install(scripts: tuple[str, ...]) -> str:
    """Return what to install so that a PDF shows these scripts, as one line; empty for none."""
    if len(scripts) == 0:
        return ""
    asian, other = any(name in ASIAN for name in scripts), any(name not in ASIAN for name in scripts)
    wanted = (*((FOR_ASIAN,) if asian else ()), *((FOR_OTHERS,) if other else ()))
    return f"Install {' and '.join(wanted)}, and run palermo again."


def unshown(text: str) -> tuple[str, ...]:
    """Return the names of the scripts of which a text holds a letter that no font here has, in order.

    Asked of typst itself: PDF/A admits no letter without a shape, so that setting such a letter is refused.
    """
    known = fonts()
    by_script: dict[str, set[str]] = {}
    for letter in set(text):
        if ord(letter) > 0x2FF and unicodedata.category(letter)[0] not in "ZC":  # noqa: PLR2004 -- Latin ends here
            by_script.setdefault(_script(letter), set()).add(letter)
    return tuple(dict.fromkeys(name for name, letters in sorted(by_script.items()) if _lacks(letters, known)))


def _script(letter: str) -> str:
    if "\u3000" <= letter <= "\u303f" or "\uff00" <= letter <= "\uffef":
        return NAMES["cjk"]
    if unicodedata.category(letter)[0] not in "LM":
        return SIGNS
    first = unicodedata.name(letter, SIGNS).split(" ")[0].casefold()
    return NAMES.get(first, first.capitalize())


def _lacks(letters: set[str], known: typst.Fonts) -> bool:
    told = {"letters": " ".join(sorted(letters))}
    try:
        typst.compile(_PAGE, format="pdf", pdf_standards="a-2b", sys_inputs=told, timestamp=0, font_paths=known)
    except typst.TypstError as refused:
        if _REFUSED in str(refused):
            return True
        raise
    return False
