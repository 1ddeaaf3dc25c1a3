"""How many independent sources works are: those of one body count once, and how that was counted in words."""

from collections.abc import Iterable, Sequence

from palermo.corroborate.reliance import source_label
from palermo.corroborate.works.bodies import Body, body_of, same_body
from palermo.corroborate.works.claimed import UNNAMED, Works
from palermo.records import Claim, Derivation
from palermo.records.independence import of_bodies


class Bodies:
    """Who made each work: works that a claim's chain names, works that documents rest on, documents themselves."""

    def __init__(self, claims: Sequence[Claim], works: Works) -> None:
        """Find the body of each root; that of a document of the folder is its publisher, as far as known."""
        self._of = {label: source_label(name) for label, name in works.publishers.items()}
        for claim in claims:
            if claim.id in works.named and UNNAMED.search(claim.chain[-1].source) is None:
                self._of.setdefault(works.named[claim.id], source_label(claim.chain[-1].source))
        self._made: dict[str, tuple[Body, ...]] = {
            work.label: tuple(body for name in work.bodies[:1] if (body := body_of(name))) for work in works.shared
        }
        named = {c.chain[-1].source for c in claims if c.chain and UNNAMED.search(c.chain[-1].source) is None}
        known = sorted({*named, *works.publishers.values()})
        self._named = {source_label(name): body for name in known if (body := body_of(name))}

    def of(self, root: str) -> str:
        """Return the label of who made a work, itself where nobody says."""
        if root in self._made:
            bodies = self._made[root]
            met = (label for label, body in self._named.items() if any(same_body(body, own) for own in bodies))
            return min(met, default=root)
        return self._of.get(root, root)

    def makers(self, roots: Iterable[str]) -> dict[str, str]:
        """Return who made each of the roots, by root, without those of which nobody says it."""
        return {root: maker for root in sorted(set(roots)) if (maker := self.of(root)) != root}

    def joined(self, sources: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        """Return independent sources, each as its roots, with those of one body as one."""
        return of_bodies(sources, self.of)


def makers(claims: Sequence[Claim], works: Works, derivations: Sequence[Derivation]) -> dict[str, str]:
    """Return who made each work that documents go back to or claims name, by root, where that is known."""
    roots = {root for one in derivations for root in (one.document, one.root)}
    return Bodies(claims, works).makers((*roots, *works.named.values()))


def how_counted(works: Sequence[str], sources: Sequence[tuple[str, ...]], bodies: Bodies) -> str:
    """Return in plain words how the independent sources of a statement were counted; empty where it has none."""
    if not sources:
        return ""
    makers = len({bodies.of(work) for work in works})
    made = f"{_number(len(works), 'work')} of {_number(makers, 'body')}"
    told = f"{_number(len(sources), 'independent source')}: {made}"
    notes = [
        note
        for note, holds in (
            ("works of one body count once", makers < len(works)),
            ("works that state one number count once", len(sources) < makers),
        )
        if holds
    ]
    return "; ".join((told, *notes))


def _number(count: int, noun: str) -> str:
    plural = noun[:-1] + "ies" if noun.endswith("y") else noun + "s"
    return f"{count} {noun if count == 1 else plural}"
