"""Turn a hand reading of printed output into rows to learn confidence from: features and a verdict, no text.

usage: python tools/reader/readings.py PAGES JUDGED.jsonl OUT.jsonl
PAGES holds the texts that were read, JUDGED one line a record with kind, document, start, end and right, as a
careful reader wrote them. OUT gets kind, features and right for each record that is told in the same way today.
"""

import json
import sys
from pathlib import Path

from weigh import told_claims, told_efforts

from palermo.extract.pipeline import statements_of
from palermo.extract.reader import load_reader
from palermo.extract.statements import Statements, offers_of
from palermo.extract.votes import load_votes
from palermo.extract.votes.claims import right_features
from palermo.extract.votes.efforts import right_effort_features
from palermo.read import read_bytes


def main(pages: Path, judged: Path, out: Path) -> None:
    """Write the rows."""
    verdicts = {}
    for line in judged.read_text(encoding="utf-8").splitlines():
        row = json.loads(line)
        verdicts[row["kind"], row["document"], row["start"], row["end"]] = bool(row["right"])
    files = sorted(path for path in pages.iterdir() if path.suffix in (".txt", ".pdf"))
    documents = [read_bytes(path.read_bytes(), name=path.name)[0][0] for path in files]
    votes, rows = load_votes(), []
    for found, _ in statements_of(documents, reader=load_reader()):
        if not isinstance(found, Statements):
            continue
        claims, efforts = offers_of(found)
        for claim, offer in told_claims(claims, votes):
            key = ("claim", claim.document, claim.start, claim.end)
            rows.append((key, right_features(claim, offer)))
        for told, effort_offer in told_efforts(efforts, votes):
            key = ("effort", told[0].document, told[0].start, told[0].end)
            criteria = [effort.criterion for effort in told]
            rows.append((key, right_effort_features(told[0], criteria, effort_offer)))
    lines = [
        json.dumps(
            {"kind": key[0], "features": {n: round(v, 4) for n, v in features.items()}, "right": verdicts[key]}
        )
        for key, features in rows
        if key in verdicts
    ]
    out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    print(f"{len(lines)} of {len(verdicts)} judged records are told today")


if __name__ == "__main__":
    main(*(Path(arg) for arg in sys.argv[1:4]))
