"""Ages told by what bounds them: as young as seven, children under 18, were under 16 at the time."""

from palermo.extract.quantities.mention import Mention
from palermo.extract.quantities.nouns import is_plural, names_persons
from palermo.extract.quantities.phrases import key_at
from palermo.extract.quantities.tokens import Token

_OLDEST = 120
_AGE_WORDS = frozenset({"age", "young", "younger", "old", "older"})
_BELOW, _ABOVE = frozenset({"under", "below"}), frozenset({"over", "above"})
_ANYONE = frozenset({"those", "anyone", "everyone", "someone", "anybody", "everybody", "aged"})
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "still", "both", "all"})
# Ages that laws set: behind "were under" another small figure is a count or a score.
_OF_AGE = range(10, 26)


def may_be_age(mention: Mention) -> bool:
    """Return whether a mention can be an age: no more than one, in no unit but time, of no noun."""
    timed = mention.unit is None or mention.unit.kind == "duration"
    return timed and mention.currency is None and mention.shape == "plain" and 0 < mention.value <= _OLDEST


def bounds_age(tokens: list[Token], first: int, i: int, mention: Mention) -> bool:
    """Return whether the bound from token `first` to token i makes the number behind it an age."""
    bound = {token.key for token in tokens[first:i]}
    counts = mention.noun is not None and is_plural(mention.noun.head)
    if bound & _AGE_WORDS:
        return not counts
    if not bound & (_BELOW | _ABOVE) or counts or len(bound) != 1:
        return False
    before = key_at(tokens, first - 1)
    of_persons = before in _ANYONE or names_persons(before)
    if mention.unit is not None:
        return of_persons and bool(bound & _BELOW) and mention.unit.name == "year"
    return of_persons or (
        mention.noun is None and before in _BE and bool(bound & _BELOW) and mention.value in _OF_AGE
    )
