"""States in Spanish: by their names in the CLDR, and by adjectives formed from these names."""

import re
from functools import cache

import pycountry
from babel import Locale

from palermo.extract.entities.phrases import fold

# Endings that make a Spanish adjective of a country's name, accents folded, in every gender and number.
_ENDING = r"(?:i?an[oa]s?|[eio]n[oa]s?|[oa]s?|i?enses?|es(?:a|as|es)?|is?|ies|itas?|tec[oa]s?|ol(?:a|as|es)?|es?|)"
_LIKE_A_REPUBLIC = re.compile(r"República (\w+)")
_TWO = 2
_SOUNDS = str.maketrans("kqy", "cci")


@cache
def state_names() -> dict[str, str]:
    """Return the alpha-2 code of each state by its Spanish name, by what stands in brackets, and by spellings.

    A spelling is an English name that differs from the Spanish one in letters of one sound: k, q and c, y and i.
    """
    found = {name: code for code, name in Locale("en").territories.items() if _sound(name) == _sound_of(code)}
    for code, name in Locale("es").territories.items():
        if len(code) == _TWO and pycountry.countries.get(alpha_2=code) is not None:
            main, _, gloss = name.partition(" (")
            found |= {main: code} | ({gloss.rstrip(")"): code} if gloss and "RAE" not in main else {})
    return found


def _sound(name: str) -> str:
    return fold(name).casefold().translate(_SOUNDS)


def _sound_of(code: str) -> str:
    return _sound(Locale("es").territories.get(code, "")) if len(code) == _TWO else ""


@cache
def state_pattern() -> re.Pattern[str]:
    """Return the pattern of the states' names, longest first, whole words as written."""
    names = sorted(map(re.escape, state_names()), key=len, reverse=True)
    return re.compile(rf"\b(?:{'|'.join(names)})\b")


@cache
def state_of_adjective(word: str) -> str | None:
    """Return the alpha-2 code of the state whose name an adjective is formed from, None where two or none fit.

    The longest stem wins, and a whole name before a shortened one, so that one state's name may begin another's.
    Irregular adjectives are not known.
    """
    plain = fold(word).casefold()
    fits = {
        ((len(stem), stem == _stems(name)[0]), code)
        for name, code in state_names().items()
        for stem in _stems(name)
        if plain.startswith(stem) and re.fullmatch(_ENDING, plain[len(stem) :])
    }
    best = max((fit for fit, _ in fits), default=None)
    found = {code for fit, code in fits if fit == best}
    return found.pop() if len(found) == 1 else None


@cache
def _stems(name: str) -> tuple[str, ...]:
    """Return what adjectives of a name begin with: the name, and the name without its ending."""
    republic = _LIKE_A_REPUBLIC.fullmatch(name)
    words = [fold(word).casefold() for word in (republic[1] if republic else name.removeprefix("El ")).split()]
    if len(words) > _TWO:
        return ()
    joined = "".join(word.removesuffix("s") if len(words) == _TWO else word for word in words)
    shorter = re.sub(r"(?:istan|ia|as|a|e|o)$", "", joined)
    return tuple(stem for stem in (joined, re.sub(r"[aeo]s?$", "", joined), shorter) if len(stem) > _TWO)


def english_name(code: str) -> str:
    """Return the usual English name of a state by its alpha-2 code, as it stands after "of"."""
    country = pycountry.countries.get(alpha_2=code)
    named = Locale("en").territories[code] if country is None else getattr(country, "common_name", country.name)
    name = str(named).split(",", maxsplit=1)[0]
    return f"the {name}" if name.startswith("United ") else name
