"""Build the example documents that are not plain text: two DOCX files and a two-column PDF.

Run from the project's root: `python tools/make_example.py`. The texts come out the same each time; the DOCX
containers do not, because a ZIP entry holds the time it was written.
"""

import datetime as dt
from pathlib import Path

import docx
import typst

EVIDENCE = Path(__file__).resolve().parent.parent / "examples" / "evidence"
NOTE = "Example document: written by the palermo project from published facts."
MADE = dt.datetime(2024, 7, 1, tzinfo=dt.UTC)

LEDGER = (
    "The US State Department kept China on Tier 3 in its 2024 Trafficking in Persons Report, published on Monday.",
    "The report said that the government does not meet the minimum standards for ending trafficking and is not "
    "making significant efforts to do so. China remained on Tier 3.",
    "NGOs cited in the report estimate that one in every 26 members of Xinjiang's non-Han population is in "
    "prison. The same group makes up 33.7 percent of the country's formal prison population.",
    "The report added that since 2017 more than one million Uyghurs and members of other minority groups have "
    "been held in mass detention and subjected to political indoctrination.",
    NOTE + " The Morning Ledger is not a real outlet.",
)

TABLE = (
    ("Period", "People prosecuted in Xinjiang", "Published by"),
    ("2017 to 2021", "540,826", "Human Rights Watch, 14 September 2022"),
    ("2017 to 2022", "578,645", "Uyghur Human Rights Project, 25 April 2024"),
)


def save(document: "docx.document.Document", name: str, *, title: str, author: str) -> None:
    """Write a DOCX with a fixed time of making, so that the file's properties say nothing of the machine."""
    properties = document.core_properties
    properties.title, properties.author = title, author
    properties.created = properties.modified = MADE
    document.save(str(EVIDENCE / name))


def write_ledger() -> None:
    """Write the article that repeats another."""
    ledger = docx.Document()
    ledger.add_heading("Lowest rank again for China", level=1)
    ledger.add_paragraph("The Morning Ledger, 26 June 2024")
    for paragraph in LEDGER:
        ledger.add_paragraph(paragraph)
    save(ledger, "morning-ledger.docx", title="Lowest rank again for China", author="The Morning Ledger")


def write_table() -> None:
    """Write the document with a table."""
    table = docx.Document()
    table.add_heading("Criminal prosecutions in Xinjiang", level=1)
    table.add_paragraph("Two groups added up the figures that prosecutors in Xinjiang published.")
    grid = table.add_table(rows=0, cols=3)
    for row in TABLE:
        for cell, text in zip(grid.add_row().cells, row, strict=True):
            cell.text = text
    table.add_paragraph(
        "Human Rights Watch said that the figures suggest arbitrary imprisonment of Uyghurs and other Muslims."
    )
    table.add_paragraph(NOTE)
    title = "Criminal prosecutions in Xinjiang"
    save(table, "prosecutions-table.docx", title=title, author="Example Figures Desk")


def main() -> None:
    """Write the three files."""
    write_ledger()
    write_table()
    (EVIDENCE / "goods-note.pdf").write_bytes(typst.compile(str(EVIDENCE.parent / "goods-note.typ")))


if __name__ == "__main__":
    main()
