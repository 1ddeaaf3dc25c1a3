"""Keep labels of pages as offsets: no word of the pages, nobody's name.

usage: python tools/reader/keep_labels.py FOLDER OUT.jsonl
FOLDER holds pages/NAME.txt, labels/NAME.json (statements as in the labels beside the project, each with `start`,
`end` and the words of its sources) and labels/index*.csv (id, repository, path, commit). OUT gets a line a page:
where it was found, its text's SHA-256, and its statements; sources are kept as ranges, the nearest before others.
"""

import csv
import hashlib
import json
import sys
from pathlib import Path
from typing import Any

from labels import located

_CLAIM = ("start", "end", "certainty", "abuses", "country")
_EFFORT = ("start", "end", "criterion", "direction", "done", "country")


def main(folder: Path, out: Path) -> None:
    """Write a line for every page that has a text, labels and a place in an index."""
    index: dict[str, dict[str, str]] = {}
    for path in sorted((folder / "labels").glob("index*.csv")):
        with path.open(encoding="utf-8", newline="") as file:
            index |= {row["id"].removesuffix(".txt"): row for row in csv.DictReader(file)}
    lines = []
    for path in sorted((folder / "labels").glob("*.json")):
        page = folder / "pages" / f"{path.stem}.txt"
        if not page.is_file() or path.stem not in index:
            print("left out:", path.stem)
            continue
        lines.append(json.dumps(_kept(path, page, index[path.stem])))
    out.write_text("".join(line + "\n" for line in lines), encoding="utf-8")
    print(len(lines), "pages")


def _kept(labels: Path, page: Path, place: dict[str, str]) -> dict[str, Any]:
    row, data = json.loads(labels.read_text(encoding="utf-8")), page.read_bytes()
    text = data.decode("utf-8")
    claims = [{name: c[name] for name in _CLAIM} | {"links": len(c["chain"]), "ranges": _ranges(text, c)}
              for c in row["claims"]]  # fmt: skip
    efforts = [{name: e.get(name) for name in _EFFORT} for e in row.get("efforts", [])]
    return {"document": page.name, "sha256": hashlib.sha256(data).hexdigest(), "repository": place["repository"],
            "path": place["path"], "commit": place.get("commit") or "", "language": row["language"],
            "claims": claims, "efforts": efforts}  # fmt: skip


def _ranges(text: str, claim: dict[str, Any]) -> list[tuple[int, int]] | None:
    found = located(text, claim, claim.get("sources") or [])
    return None if found is None or len(found) != len(claim["chain"]) else list(found)


if __name__ == "__main__":
    main(*(Path(arg) for arg in sys.argv[1:3]))
