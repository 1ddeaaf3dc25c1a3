"""What testing two figures shows, as one plain sentence."""

from palermo.corroborate.figures.intervals import whole
from palermo.corroborate.figures.reference import References
from palermo.records.figures import Figure, FigureComparison, Interval


def told(pair: FigureComparison, one: Figure, other: Figure, known: References) -> str:
    """Return the verdict of a comparison in one sentence; the figures are in the order of its ids."""
    both = f"“{one.text}” and “{other.text}”"
    match pair.verdict:
        case "same_number":
            return f"{both} are one number{_over(one, other, known)}, so they are one source and not two."
        case "coherent" if _at_one_point(pair.intersection):
            return f"{both} put it at {_shown(pair.intersection)}{_of(one, other, pair, known)}, from either side."
        case "coherent":
            return (
                f"{both} can both be true: each allows {_shown(pair.intersection)}{_of(one, other, pair, known)}."
            )
        case "clashing":
            return f"{both} cannot both be true{_clash(pair, one, other)}.{_fitting(pair, one, other, known)}"
        case "not_comparable":
            return f"{both} are not compared: {'; '.join(_reason(reason) for reason in pair.reasons)}."


def _at_one_point(shared: Interval | None) -> bool:
    return shared is not None and shared.low is not None and shared.low == shared.high


def _reason(reason: str) -> str:
    return reason.split(": ", 1)[-1].replace("_", " ")


def _over(one: Figure, other: Figure, known: References) -> str:
    over = (one.denominator, other.denominator)
    labels = [known[name].label for name in over if name is not None and name in known]
    return f", once over {labels[0]} and once over {labels[1]}" if len(set(labels)) > 1 else ", once rounded"


def _of(one: Figure, other: Figure, pair: FigureComparison, known: References) -> str:
    if _as_parts(pair):
        return "" if one.population is None else f" of {' '.join(one.population.split())}"
    group = one.group or other.group
    what = (one.numerator or "").replace("_", " ")
    return f" {what}" if group is None else f" {known[group].label if group in known else group} {what}"


def _clash(pair: FigureComparison, one: Figure, other: Figure) -> str:
    first, second = pair.implied
    if _as_parts(pair) or one.kind == other.kind == "count":
        return f" of the same people{_when(one)}"
    return f": the one means {_shown(first)}, the other {_shown(second)}"


def _when(figure: Figure) -> str:
    if figure.since is None:
        return ", if they are of one time, which neither tells"
    return f" in {figure.since}" if figure.since == figure.until else f" since {figure.since}"


def _fitting(pair: FigureComparison, one: Figure, other: Figure, known: References) -> str:
    fits = [test for test in pair.denominators if test.fits and not test.stated]
    if not fits:
        return ""
    text = one.text if fits[0].figure == one.id else other.text
    return f" “{text}” would fit if it were of {known[fits[0].denominator].label}."


def _as_parts(pair: FigureComparison) -> bool:
    ends = [end for part in pair.implied if part is not None for end in (part.low, part.high) if end is not None]
    return bool(ends) and max(ends) <= 1


def _shown(interval: Interval | None) -> str:
    if interval is None:
        return "nothing"
    if max(end for end in (interval.low, interval.high, 0.0) if end is not None) <= 1:
        ends = [None if end is None else f"{100 * end:.4g}" for end in (interval.low, interval.high)]
        unit = " percent"
    else:
        ends, unit = [None if end is None else f"{end:,}" for end in whole(interval)], ""
    match ends:
        case [str(low), str(high)]:
            return f"{low}{unit}" if low == high else f"{low} to {high}{unit}"
        case [str(low), None]:
            return f"{low}{unit} and more"
        case [None, str(high)]:
            return f"up to {high}{unit}"
    return "any number"
