"""The forms of a figure as patterns: those of a language's file with its numbers, units and bounds put in."""

import re
from dataclasses import dataclass
from functools import cache
from typing import Literal

from palermo.extract.quantities.patterned.numerals import either, numeral
from palermo.extract.quantities.patterned.words import number_words

Form = Literal["ratio", "share", "rate", "count"]
_NUMBERS = ("percent", "percent_to", "tenths", "tenths_to", "low", "up", "whole", "part", "first", "second")


@dataclass(frozen=True, slots=True)
class FormPattern:
    """A form and its pattern; groups are named as in the file, `before` and `after` hold the bounds."""

    form: Form
    pattern: re.Pattern[str]


@cache
def form_patterns(language: str) -> tuple[FormPattern, ...]:
    """Return the patterns of a language in the order in which they take their words: the surest first."""
    patterns = number_words(language).patterns
    listed: tuple[tuple[Form, tuple[str, ...]], ...] = (
        ("ratio", patterns.ratios), ("share", patterns.shares),
        ("rate", patterns.rates), ("count", patterns.counts),
    )  # fmt: skip
    return tuple(FormPattern(form, _compiled(source, language)) for form, sources in listed for source in sources)


@cache
def void_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of what is no figure: dates, ordinals, marks, idioms."""
    return re.compile("|".join(f"(?:{_filled(source, language)})" for source in number_words(language).voids))


def _compiled(source: str, language: str) -> re.Pattern[str]:
    words = number_words(language)
    spaced = r"\s" if words.whole_words else r"\s?"
    after = either(word for group in words.bounds_after.values() for word in group)
    behind = rf"(?:{spaced if words.whole_words else ' ?'}(?P<after>{after}))?"
    edge = r"(?!\w)" if words.whole_words else ""
    start = r"(?<!\w)" if words.whole_words else ""
    bounds = rf"(?P<bounds>(?:(?:{_bound_before(language)}){spaced}){{0,2}})"
    return re.compile(rf"{start}{bounds}{_filled(source, language)}{edge}{behind}", re.IGNORECASE)


@cache
def _bound_before(language: str) -> str:
    words = number_words(language)
    plain = either(word for group in words.bounds_before.values() for word in group)
    scales = "".join(sign for sign in [*words.scales, *words.large_scales] if len(sign) == 1)
    only = either(word for group in words.scale_bounds.values() for word in group)
    idioms = either(word for word in words.vague if not words.whole_words)
    guarded = rf"(?!{idioms})" if not words.whole_words else ""
    return rf"{guarded}(?:(?:{plain})有?|(?:{only})(?=[{scales}]))" if only != r"(?!)" else f"(?:{plain})"


def _filled(source: str, language: str) -> str:
    words = number_words(language)
    parts = {name: f"(?P<{name}>{numeral(words)})" for name in _NUMBERS}
    parts |= {
        "number": numeral(words),
        "units": either(words.unit_words()),
        "unit": f"(?P<unit>{either(words.unit_words())})",
        "bound": f"(?P<inner>(?:{_bound_before(language)}){{0,2}})",
        "classifiers": either(words.things),
        "things": either([*words.things, *words.persons]),
        "half": f"(?P<half>{either(words.halves)})",
        "vague": f"(?P<vague>{either(words.vague)})",
        "lower": f"(?P<lower>{either(words.parts)})",
        "time": f"(?P<time>{either(words.times)})",
        "digits": "".join(word for word in words.cardinals if len(word) == 1),
        "scales": "".join(word for word in words.scales if len(word) == 1),
        "large": "".join(word for word in words.large_scales if len(word) == 1),
    }
    return re.sub(r"\{([a-z_]+)\}", lambda found: parts[found[1]], source)
