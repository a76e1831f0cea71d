"""From an announcement to clauses for voices."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from accessibility.announcer import Announcement, Cause, Spoken
from accessibility.semantics import Urgency
from tests.grids import LANGUAGES
from voice.protocol import Part
from voice.speech.clauses import GLUE, LONGEST, clauses
from voice.speech.languages import runs
from voice.speech.utterance import LONGEST_UTTERANCE, parts_of, utterance

HARD = st.text(
    alphabet=st.one_of(
        st.sampled_from("აბგქ ABx Ия 0123456789.,:;-–—№₾/()'’„“IVX\n\u00a0"), st.characters()
    ),
    max_size=80,
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ერთი: The Great Gatsby. F. Scott Fitzgerald. თაროზეა.",
            [
                ("ერთი: ", "ka"),
                ("The Great Gatsby. F. Scott Fitzgerald. ", "en"),
                ("თაროზეა.", "ka"),
            ],
        ),
        ("Fahrenheit 451. ავტორი", [("Fahrenheit 451. ", "en"), ("ავტორი", "ka")]),
        ("წიგნი „Catch-22“ არის", [("წიგნი ", "ka"), ("„Catch-22“ ", "en"), ("არის", "ka")]),
        ("20,000 Leagues. ვერნი", [("20,000 Leagues. ", "en"), ("ვერნი", "ka")]),
        ("სულ 12. The End", [("სულ 12. ", "ka"), ("The End", "en")]),
        ("წიგნი: Мастер и Маргарита", [("წიგნი: ", "ka"), ("Мастер и Маргарита", "ru")]),
        ("ლუი XIV და XX საუკუნე", [("ლუი XIV და XX საუკუნე", "ka")]),
        ("The Hobbit. XX საუკუნე", [("The Hobbit. ", "en"), ("XX საუკუნე", "ka")]),
        ("J. K. Rowling. ნ. დუმბაძე", [("J. K. Rowling. ", "en"), ("ნ. დუმბაძე", "ka")]),
        ("", []),
        ("1984", [("1984", "ka")]),
    ],
)
def test_stretches_go_to_the_voice_of_their_script(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(run.text, run.language) for run in runs(text, "ka")] == expected


def test_georgian_inside_an_english_sentence_is_georgian() -> None:
    assert [(r.text, r.language) for r in runs("Title: ვეფხისტყაოსანი. Due: 5 March", "en")] == [
        ("Title: ", "en"),
        ("ვეფხისტყაოსანი. ", "ka"),
        ("Due: 5 March", "en"),
    ]


def test_roman_numerals_beside_georgian_are_georgian_in_an_english_sentence() -> None:
    assert [(r.text, r.language) for r in runs("Title: XII საუკუნე. Part I", "en")] == [
        ("Title: ", "en"),
        ("XII საუკუნე. ", "ka"),
        ("Part I", "en"),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "ISBN: 0-306-40615-X.",
            [
                (
                    "აი ეს ბი ენ: ნული, სამი, ნული, ექვსი, ოთხი, ნული, ექვსი, ერთი, ხუთი, იქსი.",
                    "ka",
                ),
            ],
        ),
        ("Harry Potter 2. სიაში 3.", [("Harry Potter two.", "en"), ("სიაში სამი.", "ka")]),
        ("1984. George Orwell.", [("ათას ცხრაას ოთხმოცდაოთხი.", "ka"), ("George Orwell.", "en")]),
        ("М. А. Булгаков.", [("М А Булгаков.", "ru")]),
        ("*** …", []),
    ],
)
def test_numbers_are_said_in_the_language_of_their_neighbours(
    text: str, expected: list[tuple[str, str]]
) -> None:
    assert [(part.text, part.language) for part in parts_of([text], "ka")] == expected


@given(HARD, st.sampled_from(LANGUAGES))
def test_no_letter_is_lost_between_stretches(text: str, base: str) -> None:
    assert "".join(run.text for run in runs(text, base)) == text


@given(HARD, st.integers(1, 40))
def test_clauses_keep_all_words_and_their_length(text: str, longest: int) -> None:
    made = clauses(text, longest=longest)
    assert all(0 < len(clause) <= longest for clause in made)
    squeezed = "".join(text.replace(GLUE, "").split())
    assert "".join("".join(made).replace(" ", "").split()) == squeezed.replace(" ", "")


def test_clauses_end_with_sentences_and_long_enough_commas() -> None:
    assert clauses("დიახ. ნახვამდის! მოკლე, მაგრამ არა ძალიან მოკლე წინადადება, სწორედ ასეა.") == (
        "დიახ.",
        "ნახვამდის!",
        "მოკლე, მაგრამ არა ძალიან მოკლე წინადადება,",
        "სწორედ ასეა.",
    )
    assert clauses("გატანილი წიგნები: ნული, ზღვარი: ექვსი.") == (
        "გატანილი წიგნები: ნული, ზღვარი: ექვსი.",
    )


def test_glued_words_are_not_cut_apart() -> None:
    number = GLUE.join(["ათას", "ცხრაას", "ოთხმოცდახუთი"])
    text = " ".join(["სიტყვა"] * 15 + [number] + ["სიტყვა"] * 15)
    made = clauses(text)
    assert len(made) > 1
    assert sum(number.replace(GLUE, " ") in clause for clause in made) == 1


def test_initials_do_not_end_a_sentence() -> None:
    assert clauses("F. Scott Fitzgerald.") == ("F. Scott Fitzgerald.",)


def test_an_utterance_keeps_what_the_announcement_was() -> None:
    said = utterance(
        Announcement(
            (Spoken("წიგნი დაჯავშნილია."), Spoken("The Hobbit.", "title")),
            Urgency.OUTCOME,
            Cause.ENTERED,
            "ka",
        )
    )
    assert said.parts == (Part("წიგნი დაჯავშნილია.", "ka"), Part("The Hobbit.", "en"))
    assert (said.urgency, said.cause, said.language) == (Urgency.OUTCOME, Cause.ENTERED, "ka")
    assert "Hobbit" not in repr(said)


@given(st.lists(HARD, max_size=4), st.sampled_from(LANGUAGES))
def test_any_text_becomes_clauses_that_can_be_rendered(texts: list[str], language: str) -> None:
    for part in parts_of(texts, language):
        assert part.text.strip()
        assert len(part.text) <= LONGEST
        assert part.language in ("ka", "en", "ru")


@pytest.mark.parametrize("unit", ["სიტყვა ", "word 12.5, ", "ქ", "5", "XX. ", "№-", "Tale და "])
def test_a_megabyte_is_bounded(unit: str) -> None:
    parts = parts_of([unit * (1_000_000 // len(unit))], "ka")
    assert all(len(part.text) <= LONGEST for part in parts)
    assert sum(len(part.text) for part in parts) <= 40 * LONGEST_UTTERANCE
