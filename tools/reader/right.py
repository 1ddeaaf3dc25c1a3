"""When a statement agrees with its label in every respect."""

import importlib.util
from collections.abc import Sequence
from functools import cache
from pathlib import Path
from typing import Any

from labels import Statement

from palermo.extract.votes import shared_part
from palermo.records import About, ChainLink, Claim, Effort

SAME = 0.5
_SHARED: list[Path] = []


def use_scorer(shared: Path) -> None:
    """Take the rule for chains from the scorer of the evaluation data."""
    _SHARED.append(shared)


@cache
def _scorer() -> Any:
    spec = importlib.util.spec_from_file_location("score_claims", _SHARED[-1] / "tools" / "score_claims.py")
    assert spec is not None and spec.loader is not None  # noqa: S101, PT018 a file that exists
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def matching(span: tuple[int, int], gold: Sequence[Statement], least: float = SAME) -> Statement | None:
    """Return the label that a span cuts best, where at least such a share of both together is common; or None."""
    best = max(gold, key=lambda s: shared_part(span, (s.start, s.end)), default=None)
    return best if best is not None and shared_part(span, (best.start, best.end)) >= least else None


def base_criteria(label: Statement) -> set[str]:
    """Return the criteria of a label, limbs of a rule as the rule."""
    return {"sig.proof_of_failure" if c.startswith("sig.proof_of_failure") else c for c in label.criteria}


def claim_right(claim: Claim, gold: Statement) -> bool:
    """Return whether a claim agrees with its label in chain, certainty, codes and country."""
    a, b = set(claim.abuses), set(gold.codes)
    codes = a == b or len(a & b) / max(1, len(a | b)) >= SAME
    return (
        claim.certainty == gold.certainty
        and codes
        and chain_right(claim.chain, gold)
        and same_countries(claim.about, gold)
    )


def chain_right(chain: Sequence[ChainLink], gold: Statement) -> bool:
    """Return whether a chain is the one labelled: by its names, or by where its links stand."""
    if gold.chain is not None:
        return bool(_scorer().same_chain(list(gold.chain), [link.source for link in chain]))
    if gold.links is None or gold.sources is None or len(chain) != gold.links:
        return gold.links is None or len(chain) == gold.links
    return all(
        link.start is None or link.end is None or (link.start < high and low < link.end)
        for link, (low, high) in zip(chain, gold.sources, strict=True)
    )


def effort_right(efforts: Sequence[Effort], gold: Statement) -> bool:
    """Return whether the efforts of a span agree with its label in criterion, side and country."""
    met = base_criteria(gold) & {effort.criterion for effort in efforts}
    return bool(met) and efforts[0].stance == gold.direction and same_countries(efforts[0].about, gold)


def same_countries(about: Sequence[About], gold: Statement) -> bool:
    """Return whether the countries are those labelled, or some of them where several are."""
    if gold.countries is None or not about:
        return True
    found, wanted = {one.code for one in about if one.code}, set(gold.countries)
    return found == wanted or (bool(found & wanted) and found <= wanted)
