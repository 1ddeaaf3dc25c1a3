"""The usual English name of a country."""

import pycountry


def country_name(code: str) -> str:
    """Return the usual English name of an ISO 3166-1 alpha-3 code, or the code itself where it has none."""
    found = pycountry.countries.get(alpha_3=code)
    return code if found is None else str(getattr(found, "common_name", found.name))
