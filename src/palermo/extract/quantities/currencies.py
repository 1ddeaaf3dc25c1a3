"""The currencies in use by their full names in a language, as CLDR has them."""

from functools import cache

from babel import Locale, UnknownLocaleError
from babel.core import get_global
from babel.numbers import get_currency_name

from palermo.extract.quantities.lexicon import Currency

_FEW, _MANY = 1, 5


@cache
def named_currencies(language: str) -> tuple[Currency, ...]:
    """Return the currencies in use with their full names, one and many; none for a language CLDR lacks.

    Source: Unicode CLDR through Babel. A coin that several states share is told apart by its adjective alone, so
    only full names stand here.
    """
    try:
        locale = Locale.parse(language)
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple(_currency(code, locale) for code in _in_use())


def _currency(code: str, locale: Locale) -> Currency:
    names = [get_currency_name(code, locale=locale)]
    names += [get_currency_name(code, count=count, locale=locale) for count in (_FEW, _MANY)]
    return Currency(
        code=code,
        name=names[1].lower(),
        before=(),
        after=tuple(dict.fromkeys(name for name in names if name != code)),
    )


def _in_use() -> tuple[str, ...]:
    """Return the codes of legal tender in use anywhere, in order."""
    tenders = get_global("territory_currencies").values()
    return tuple(sorted({code for spans in tenders for code, _, end, tender in spans if tender and end is None}))
