"""Who says a span of Spanish and how firmly, on invented sentences; square brackets hold the span."""

import pytest

from palermo.extract.es import certainty_at, chain_at, sentences
from palermo.extract.es.states import state_of_adjective
from palermo.records import Document, Segment, Span


def marked(text: str) -> tuple[Document, Span]:
    low, high = text.index("["), text.index("]") - 1
    plain = text.replace("[", "").replace("]", "")
    return Document("nota.txt", "0" * 64, plain, "text", (Segment(0, len(plain)),), "es"), Span(low, high)


def chain_of(text: str) -> list[tuple[str, str]]:
    document, span = marked(text)
    links = chain_at(document, span)
    assert all(0 <= link.start < link.end <= len(document.text) for link in links)
    return [(link.source, link.kind) for link in links]


CHAINS = [
    ("[Los guardias golpeaban a los peones].", []),
    ("El Gobierno de Chad negó que [hubiera presos].", [("Government of Chad", "government")]),
    ("El Gobierno keniano negó que [hubiera presos].", [("Government of Kenya", "government")]),
    ("Las autoridades uzbekas dijeron que [no hay niños en los campos].",
     [("Government of Uzbekistan", "government")]),
    ("El Gobierno de Qatar respondió que [no hay abusos].", [("Government of Qatar", "government")]),
    ("Nepal desmintió [las acusaciones de trabajo forzoso].", [("Government of Nepal", "government")]),
    ("Estados Unidos afirmó que [los obligan a trabajar].", [("Government of the United States", "government")]),
    ("El Ministerio de Trabajo de Fiyi informó que [cerró dos fábricas].",
     [("Ministerio de Trabajo de Fiyi", "government")]),
    ("Según un informe de la OIT, [nueve mil niños trabajan en las minas].",
     [("International Labour Organization", "international_body")]),
    ("[Los encerraban de noche], según varios vecinos.", [("varios vecinos (unnamed)", "survivor_or_witness")]),
    ("[Nadie cobraba], según informó la organización Faro Claro.", [("Faro Claro", "ngo")]),
    ("Ana Ruiz, directora de la organización Faro Claro, dijo que [nadie cobraba].", [("Ana Ruiz", "ngo")]),
    ("La portavoz del Gobierno de Chad, Amina Diallo, afirmó que [nadie fue detenido].",
     [("Government of Chad (Amina Diallo)", "government")]),
    ("«[A mi hermano lo torturaron]», contó Rosa Quispe.", [("Rosa Quispe", "unnamed")]),
    ("«[Nos pegaban]. Nos quitaron los pasaportes», contó Rosa Quispe.", [("Rosa Quispe", "unnamed")]),
    ("“[Nos pegaban]”, relató un pescador.", [("pescador (unnamed)", "survivor_or_witness")]),
    ("El martes, un portavoz de la empresa dijo que [no hubo golpes].",
     [("portavoz de la empresa (unnamed)", "company")]),
    ("Un diario publicó que Rosa Quispe dijo que [la vendieron].",
     [("diario (unnamed)", "media"), ("Rosa Quispe", "unnamed")]),
    ("Según un diario, la policía confirmó que [los vendieron].",
     [("diario (unnamed)", "media"), ("policía (unnamed)", "government")]),
    ("Grupos de derechos humanos acusaron a Fiyi de [obligar a los peones a trabajar].",
     [("Grupos de derechos humanos (unnamed)", "ngo")]),
    ("El capataz, acusado por los vecinos de [pegar a los niños], huyó.",
     [("vecinos (unnamed)", "survivor_or_witness")]),
    ("Rosa Quispe dijo que huyó de noche. Agregó que [los guardias la golpearon].", [("Rosa Quispe", "unnamed")]),
    ("El lunes la policía informó que [detuvo a nueve tratantes].", [("policía (unnamed)", "government")]),
    ("La policía detuvo a uno y la fiscalía dijo que [eran menores].", [("fiscalía (unnamed)", "government")]),
    ("[La casaron a la fuerza], dijo a la prensa Amina Diallo, abogada de Faro Claro.",
     [("Amina Diallo", "unnamed")]),
    ("En la costa, dijo Amina Diallo, [los niños pescan sin paga].", [("Amina Diallo", "unnamed")]),
    ("[Los guardias, según varios testigos, golpeaban a los peones].",
     [("varios testigos (unnamed)", "survivor_or_witness")]),
    ("El relator especial de la ONU Tomás Obuya confirmó que [hay esclavos].",
     [("United Nations", "international_body")]),
    ("“Nos encerraban”, dijo Rosa Quispe. “[Nos pegaban con cables]”.", [("Rosa Quispe", "unnamed")]),
    ("La organización dijo que la ley es débil y el Gobierno de Fiyi respondió que [no hay abusos].",
     [("Government of Fiji", "government")]),
    ("Mujeres entrevistadas por la ONU dijeron que [las golpeaban].",
     [("Mujeres entrevistadas por la ONU (unnamed)", "survivor_or_witness")]),
    ("Un testigo, que pidió no ser nombrado, dijo que [lo golpearon].",
     [("testigo (unnamed)", "survivor_or_witness")]),
    ("El gobierno malo dijo que [abrió nueve casos].", [("gobierno malo (unnamed)", "government")]),
    ("El ministro no negó que [los niños trabajan].", []),
    ("Dijo que [lo golpearon].", []),
    ("Ni el Gobierno ni la empresa negaron que [hubiera presos].", []),
    ("La relatora pidió al Gobierno que [investigue los casos].", []),
    ("Rosa Quispe (34) cuenta que [dormían en el suelo].", [("Rosa Quispe", "unnamed")]),
    ("Un exministro, que pidió reserva, reconoció que [los presos trabajaban gratis].",
     [("exministro (unnamed)", "government")]),
    ("Muchas de las víctimas cuentan que [las vendieron].",
     [("Muchas de las víctimas (unnamed)", "survivor_or_witness")]),
    ("Rosa Quispe dijo que huyó. Ella contó que [la golpearon].", [("Rosa Quispe", "unnamed")]),
    ("El fiscal acusó a Iván Petrenko, dueño de la mina, de [golpear a los peones].",
     [("fiscal (unnamed)", "government")]),
    ("Según dijo Rosa Quispe a los inspectores, [nadie cobraba].", [("Rosa Quispe", "unnamed")]),
    ("El dueño niega haber [golpeado a los peones].", [("dueño (unnamed)", "company")]),
    ("El juez condenó a un hombre por [vender a dos niñas].", []),
    ("Se cree que [los vendieron].", []),
    ("Los soldados obligaron a [los niños a trabajar].", []),
    ("El ministro no dijo que [los niños trabajan].", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "chain"), CHAINS)
def test_who_says_a_span(text: str, chain: list[tuple[str, str]]) -> None:
    assert chain_of(text) == chain


CERTAINTIES = [
    ("[Los guardias golpeaban a los peones].", "asserted"),
    ("Rosa Quispe dijo que [los guardias golpeaban a los peones].", "asserted"),
    ("El Gobierno de Chad negó que [hubiera presos].", "denied"),
    ("La empresa rechazó [las acusaciones de trabajo infantil].", "denied"),
    ("[En las minas no hay trabajo forzoso], dijo la alcaldesa.", "denied"),
    ("[Los guardias presuntamente golpearon a los peones].", "alleged"),
    ("Grupos de vecinos acusaron al capataz de [pegar a los niños].", "alleged"),
    ("[El capataz habría retenido los pasaportes].", "reported"),
    ("Según informes, [los vendieron dos veces].", "reported"),
    ("[Los peones podrían estar en trabajo forzoso].", "possible"),
    ("La oficina estima que [nueve mil niños trabajan en las minas].", "estimated"),
    ("Se cree que [los vendieron].", "probable"),
    ("El dueño niega haber [golpeado a los peones].", "denied"),
    ("[Por supuesto que los golpeaban].", "asserted"),
    ("[Los peones no podían salir].", "asserted"),
]


@pytest.mark.parametrize(("text", "certainty"), CERTAINTIES)
def test_how_firmly_a_span_is_said(text: str, certainty: str) -> None:
    document, span = marked(text)
    found, ids = certainty_at(document, span, chain_at(document, span))
    assert found == certainty
    assert (found == "asserted") == (ids == ())


@pytest.mark.parametrize(
    ("word", "code"),
    [
        ("chino", "CN"), ("japonesas", "JP"), ("nepalí", "NP"), ("ucraniano", "UA"), ("alemanes", "DE"),
        ("estadounidenses", "US"), ("nigeriano", "NG"), ("nigerinos", "NE"), ("dominicana", "DO"),
        ("salvadoreña", "SV"), ("canadiense", "CA"), ("pakistaníes", "PK"), ("coreano", None), ("malo", None),
        ("central", None), ("local", None), ("militar", None), ("democrático", None), ("nuevo", None),
    ],
)  # fmt: skip
def test_an_adjective_is_that_of_the_state_whose_name_it_is_formed_from(word: str, code: str | None) -> None:
    assert state_of_adjective(word) == code


def test_sentences_end_where_spanish_ends_them() -> None:
    document, _ = marked("[«Nos pegaban. Nadie cobraba», contó el Sr. Ríos. La oficina calló.]")
    assert [document.text[s.start : s.end] for s in sentences(document)] == [
        "«Nos pegaban.", "Nadie cobraba», contó el Sr. Ríos.", "La oficina calló.",
    ]  # fmt: skip
