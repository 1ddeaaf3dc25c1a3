from palermo.extract.syntax import load_english, model_version


def test_one_document_a_sentence_with_equal_offsets() -> None:
    texts = ["The ministry\r\nsaid so.", "", "It\u00a0rained\ud800 again."]
    parsed = load_english().parse(texts)
    assert [len(doc.text) for doc in parsed] == [len(text) for text in texts]
    verb = next(token for token in parsed[0] if token.text == "said")
    assert texts[0][verb.idx : verb.idx + 4] == "said"
    assert [child.text for child in verb.children if child.dep_ == "nsubj"] == ["ministry"]


def test_the_model_has_a_name_and_version() -> None:
    name, version = model_version().split()
    assert name.startswith("en_core_web_sm")
    assert version[0].isdigit()


def test_lemmas_and_parts_of_speech_are_those_of_the_models_own_rules() -> None:
    texts = [
        "Officials have denied that the workers' passports were taken.",
        "She didn't say whether it was paid, but others do.",
        "Reports of abuses had been published by two NGOs' members.",
    ]
    parser = load_english()
    for doc, text in zip(parser.parse(texts), texts, strict=True):
        plain = parser.nlp(text)
        assert [(t.lemma_, t.pos_) for t in doc] == [(t.lemma_, t.pos_) for t in plain]
