"""A person confirms or overrules: entered in the case, shown beside the proposal, kept out where protected."""

import json
import re
import sqlite3
from pathlib import Path

import pypdfium2 as pdfium
import pytest
from click.testing import CliRunner, Result

from palermo.case import open_case
from palermo.cli import main
from palermo.records.encode import to_line

pytestmark = pytest.mark.usefixtures("all_counts")

POLICY = "sig.proof_of_failure"
WHERE = ("--country", "CHN", "--year", "2024")
HELD_BACK = "Qelvarith"
OPEN = {
    "id": "institute",
    "publisher": "Harbour Institute",
    "published": "2023-11-02",
    "text": "The government runs a state policy of forced labour in the cotton mills of Xinjiang, the Harbour "
    "Institute said.\n\nOfficials confiscated the passports of migrant workers, survivors said.",
}
HIDDEN = {
    "id": "sheltered-note",
    "publisher": f"{HELD_BACK} Circle",
    "published": "2023-12-09",
    "text": "Guards forced detained workers to work in a factory in Xinjiang without pay, a survivor said.",
    "protected": True,
}


def run(*arguments: str | Path) -> Result:
    return CliRunner().invoke(main, [str(argument) for argument in arguments])


def done(*arguments: str | Path) -> Result:
    result = run(*arguments)
    assert result.exit_code == 0, result.output
    return result


def report(target: Path, *arguments: str | Path, code: int = 1) -> dict[str, bytes]:
    result = run("report", *arguments, *WHERE, "--out", target)
    assert result.exit_code == code, result.output
    return {file.name: file.read_bytes() for file in sorted(target.iterdir())}


def assessment(files: dict[str, bytes]) -> dict[str, object]:
    found = json.loads(files["assessment.json"])
    assert isinstance(found, dict)
    return found


def finding(files: dict[str, bytes], name: str) -> dict[str, object]:
    findings = assessment(files)["findings"]
    assert isinstance(findings, list)
    return next(item for item in findings if item["id"] == name)


def page(files: dict[str, bytes]) -> str:
    """Return the words of the page without its marks, white space evened out."""
    text = re.sub(r"<[^>]+>", "", files["report.html"].decode())
    return " ".join(text.split())


SECOND = {
    "id": "survey",
    "publisher": "Delta Survey",
    "published": "2023-12-01",
    "text": "The government runs a state policy of forced labour on the farms of Xinjiang, the Delta Survey said.",
}


@pytest.fixture
def case(tmp_path: Path) -> Path:
    evidence = tmp_path / "evidence.jsonl"
    evidence.write_text(f"{to_line(OPEN)}\n{to_line(HIDDEN)}\n", encoding="utf-8")
    done("init", tmp_path / "case")
    done("add", tmp_path / "case", evidence)
    return tmp_path / "case"


def claims(case: Path, document: str) -> list[str]:
    lines = report(case.parent / "seen", "--case", case)["claims.jsonl"].decode().splitlines()
    return [item["id"] for item in map(json.loads, lines) if item["document"].startswith(document)]


def test_a_confirmed_policy_is_settled_and_shown_in_every_page(case: Path, tmp_path: Path) -> None:
    second = tmp_path / "second.jsonl"
    second.write_text(f"{to_line(SECOND)}\n", encoding="utf-8")
    done("add", case, second)
    before = report(tmp_path / "a", "--case", case)
    assert assessment(before)["needs_person"] == [POLICY]
    entered = done(
        "decide", case, POLICY, "--confirm", *WHERE, "--author", "Ada Lark", "--reason", "Plan was read."
    )
    assert f"{POLICY} CHN 2024  confirm  Ada Lark: Plan was read." in entered.stdout
    files = report(tmp_path / "b", "--case", case, code=0)
    assert assessment(files)["needs_person"] == []
    held = finding(files, POLICY)
    assert (held["status"], held["proposed"], held["origin"]) == ("supported", "supported", "person")
    assert held["decided"][:2] == ["confirm", "Ada Lark"]
    text = page(files)
    assert "The machine proposed: supported." in text
    assert re.search(r"Ada Lark confirmed the proposal, on \d{4}-\d\d-\d\dT\S+: Plan was read\.", text)
    for name in ("report.md", "assessment.json"):
        assert "Ada Lark" in files[name].decode(), name
    assert "Head of the chain of decisions" in text
    with pdfium.PdfDocument(files["report.pdf"]) as opened:
        printed = " ".join(" ".join(leaf.get_textpage().get_text_range() for leaf in opened).split())
    assert "What people decided" in printed
    assert "Plan was read." in printed


def test_nothing_is_overwritten_and_the_last_counts(case: Path, tmp_path: Path) -> None:
    done(
        "decide",
        case,
        "crit.1",
        "--overrule",
        "supported",
        *WHERE,
        "--author",
        "Ada",
        "--reason",
        "Seen in court.",
    )
    done("decide", case, "crit.1", "--overrule", "contested", *WHERE, "--author", "Ben", "--reason", "Appeal won.")
    files = report(tmp_path / "a", "--case", case)
    assert (finding(files, "crit.1")["status"], finding(files, "crit.1")["proposed"]) == (
        "contested",
        "no_evidence",
    )
    assert len(assessment(files)["decisions"]) == 2  # type: ignore[arg-type]
    text = page(files)
    assert text.index("Seen in court.") < text.index("Appeal won.")
    assert "no, a later one stands" in text
    assert "decided by a person; the machine proposed no evidence" in text
    listed = done("decide", case, "--list").stdout.splitlines()
    assert "Ada" in listed[0]
    assert "Ben" in listed[1]
    assert listed[2].startswith("2 decisions; head of the chain: ")
    with open_case(case) as opened:
        assert opened.store.heads()[0] in listed[2]
    assert len(done("decide", case, "crit.2", "--list").stdout.splitlines()) == 1
    records = [json.loads(line) for line in done("decide", case, "--list", "--json").stdout.splitlines()]
    assert [item["value"] for item in records] == ["supported", "contested"]


def test_a_decision_is_about_one_country_and_year(case: Path, tmp_path: Path) -> None:
    done("decide", case, POLICY, "--confirm", "--country", "chn", "--year", "2023", "--reason", "Read.")
    files = report(tmp_path / "a", "--case", case)
    assert assessment(files)["needs_person"] == [POLICY]
    assert assessment(files)["decisions"] == []


def test_a_rejected_claim_carries_nothing_and_is_still_told(case: Path, tmp_path: Path) -> None:
    before = report(tmp_path / "a", "--case", case)
    assert assessment(before)["corroborations"]
    for name in claims(case, "institute"):
        done("decide", case, name, "--overrule", "--author", "Ada", "--reason", "Misread.")
    files = report(tmp_path / "b", "--case", case)
    assert assessment(files)["needs_person"] == []
    assert any("overruled by a person" in text for text in assessment(files)["assumptions"])  # type: ignore[attr-defined]
    groups = assessment(files)["corroborations"]
    assert not [group for group in groups if "institute" in group["documents"]]  # type: ignore[attr-defined]
    assert files["claims.jsonl"] == before["claims.jsonl"]
    text = page(files)
    assert "in favour of rejected" in text
    assert "(rejected by a person)" in text
    assert "(rejected by a person)" not in page(before)


def test_a_persons_tier_stands_beside_the_indicated_one(case: Path, tmp_path: Path) -> None:
    done("decide", case, "tier", "--overrule", "2WL", *WHERE, "--author", "Ada", "--reason", "A waiver is due.")
    files = report(tmp_path / "a", "--case", case)
    assert assessment(files)["tier"] is None, "one source and no act give no tier; the person's stands beside that"
    assert "Ada overruled the proposal in favour of Tier 2 Watch List, on" in page(files)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        ((), "nothing to decide on"),
        (("crit.1",), "exactly one of --confirm"),
        (("crit.1", "--confirm", "--unsure"), "exactly one of --confirm"),
        (("crit.1", "--confirm"), "needs a reason"),
        (("crit.1", "--confirm", "--reason", "r"), "give --country and --year"),
        (("crit.1", "--confirm", "--reason", "r", "--country", "QQQ", "--year", "2024"), "not an ISO 3166-1"),
        (
            ("crit.1", "--overrule", "good", "--reason", "r", *WHERE),
            "supported, contested, unsupported, no_evidence",
        ),
        (("std.1", "--overrule", "--reason", "r", *WHERE), "met, not_met, unknown"),
        (("crit.99", "--confirm", "--reason", "r"), "Close to it: crit.9"),
        (("tier.2", "--confirm", "--reason", "r", *WHERE), "no rule that waits for a person"),
        (("zzzz", "--confirm", "--reason", "r"), "no claim or effort of this case. `assessment.json`"),
    ],
)
def test_wrong_use_says_what_to_do_and_enters_nothing(case: Path, arguments: tuple[str, ...], said: str) -> None:
    result = run("decide", case, *arguments)
    assert result.exit_code == 2
    assert said in result.output
    with open_case(case) as opened:
        assert opened.store.decisions() == ()


def test_a_claim_close_to_the_one_named_is_listed(case: Path) -> None:
    name = claims(case, "institute")[0]
    result = run("decide", case, name[:-1], "--confirm", "--reason", "r")
    assert result.exit_code == 2
    assert name in result.output
    assert run("decide", case, name, "--overrule", "alleged", "--reason", "r").exit_code == 2


def test_a_chain_changed_from_outside_is_told(case: Path, tmp_path: Path) -> None:
    done("decide", case, "crit.1", "--unsure", *WHERE, "--author", "Ada", "--reason", "Two accounts differ.")
    connection = sqlite3.connect(case / "case.db")
    connection.execute("DROP TRIGGER decisions_kept")
    connection.execute("UPDATE decisions SET record = replace(record, 'unsure', 'confirm')")
    connection.commit()
    connection.close()
    assert run("decide", case, "--list").exit_code == 1
    assert b"chain_broken" in report(tmp_path / "a", "--case", case, code=1)["problems.jsonl"]


def test_a_public_edition_names_nobody_unless_asked(case: Path, tmp_path: Path) -> None:
    done("decide", case, POLICY, "--confirm", *WHERE, "--author", "Ada Lark", "--reason", "Plan was read.")
    public = report(tmp_path / "a", "--case", case, "--public")
    assert "a person not named confirmed the proposal" in page(public)
    assert not [name for name, content in public.items() if b"Ada Lark" in content]
    named = report(tmp_path / "b", "--case", case, "--public", "--authors")
    assert "Ada Lark confirmed the proposal" in page(named)


@pytest.mark.parametrize(
    "reason", [f"{HELD_BACK} circle saw it.", "See sheltered-note.", "Ada Lark was there.", "{id}"]
)
def test_a_reason_that_tells_of_what_is_protected_is_withheld(case: Path, tmp_path: Path, reason: str) -> None:
    told = reason.replace("{id}", claims(case, "sheltered")[0])
    done("decide", case, "crit.1", "--unsure", *WHERE, "--author", "Ada Lark", "--reason", told)
    text = page(report(tmp_path / "a", "--case", case, "--public"))
    assert told not in text
    assert "The reason is withheld" in text
    assert told in page(report(tmp_path / "b", "--case", case))


def test_a_name_in_a_script_without_spaces_is_found_within_a_sentence(case: Path, tmp_path: Path) -> None:
    done("decide", case, "crit.1", "--unsure", *WHERE, "--author", "李明", "--reason", "当时李明在场。")
    text = page(report(tmp_path / "a", "--case", case, "--public"))
    assert "李明" not in text
    assert "The reason is withheld" in text


def test_a_short_name_is_no_part_of_another_word(case: Path, tmp_path: Path) -> None:
    done("decide", case, "crit.1", "--unsure", *WHERE, "--author", "Li", "--reason", "The reliable text is later.")
    assert "The reliable text is later." in page(report(tmp_path / "a", "--case", case, "--public"))


def test_a_decision_about_a_protected_claim_is_in_no_public_file(case: Path, tmp_path: Path) -> None:
    before = report(tmp_path / "a", "--case", case, "--public")
    name = claims(case, "sheltered")[0]
    done("decide", case, name, "--overrule", "--author", "Ada", "--reason", "Withdrawn.")
    assert name in report(tmp_path / "b", "--case", case)["assessment.json"].decode()
    assert report(tmp_path / "c", "--case", case, "--public") == before


def test_decisions_of_a_file_count_without_a_case(tmp_path: Path) -> None:
    evidence = tmp_path / "evidence.jsonl"
    evidence.write_text(f"{to_line(OPEN)}\n", encoding="utf-8")
    decisions = tmp_path / "decisions.yaml"
    decisions.write_text(
        f"- {{subject: {POLICY}, verdict: overrule, value: no, author: Ada, reason: Not read so.,"
        " time: 2024-05-01T12:00:00+02:00}\n"
        "- {subject: crit.2, verdict: confirm, author: Ben, reason: Seen., time: 2024-05-02, country: CHN}\n",
        encoding="utf-8",
    )
    files = report(tmp_path / "a", evidence, "--decisions", decisions)
    assert assessment(files)["needs_person"] == []
    assert "on 2024-05-01T10:00:00+00:00: Not read so." in page(files)
    assert finding(files, "crit.2")["decided"] == ["confirm", "Ben", "2024-05-02"]


@pytest.mark.parametrize(
    ("content", "said"),
    [
        ("- {subject: crit.1}", "1.verdict: Field required"),
        ("- {subject: crit.1, verdict: maybe, author: A, time: 2024-01-01, reason: r}", "1.verdict"),
        ("- {subject: crit.1, verdict: confirm, author: A, time: soon, reason: r}", "1.time"),
        ("- {subject: crit.1, verdict: confirm, author: A, time: 5, reason: r}", "1.time"),
        ("subject: crit.1", "the decisions cannot be used"),
        ("[", "is no list of decisions"),
    ],
)
def test_a_faulty_file_of_decisions_is_wrong_use(tmp_path: Path, content: str, said: str) -> None:
    evidence = tmp_path / "evidence.jsonl"
    evidence.write_text(f"{to_line(OPEN)}\n", encoding="utf-8")
    (tmp_path / "d.yaml").write_text(content, encoding="utf-8")
    result = run("report", evidence, *WHERE, "--out", tmp_path / "o", "--decisions", tmp_path / "d.yaml")
    assert result.exit_code == 2
    assert said in result.output
    assert (
        run("report", evidence, *WHERE, "--out", tmp_path / "o", "--decisions", tmp_path / "e.yaml").exit_code == 2
    )


def test_a_decision_of_a_file_about_nothing_is_a_problem(tmp_path: Path) -> None:
    evidence = tmp_path / "evidence.jsonl"
    evidence.write_text(f"{to_line(OPEN)}\n", encoding="utf-8")
    decisions = tmp_path / "d.yaml"
    decisions.write_text("- {subject: c-1, verdict: confirm, author: A, time: 2024-01-01, reason: r}\n", "utf-8")
    files = report(tmp_path / "a", evidence, "--decisions", decisions, code=1)
    assert b"decision_without_subject" in files["problems.jsonl"]
