"""How many independent sources works are: those of one body count once, and how that was counted in words."""

from collections.abc import Sequence

from palermo.corroborate.reliance import source_label
from palermo.corroborate.works.bodies import Body, body_of, same_body
from palermo.corroborate.works.claimed import UNNAMED, Works
from palermo.records import Claim
from palermo.records.independence import joined


class Bodies:
    """Who made each work of a folder: works that a claim's chain names, and works that documents rest on."""

    def __init__(self, claims: Sequence[Claim], works: Works) -> None:
        """Find the body of each root; a document of the folder is its own."""
        self._of: dict[str, str] = {}
        for claim in claims:
            if claim.id in works.named and UNNAMED.search(claim.chain[-1].source) is None:
                self._of.setdefault(works.named[claim.id], source_label(claim.chain[-1].source))
        self._made: dict[str, tuple[Body, ...]] = {
            work.label: tuple(body for name in work.bodies[:1] if (body := body_of(name))) for work in works.shared
        }
        named = {c.chain[-1].source for c in claims if c.chain and UNNAMED.search(c.chain[-1].source) is None}
        self._named = {source_label(name): body for name in sorted(named) if (body := body_of(name))}

    def of(self, root: str) -> str:
        """Return the label of who made a work, itself for a document of the folder or where nobody says."""
        if root in self._made:
            bodies = self._made[root]
            met = (label for label, body in self._named.items() if any(same_body(body, own) for own in bodies))
            return min(met, default=root)
        return self._of.get(root, root)

    def joined(self, sources: Sequence[tuple[str, ...]]) -> tuple[tuple[str, ...], ...]:
        """Return independent sources, each as its roots, with those of one body as one."""
        held: dict[str, list[tuple[str, ...]]] = {}
        for source in sources:
            held.setdefault(self.of(source[0]), []).append(source)
        return joined(tuple(root for source in group for root in source) for group in held.values())


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
