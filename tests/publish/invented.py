"""An invented report about a country that does not exist; every name, figure and sentence in it is "
"made up."""

from dataclasses import dataclass, field, replace

from palermo.publish import HashedFile, ModelUse, Provenance, Report
from palermo.records import (
    Assessment,
    Box,
    Certainty,
    ChainLink,
    Claim,
    Corroboration,
    Decision,
    Derivation,
    Document,
    Effort,
    EvidenceChange,
    Extraction,
    Finding,
    HistoryYear,
    Place,
    Precedent,
    Precedents,
    Problem,
    Quantity,
    Removal,
    RuleStep,
    Segment,
    Sensitivity,
    SourceKind,
    TierPlacement,
)

MONITOR = ("Inland Labour Monitor", "ngo")
MINISTRY = ("Ministry of Orchards", "government")
STATE = ("U.S. Department of State", "government")
NGOS = ("NGOs (unnamed)", "ngo")
GOVERNMENT = ("Government of Varovia", "government")
WORKERS = ("two former pickers (unnamed)", "survivor_or_witness")


@dataclass
class Folder:
    """A document in the making: paragraphs, and what is claimed in them."""

    label: str
    paragraphs: tuple[str, ...]
    language: str = "en"
    title: str | None = None
    publisher: str | None = None
    published: str | None = None
    pages: bool = False
    claims: list[Claim] = field(default_factory=list)
    efforts: list[Effort] = field(default_factory=list)

    @property
    def text(self) -> str:
        return "\n\n".join(self.paragraphs)

    def document(self) -> Document:
        segments, start = [], 0
        for number, paragraph in enumerate(self.paragraphs):
            boxes = (Box(number + 1, 72, 72, 300, 200),) if self.pages else ()
            segments.append(Segment(start, start + len(paragraph), boxes=boxes))
            start += len(paragraph) + 2
        return Document(
            self.label,
            "ab" * 32,
            self.text,
            "pdf" if self.pages else "text",
            tuple(segments),
            self.language,
            self.title,
            self.publisher,
            self.published,
        )

    def _at(self, quote: str) -> tuple[int, int]:
        start = self.text.index(quote)
        return start, start + len(quote)

    def claim(self, quote, *chain, certainty: Certainty = "asserted", figures=(), **fields) -> str:
        start, end = self._at(quote)
        quantities = tuple(self._quantity(quote, start, figure) for figure in figures)
        links = tuple(ChainLink(name, kind, None, None) for name, kind in chain)
        name = f"{self.label}-c{len(self.claims) + 1}"
        fields.setdefault("verbatim", False)
        self.claims.append(
            Claim(
                name,
                self.label,
                start,
                end,
                quote,
                links,
                certainty,
                language=self.language,
                quantities=quantities,
                **fields,
            )
        )
        return name

    def _quantity(self, quote, start, figure) -> Quantity:
        text, kind, low, high, *rest = figure
        unit, comparator, *population = rest
        at = start + quote.index(text)
        return Quantity(kind, low, high, unit, comparator, text, at, at + len(text), *population)

    def effort(self, quote, *chain, criterion, action="prosecution", stance="for", commitment=False) -> str:
        start, end = self._at(quote)
        links = tuple(ChainLink(name, kind, None, None) for name, kind in chain)
        name = f"{self.label}-e{len(self.efforts) + 1}"
        self.efforts.append(
            Effort(
                name,
                self.label,
                start,
                end,
                quote,
                links,
                "asserted",
                criterion,
                action,
                stance,
                commitment,
                self.language,
            )
        )
        return name

    def extraction(self) -> Extraction:
        return Extraction(self.label, (), tuple(self.claims), tuple(self.efforts))


def link(name: str, kind: SourceKind) -> tuple[str, SourceKind]:
    return (name, kind)


def folders() -> dict[str, Folder]:
    """Return eight documents and more, with their claims, by label."""
    made = (
        Folder(
            "monitor-report.pdf",
            (
                "The Monitor visited eleven valleys between May and October 2023. Pickers in the "
                "Sel valley are held "
                "in company dormitories and may not leave before the harvest is in. The Monitor "
                "counted 4,200 pickers in "
                "such dormitories.",
                "Recruiters keep the identity papers of every picker they bring from the coast. Two "
                "former pickers "
                "said they were beaten when they asked for their pay. The Monitor estimates that "
                "33.7 percent of the "
                "seasonal workforce is paid nothing for the first month.",
                "The scheme is run to a quota that the Ministry of Orchards sets each spring.",
            ),
            title="Locked until the harvest",
            publisher="Inland Labour Monitor",
            published="2024-02-12",
            pages=True,
        ),
        Folder(
            "post-article.html",
            (
                "A new report says pickers in the Sel valley are held in company dormitories. The "
                "U.S. Department of "
                "State, citing NGOs, said one in every 26 seasonal workers is in forced labour.",
                "The government rejects this. “The dormitories are voluntary housing with "
                "training,” a ministry "
                "spokesman said.",
                "Varovia remained on Tier 3 in this year’s report.",
            ),
            title="Orchard pickers ‘may not leave’",
            publisher="The Harbour Post",
            published="2024-06-25",
        ),
        Folder(
            "gazette-copy.html",
            (
                "A new report says pickers in the Sel valley are held in company dormitories.",
                "Over 6,000 pickers are thought to live under guard, the paper adds.",
            ),
            title="Pickers held, report says",
            publisher="Valley Gazette",
            published="2024-06-26",
        ),
        Folder(
            "ministry-statement.txt",
            (
                "The accusations are fabrications by hostile media. No picker in Varovia works "
                "against their will.",
                "In 2023 the courts convicted 14 recruiters. The Ministry will draft a law on "
                "recruiters next year.",
            ),
            title="Statement on orchard work",
            publisher="Ministry of Orchards",
            published="2024-03-01",
        ),
        Folder(
            "state-report.txt",
            (
                "The government did not report identifying any victim. Officials forced coastal "
                "families to send one "
                "adult to the harvest. Varovia was downgraded to Tier 3.",
                "Authorities trained 120 inspectors on indicators of forced labour. Authorities "
                "detained women found "
                "in brothels without asking how they had come there.",
            ),
            title="Report chapter: Varovia",
            publisher="U.S. Department of State",
            published="2024-06-24",
        ),
        Folder(
            "radio-ar.txt",
            ("قال عاملان سابقان إن الحراس صادروا جوازات السفر. ويُحتجز العمال في مساكن الشركة حتى نهاية الموسم.",),
            language="ar",
            title="عمال البساتين",
            publisher="إذاعة الساحل",
            published="2024-04",
        ),
        Folder(
            "newspaper-zh.txt",
            ("据两名前采摘工人说,护照被没收。估计有五千人住在公司宿舍。",),
            language="zh",
            title="果园工人",
            publisher="海岸日报",
            published="2024-05-02",
        ),
        Folder(
            "hostile.html",
            (
                "Fish <b>sold</b> abroad is packed by children of ten, a trader alleged. "
                '#import "x" $y$ \\ `z` \u202eevil',
            ),
            title='<script>alert(1)</script> #import "evil" \u202egnihton',
            publisher="*_Bold_* & Sons",
        ),
        Folder(
            "union-letter.docx",
            (
                "Guards follow pickers to the market. Camera gates read every face at the dormitory "
                "doors. Wages for "
                "March 2023 were withheld from at least 900 pickers. Children may be at work in the "
                "drying sheds.",
                "The labour inspectorate opened three cases against orchard owners and closed all of them.",
            ),
            title="Letter to the inspectorate",
            publisher="Pickers’ Union of the Coast",
            published="2023-11",
        ),
    )
    held = {folder.label: folder for folder in made}
    _claims(held)
    _efforts(held)
    return held


def _claims(held: dict[str, Folder]) -> None:
    monitor, post, gazette = held["monitor-report.pdf"], held["post-article.html"], held["gazette-copy.html"]
    labour = {"abuses": ("forced_labour",), "places": (Place("Sel valley"),), "groups": ("pickers",)}
    dorms = "Pickers in the Sel valley are held in company dormitories and may not leave before the harvest is in"
    monitor.claim(dorms, **labour, since="2023-05", until="2023-10")
    monitor.claim(
        "4,200 pickers in such dormitories", figures=[("4,200", "count", 4200.0, 4200.0, "people", "=")], **labour
    )
    monitor.claim(
        "Recruiters keep the identity papers of every picker they bring from the coast",
        abuses=("retention_of_identity_documents",),
        groups=("picker",),
        actors=("Recruiters",),
    )
    monitor.claim("they were beaten when they asked for their pay", WORKERS, abuses=("physical_violence",))
    monitor.claim(
        "33.7 percent of the seasonal workforce is paid nothing for the first month",
        certainty="estimated",
        abuses=("withholding_of_wages",),
        figures=[("33.7 percent", "share", 0.337, 0.337, "", "=", "the seasonal workforce")],
    )
    monitor.claim(
        "The scheme is run to a quota that the Ministry of Orchards sets each spring",
        abuses=("forced_labour", "state_policy_or_pattern"),
        actors=("Ministry of Orchards",),
    )
    copied = "pickers in the Sel valley are held in company dormitories"
    post.claim(copied, MONITOR, **labour)
    post.claim(
        "one in every 26 seasonal workers is in forced labour",
        STATE,
        NGOS,
        abuses=("forced_labour",),
        figures=[("one in every 26", "ratio", 1 / 26, 1 / 26, "", "=", "seasonal workers")],
        certainty="estimated",
    )
    post.claim(
        "The dormitories are voluntary housing with training",
        GOVERNMENT,
        certainty="denied",
        verbatim=True,
        abuses=("forced_labour",),
    )
    post.claim("Varovia remained on Tier 3", STATE, tier=TierPlacement("XVA", 2024, "3", "remained"))
    gazette.claim(copied, MONITOR, **labour)
    gazette.claim(
        "Over 6,000 pickers are thought to live under guard",
        certainty="probable",
        figures=[("Over 6,000", "count", 6000.0, None, "people", ">")],
        **labour,
    )
    ministry = held["ministry-statement.txt"]
    ministry.claim(
        "The accusations are fabrications by hostile media", certainty="denied", abuses=("forced_labour",)
    )
    ministry.claim("No picker in Varovia works against their will", certainty="denied", abuses=("forced_labour",))
    state = held["state-report.txt"]
    state.claim("The government did not report identifying any victim", abuses=("victims_not_identified",))
    state.claim(
        "Officials forced coastal families to send one adult to the harvest",
        abuses=("forced_labour", "state_policy_or_pattern"),
        actors=("Officials",),
    )
    state.claim("Varovia was downgraded to Tier 3", tier=TierPlacement("XVA", 2024, "3", "downgraded"))
    radio, paper = held["radio-ar.txt"], held["newspaper-zh.txt"]
    witnesses = link("two former workers (unnamed)", "survivor_or_witness")
    radio.claim("الحراس صادروا جوازات السفر", witnesses, abuses=("retention_of_identity_documents",))
    radio.claim("يُحتجز العمال في مساكن الشركة حتى نهاية الموسم", abuses=("forced_labour",))
    paper.claim("护照被没收", witnesses, abuses=("retention_of_identity_documents",))
    paper.claim(
        "估计有五千人住在公司宿舍",
        certainty="estimated",
        abuses=("forced_labour",),
        figures=[("五千人", "count", 5000.0, 5000.0, "people", "~")],
    )
    held["hostile.html"].claim(
        "Fish <b>sold</b> abroad is packed by children of ten",
        link("a trader (unnamed)", "company"),
        certainty="alleged",
        abuses=("child_labour",),
    )
    union = held["union-letter.docx"]
    union.claim("Guards follow pickers to the market", abuses=("surveillance",))
    union.claim(
        "Camera gates read every face at the dormitory doors",
        abuses=("surveillance",),
        technologies=("Camera gates",),
    )
    union.claim(
        "Wages for March 2023 were withheld from at least 900 pickers",
        abuses=("withholding_of_wages",),
        figures=[("at least 900", "count", 900.0, None, "people", ">=")],
        since="2023-03",
    )
    union.claim("Children may be at work in the drying sheds", certainty="possible", abuses=("child_labour",))


def _efforts(held: dict[str, Folder]) -> None:
    ministry, state, union = held["ministry-statement.txt"], held["state-report.txt"], held["union-letter.docx"]
    ministry.effort("In 2023 the courts convicted 14 recruiters", criterion="crit.1", action="conviction")
    ministry.effort("The Ministry will draft a law on recruiters next year", criterion="crit.1", commitment=True)
    state.effort(
        "Authorities trained 120 inspectors on indicators of forced labour", criterion="crit.2", action="training"
    )
    state.effort(
        "Authorities detained women found in brothels without asking how they had come there",
        criterion="crit.2",
        stance="against",
        action="victim_service",
    )
    union.effort(
        "The labour inspectorate opened three cases against orchard owners and closed all of them",
        criterion="crit.1",
        stance="against",
    )


CORROBORATIONS = (
    Corroboration(
        "dormitories",
        "forced_labour · pickers · Sel valley",
        (
            "gazette-copy.html-c1",
            "gazette-copy.html-c2",
            "monitor-report.pdf-c1",
            "monitor-report.pdf-c2",
            "newspaper-zh.txt-c2",
            "post-article.html-c1",
            "radio-ar.txt-c2",
        ),
        ("ministry-statement.txt-c1", "ministry-statement.txt-c2", "post-article.html-c3"),
        ("gazette-copy.html", "monitor-report.pdf", "newspaper-zh.txt", "post-article.html", "radio-ar.txt"),
        ("monitor-report.pdf", "newspaper-zh.txt", "radio-ar.txt"),
        ("media", "ngo"),
        "asserted",
        "estimated",
        "2023-05",
        "2023-10",
    ),
    Corroboration(
        "papers",
        "retention_of_identity_documents · pickers",
        ("monitor-report.pdf-c3", "newspaper-zh.txt-c1", "radio-ar.txt-c1"),
        (),
        ("monitor-report.pdf", "newspaper-zh.txt", "radio-ar.txt"),
        ("monitor-report.pdf", "newspaper-zh.txt", "radio-ar.txt"),
        ("ngo", "survivor_or_witness"),
        "asserted",
        "asserted",
    ),
)

DERIVATIONS = (
    Derivation("monitor-report.pdf", "monitor-report.pdf", "root"),
    Derivation(
        "post-article.html",
        "monitor-report.pdf",
        "cites",
        "monitor-report.pdf",
        0.8,
        ("A new report says pickers in the Sel valley are held in company dormitories",),
    ),
    Derivation("gazette-copy.html", "monitor-report.pdf", "edited", "post-article.html", 0.93, reuse="cut"),
    Derivation("ministry-statement.txt", "ministry-statement.txt", "root"),
    Derivation("state-report.txt", "state-report.txt", "root"),
    Derivation("radio-ar.txt", "radio-ar.txt", "root"),
    Derivation("newspaper-zh.txt", "newspaper-zh.txt", "root"),
    Derivation("hostile.html", "root:a trade newsletter", "cites", None, 0.5),
    Derivation("union-letter.docx", "union-letter.docx", "root"),
)

FINDINGS = (
    Finding(
        "crit.1",
        "Vigorous investigation and prosecution",
        "prosecution",
        "22 USC 7106(b)(1)",
        "contested",
        ("ministry-statement.txt-e1",),
        ("union-letter.docx-e1",),
        1,
        1,
        missing="Sentences passed, and whether any was served.",
        commitments=("ministry-statement.txt-e2",),
    ),
    Finding(
        "crit.7",
        "Action against complicit officials",
        "prosecution",
        "22 USC 7106(b)(7)",
        "unsupported",
        (),
        ("monitor-report.pdf-c6", "state-report.txt-c2"),
        0,
        2,
    ),
    Finding(
        "crit.2",
        "Protection of victims",
        "protection",
        "22 USC 7106(b)(2)",
        "contested",
        ("state-report.txt-e1",),
        ("state-report.txt-c1", "state-report.txt-e2"),
        1,
        1,
    ),
    Finding(
        "crit.3",
        "Measures of prevention",
        "prevention",
        "22 USC 7106(b)(3)",
        "no_evidence",
        (),
        (),
        0,
        0,
        missing="Any measure to inform the public or to regulate recruiters.",
    ),
    Finding(
        "crit.10", "Monitoring of its own efforts", "other", "22 USC 7106(b)(10)", "no_evidence", (), (), 0, 0
    ),
)

STEPS = (
    RuleStep(
        "tier.period",
        "2019-01",
        "22 USC 7107(b)(1)",
        "The report covers April of the year before to March.",
        "information",
        "Evidence from outside the period is context.",
    ),
    RuleStep(
        "sig.proof_of_failure",
        "2019-01",
        "22 USC 7107(b)(3)(B)",
        "A government policy or pattern of forced labour is proof of failure to make significant efforts.",
        "needs_person",
        "Two independent sources speak of a quota or of officials forcing families.",
        ("monitor-report.pdf-c6", "state-report.txt-c2"),
        needs_person=True,
    ),
    RuleStep(
        "tier.3",
        "2000-10",
        "22 USC 7107(b)(1)(C)",
        "A government that does not comply and makes no significant efforts is placed on the third list.",
        "met",
        "The step before it, if a person confirms it.",
        ("state-report.txt-c3",),
    ),
)

HISTORY = (
    HistoryYear(2018, "1", "A", None),
    HistoryYear(2020, "2", "B", None),
    HistoryYear(2021, "2WL", "B", "downgraded"),
    HistoryYear(2022, "2WL", "B", "remained", waiver=True),
    HistoryYear(2023, "3", "C", "downgraded"),
)

CHANGES = (
    EvidenceChange(
        "crit.1",
        "Vigorous investigation and prosecution",
        now=("ministry-statement.txt-e1", "union-letter.docx-e1"),
        before=(),
        roots_now=2,
        roots_before=0,
    ),
)

SENSITIVITY = Sensitivity(
    removals=(
        Removal("claim", ("monitor-report.pdf-c6",), "2WL"),
        Removal("source", ("state-report.txt",), "2WL"),
        Removal("source", ("root:a trade newsletter",), None),
        Removal("rule", ("sig.proof_of_failure",), "2"),
        Removal("smallest_set", ("state-report.txt",), "2WL"),
        Removal("smallest_set", ("monitor-report.pdf", "radio-ar.txt"), "2WL"),
    ),
    readings=(("tier.3", "The quota is no policy of the government.", "2WL"), ("tier.period", "As it is.", "3")),
    settles=("Whether the quota binds the growers.",),
    note="Sets of more than two sources were not tried.",
)

PRECEDENTS = Precedents(
    nearest=(
        Precedent("XVC", 2016, "3", 0.82, ("crit.1:not_done", "crit.2:partly"), ("crit.10:planned",)),
        Precedent("XVD", 2011, "2WL", 0.4, ("crit.1:not_done", "official_complicity"), (), ("crit.2:partly",)),
    ),
    counts=(("3", 19), ("2WL", 11)),
    leading="3",
    share=0.644,
    cases=58,
    held=37,
    marks=("crit.1:not_done", "crit.2:partly", "official_complicity"),
    told=(
        "Of the 30 country-years of the record whose evidence weighs most alike, 11 got Tier 2 Watch List and 19 "
        "got Tier 3.",
        "By the record's weights of the criteria, Tier 3 is the likelier of the two: 64%.",
        "How far to rely on that: of 58 country-years for which 60% to 70% was stated from other countries alone, "
        "37 were so ranked.",
        "This is practice and no answer of the law: no rule rests on it. The record holds countries on the Watch "
        "List and on Tier 3 alone, and says nothing of Tiers 1 and 2.",
    ),
)

ASSESSMENT = Assessment(
    "XVA",
    2024,
    ("2023-04-01", "2024-03-31"),
    "3",
    "remained",
    automatic=False,
    steps=STEPS,
    findings=FINDINGS,
    needs_person=("sig.proof_of_failure",),
    readings=(("If the quota is no policy of the government", "2WL"),),
    missing=("Whether the quota binds the growers.", "Sentences in the 14 convictions."),
    consequences=("Non-humanitarian, non-trade-related aid is withheld unless waived (22 USC 7107(d)).",),
    assumptions=("The placement of the year before is the one the sources state.",),
    history=HISTORY,
    limits=("History leaves Tier 2 Watch List open in 2024.",),
    changes=CHANGES,
    sensitivity=SENSITIVITY,
    precedents=PRECEDENTS,
)

PROBLEMS = (
    Problem(
        "read",
        "no_text_layer",
        "The page is an image and no recogniser is installed.",
        "Install tesseract and run again.",
        "annex.pdf",
        3,
    ),
    Problem("read", "empty_file", "The file holds nothing.", "Obtain it again from its source.", "notes.txt"),
    Problem(
        "extract",
        "language_unread",
        "No lexicon for this language; the text was not read for claims.",
        "Add a lexicon.",
        "newspaper-zh.txt",
    ),
)

PROVENANCE = Provenance(
    "0.1.0",
    "2024-06-30",
    rules=(HashedFile("rules/tvpa/tier.3.yaml", "1f" * 32), HashedFile("rules/tvpa/crit.1.yaml", "2e" * 32)),
    lexicons=(HashedFile("lexicons/en.yaml", "3d" * 32),),
    models=(ModelUse("en_core_web_sm", "3.8.0"),),
    inputs=(HashedFile("monitor-report.pdf", "4c" * 32), HashedFile("post-article.html", "5b" * 32)),
    settings=(("near-copy bands", "32"),),
)


def invented_report() -> Report:
    """Return the whole invented report."""
    held = folders().values()
    return Report(
        ASSESSMENT,
        tuple(folder.document() for folder in held),
        tuple(folder.extraction() for folder in held),
        DERIVATIONS,
        CORROBORATIONS,
        PROBLEMS,
        PROVENANCE,
        (Decision("crit.7", "confirm", "A. Reviewer", "2024-07-01T09:00:00Z", "Both passages were read."),),
    )


def large_report(claims: int) -> Report:
    """Return the invented report with a further document that makes that many claims."""
    report = invented_report()
    sentence = "Pickers in camp {} were kept from leaving in the season of 2023."
    folder = Folder("large.txt", tuple(sentence.format(number) for number in range(claims)), publisher="Long List")
    for number in range(claims):
        folder.claim(sentence.format(number), abuses=("forced_labour",))
    return replace(
        report,
        documents=(*report.documents, folder.document()),
        extractions=(*report.extractions, folder.extraction()),
    )


CODES = ("TCD", "TD-ND", "SDN", "MLT", "HKG", "XKX", None)


def valley_report(*, documents: int = 12, each: int = 7) -> Report:
    """Return the invented report with further documents that name places, times and one another."""
    report, made = invented_report(), []
    for number in range(documents):
        sentences = tuple(f"Pickers of camp {camp} in valley {number} were kept." for camp in range(each))
        folder = Folder(
            f"valley-{number:02}.txt",
            sentences,
            title=f"Letter {number} from a valley",
            published=f"{2019 + number % 4}-05" if number % 3 else None,
        )
        for camp, sentence in enumerate(sentences):
            folder.claim(
                sentence,
                abuses=(("forced_labour", "child_labour", "torture")[camp % 3],),
                certainty=("asserted", "alleged", "denied", "possible")[camp % 4],
                places=(Place("a valley", CODES[camp % len(CODES)]),),
                since=str(2001 + number + camp) if camp % 2 else None,
            )
        made.append(folder)
    return replace(
        report,
        documents=(*report.documents, *(folder.document() for folder in made)),
        extractions=(*report.extractions, *(folder.extraction() for folder in made)),
        derivations=(*report.derivations, *links(documents)),
    )


def links(documents: int) -> tuple[Derivation, ...]:
    """Return a root with a copy of a copy and one that cites it, a root outside, a circle, and the rest alone."""
    told = {
        1: ("valley-00.txt", "edited", "valley-00.txt"),
        2: ("valley-00.txt", "translation", "valley-01.txt"),
        3: ("valley-00.txt", "cites", "valley-00.txt"),
        4: ("root:a-far-office-2019", "cites", "root:a-far-office-2019"),
        5: ("circular:0a1b", "circular", "valley-06.txt"),
        6: ("circular:0a1b", "circular", "valley-05.txt"),
    }
    labels = [f"valley-{number:02}.txt" for number in range(documents)]
    return tuple(
        Derivation(label, told[number][0], told[number][1], told[number][2])
        if number in told
        else Derivation(label, label, "root")
        for number, label in enumerate(labels)
    )
