"""The system's tesseract as an engine for pages without a text layer."""

import shutil
import subprocess
from dataclasses import dataclass

import pycountry

from palermo.read.ocr import OcrEngine, OcrWord

TIMEOUT_SECONDS = 120
WORD_LEVEL = "5"
CHINESE = {"zh-Hans": "chi_sim", "zh-Hant": "chi_tra"}


@dataclass(frozen=True, slots=True)
class TesseractEngine:
    """Tesseract at `path`, with the names of the languages it has installed."""

    path: str
    languages: tuple[str, ...] = ("eng",)

    def recognise(self, image: bytes, *, language: str) -> tuple[OcrWord, ...]:
        """Return the words of an image in reading order; empty where tesseract fails or finds none."""
        command = [self.path, "stdin", "stdout", "-l", self.model(language), "tsv"]
        try:
            done = subprocess.run(command, input=image, capture_output=True, timeout=TIMEOUT_SECONDS, check=False)  # noqa: S603 - a fixed command line
        except (OSError, subprocess.TimeoutExpired):
            return ()
        rows = done.stdout.decode("utf-8", "replace").splitlines()[1:]
        return tuple(word for word in map(_word, rows) if word is not None)

    def model(self, language: str) -> str:
        """Return the name of tesseract's model for a BCP 47 tag, English where there is none."""
        known = pycountry.languages.get(alpha_2=language.split("-", maxsplit=1)[0])
        name = CHINESE.get(language) or (known.alpha_3 if known else "eng")
        return name if name in self.languages else "eng"


def find_tesseract() -> OcrEngine | None:
    """Return the tesseract on the PATH as an engine, or None where there is none that works."""
    path = shutil.which("tesseract")
    if path is None:
        return None
    try:
        listed = subprocess.run([path, "--list-langs"], capture_output=True, timeout=20, check=True)  # noqa: S603 - a fixed command line
    except (OSError, subprocess.SubprocessError):
        return None
    return TesseractEngine(path, tuple(listed.stdout.decode("utf-8", "replace").split("\n")[1:]))


def _word(row: str) -> OcrWord | None:
    cells = row.split("\t")
    if len(cells) < 12 or cells[0] != WORD_LEVEL or not cells[11].strip():  # noqa: PLR2004 - tesseract's columns
        return None
    block, paragraph, line = (int(cell) for cell in cells[2:5])
    left, top, width, height = (float(cell) for cell in cells[6:10])
    confidence = min(max(float(cells[10]) / 100, 0.0), 1.0)
    return OcrWord(
        cells[11], left, top, left + width, top + height, confidence, (block, paragraph), (block, paragraph, line)
    )
