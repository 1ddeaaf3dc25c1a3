"""An edition as one HTML file: it opens offline, asks no host for anything, and works with scripts off."""

import base64
import hashlib
from functools import cache
from importlib.resources import files

from jinja2 import Environment, FunctionLoader, StrictUndefined, Template
from markupsafe import Markup

from palermo.publish.display import edition_values
from palermo.publish.edition import Edition


def html_page(edition: Edition, *, digest: str) -> bytes:
    """Return the page in UTF-8. `digest` names the inputs and rules it was made from, for the foot of the page."""
    script, style = _read("report.js"), _read("report.css")
    page = _template().render(
        edition_values(edition),
        digest=digest,
        # A template's own files are trusted; every word of a document is escaped.
        script=Markup(script),  # noqa: S704
        style=Markup(style),  # noqa: S704
        policy=_policy(script),
    )
    return page.encode("utf-8")


def _policy(script: str) -> str:
    """Return the content security policy: nothing from anywhere, and no script but the page's own."""
    fingerprint = base64.b64encode(hashlib.sha256(script.encode("utf-8")).digest()).decode("ascii")
    return (
        f"default-src 'none'; style-src 'unsafe-inline'; script-src 'sha256-{fingerprint}'; "
        "base-uri 'none'; form-action 'none'"
    )


@cache
def _template() -> Template:
    environment = Environment(
        loader=FunctionLoader(_read),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    # A picture is made of the report's own shapes; the letters in it are escaped where they are drawn.
    environment.filters["drawn"] = Markup
    return environment.get_template("report.html.jinja")


@cache
def _read(name: str) -> str:
    return files("palermo.publish").joinpath("templates", name).read_text(encoding="utf-8")
