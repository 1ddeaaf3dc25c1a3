"""Why two figures cannot be held against each other, and why testing them would show nothing."""

from palermo.corroborate.figures.reference import FigureWords
from palermo.corroborate.wording import fold
from palermo.records.figures import Figure, Interval


def obstacles(one: Figure, other: Figure, implied: tuple[Interval | None, Interval | None]) -> tuple[str, ...]:
    """Return why the two cannot be tested, empty when they can: another thing, people, place or kind of period."""
    return (
        *_things(one, other),
        *_people(one, other),
        *_periods(one, other),
        *(
            f"denominator: no reference value for {_over(figure)} ({figure.text})"
            for figure, count in zip((one, other), implied, strict=True)
            if count is None
        ),
    )


def _over(figure: Figure) -> str:
    return figure.denominator or figure.population or "it"


def _things(one: Figure, other: Figure) -> list[str]:
    if one.numerator is None or other.numerator is None:
        return ["numerator: what is counted is not stated"]
    reasons = []
    if one.numerator != other.numerator:
        reasons.append(f"numerator: {one.numerator} against {other.numerator}")
    elif one.numerator.startswith("part of"):
        reasons.append("numerator: parts of a count, of which it is not told what sets them apart")
    if one.kind == other.kind == "count" and one.unit and other.unit and one.unit != other.unit:
        reasons.append(f"unit: {one.unit} against {other.unit}")
    return reasons


def _people(one: Figure, other: Figure) -> list[str]:
    reasons = [
        f"group: of whom and where is not stated ({figure.text})" for figure in (one, other) if _of_nobody(figure)
    ]
    if one.group != other.group and one.group is not None and other.group is not None:
        reasons.append(f"group: {one.group} against {other.group}")
    return reasons


def _periods(one: Figure, other: Figure) -> list[str]:
    reasons = []
    if one.measure is not None and other.measure is not None and one.measure != other.measure:
        reasons.append(f"unit: {one.measure} against {other.measure}")
    if _apart(one, other) or _apart(other, one):
        reasons.append("period: the two periods do not meet")
    elif one.kind == other.kind == "count" and not _same_span(one, other):
        reasons.append("period: one is of another span of time than the other")
    return reasons


def _of_nobody(figure: Figure) -> bool:
    """Return whether a figure is a count that does not say of whom: nothing can be held against it."""
    return figure.kind == "count" and figure.group is None


def _apart(one: Figure, other: Figure) -> bool:
    """Return whether the first ends before the second begins, at the precision both share."""
    if one.until is None or other.since is None:
        return False
    shared = min(len(one.until), len(other.since))
    return one.until[:shared] < other.since[:shared]


def _same_span(one: Figure, other: Figure) -> bool:
    """Return whether two counts are of one span of time: a month is part of a year, and no other count of it."""
    return (one.since, one.until) == (other.since, other.until)


def shared_population(one: Figure, other: Figure) -> bool:
    """Return whether two parts are of one population in the same words, at one place and time."""
    if "count" in (one.kind, other.kind) or one.denominator is not None or other.denominator is not None:
        return False
    if one.population is None or other.population is None or one.place is None or one.place != other.place:
        return False
    return fold(one.population) == fold(other.population) and _same_span(one, other)


def idle(one: Figure, other: Figure, words: FigureWords) -> bool:
    """Return whether testing the two would show nothing, however it came out.

    Both only say "more than", or "at most"; two counts stand in one document, whose words tell them apart; a count
    is of a handful of people met, or of those of one event without a date; or one is so far above the other that
    they are of different circles of people.
    """
    if _both_open(one.interval, other.interval):
        return True
    if one.kind != "count" or other.kind != "count":
        return bool(set(one.claims) & set(other.claims)) and one.kind == other.kind
    if set(one.documents) & set(other.documents):
        return True
    small, large = sorted((one.value, other.value))
    undated = one.since is None and one.until is None
    return small < (words.few_undated if undated else words.few) or large > words.apart * small


def _both_open(one: Interval, other: Interval) -> bool:
    return (one.low is None and other.low is None) or (one.high is None and other.high is None)
