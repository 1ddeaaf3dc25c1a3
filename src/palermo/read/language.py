"""The language of a text."""

import pycld2

SAMPLE = 20_000
SHORTEST = 12
CHINESE = {"zh": "zh-Hans", "zh-Hant": "zh-Hant"}


def text_language(text: str) -> str:
    """Return the BCP 47 tag of a text's main language, `und` where the detector is unsure."""
    sample = "".join(letter if letter.isprintable() else " " for letter in text[:SAMPLE])
    if len(sample.strip()) < SHORTEST and sample.isascii():
        return "und"
    try:
        reliable, _, found = pycld2.detect(sample.encode("utf-8", "replace"), bestEffort=False)
    except (pycld2.error, ValueError):
        return "und"
    tag = str(found[0][1])
    if not reliable or tag in {"un", "xxx"}:
        return "und"
    return CHINESE.get(tag, tag)
