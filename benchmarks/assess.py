"""Time of the engine and of an assessment, once claims are extracted: `python -m benchmarks.assess`."""

import json
import time
from collections.abc import Callable
from dataclasses import replace

from palermo.assess import Evidence, assess, decide, read_facts
from palermo.records import Claim, Effort, TierPlacement

DOCUMENTS, CLAIMS_A_DOCUMENT = 1000, 10
PLAIN = Claim(
    id="", document="", start=0, end=8, quote="happened", chain=(), certainty="asserted", verbatim=False,
    language="en", abuses=("forced_labour", "state_policy_or_pattern"), actors=("the government",),
)  # fmt: skip
EFFORT = Effort(
    id="", document="", start=0, end=9, quote="did a thing", chain=(), certainty="asserted", criterion="crit.1",
    action="conviction", stance="for", commitment=False, language="en", since="2023-06",
)  # fmt: skip


def evidence() -> Evidence:
    """Return invented evidence of 1,000 documents with 10,000 claims of several kinds and 2,000 efforts."""
    kinds = (
        {},
        {"certainty": "denied"},
        {"abuses": ("isolation",), "since": "2022-09"},
        {"tier": TierPlacement("CHN", 2024, "3", "remained")},
        {"abuses": ("insufficient_government_efforts",), "quote": "is not making significant efforts"},
    )
    claims = tuple(
        replace(PLAIN, id=f"{n}-{m}", document=str(n), start=m, **kinds[(n + m) % len(kinds)])  # type: ignore[arg-type]
        for n in range(DOCUMENTS)
        for m in range(CLAIMS_A_DOCUMENT)
    )
    efforts = tuple(
        replace(EFFORT, id=f"e{n}-{m}", document=str(n), start=m, criterion=f"crit.{1 + n % 12}")
        for n in range(DOCUMENTS)
        for m in range(2)
    )
    return Evidence(claims=claims, efforts=efforts)


def seconds(call: Callable[[], object]) -> float:
    """Return how long the call takes."""
    start = time.perf_counter()
    call()
    return round(time.perf_counter() - start, 3)


def measure() -> dict[str, float]:
    """Return the seconds of a decision with every fact unknown and of an assessment of 1,000 documents."""
    facts = read_facts({"country": "XXA", "report_year": 2024, "history": {2022: "2WL", 2023: "2WL"}})
    held = evidence()
    history = {2022: "2WL", 2023: "2WL"}
    return {
        "assess.decision_all_unknown_s": seconds(lambda: decide(facts)),
        "assess.thousand_documents_s": seconds(
            lambda: assess(held, country="CHN", year=2024, as_of="2024-07-01", history=history)  # type: ignore[arg-type]
        ),
    }


if __name__ == "__main__":
    print(json.dumps(measure()))
