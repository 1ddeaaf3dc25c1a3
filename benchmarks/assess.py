"""Time of the engine and of an assessment: `python benchmarks/assess.py`."""

import time
from dataclasses import replace

from palermo.assess import Evidence, assess, decide, read_facts
from palermo.records import Claim


def main() -> None:
    """Print the seconds for a decision with every fact unknown and for an assessment of 1,000 documents."""
    facts = read_facts({"country": "XXA", "report_year": 2024, "history": {2022: "2WL", 2023: "2WL"}})
    start = time.perf_counter()
    decide(facts)
    print(f"decision with every fact unknown: {time.perf_counter() - start:.3f} s")
    claim = Claim(
        id="", document="", start=0, end=8, quote="happened", chain=(), certainty="asserted", verbatim=False,
        language="en", abuses=("forced_labour", "state_policy_or_pattern"), actors=("the government",),
    )  # fmt: skip
    claims = tuple(replace(claim, id=f"{n}-{m}", document=str(n), start=m) for n in range(1000) for m in range(10))
    start = time.perf_counter()
    assess(Evidence(claims=claims), country="CHN", year=2024, as_of="2024-07-01")
    print(f"assessment of 1,000 documents with 10,000 claims: {time.perf_counter() - start:.3f} s")


if __name__ == "__main__":
    main()
