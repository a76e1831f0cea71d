"""Works asked for by voice: a recogniser's guesses, inflected, split, words lost and wrong."""

from __future__ import annotations

import random
from collections.abc import Sequence

import pytest

from kiosk.catalogue.backends.embedded.backend import EmbeddedBackend
from kiosk.catalogue.backends.embedded.seed.tables import table
from kiosk.catalogue.search.folding import fold
from tests.catalogue.embedded.world import M0, World

KNIGHT = "ვეფხისტყაოსანი"
DUMBADZE = "ნოდარ დუმბაძე"
WORKS = sorted({
    (row["title"], row["author"])
    for row in table("catalogue")
    if row["language"] == "ka" and len(fold(row["title"]).replace(" ", "")) > 4
})  # fmt: skip


def titles(demo: EmbeddedBackend, *guesses: str) -> list[str]:
    return [found.work.best.title for found in demo.heard(guesses, home=M0)]


@pytest.mark.parametrize(
    ("guesses", "title"),
    [
        (["ვეფხისტყაოსანი"], KNIGHT),
        (["მომიძებნეთ ვეფხისტყაოსანი"], KNIGHT),
        (["თუ შეიძლება მინდა წიგნი ვეფხის ტყა ოსანი"], KNIGHT),
        (["ვეფხისტყაოსნის", "ვეფხის ტყაოსნის"], KNIGHT),
        (["დუმბაძის კუკარაჩა"], "კუკარაჩა"),
        (["კუკარაჩა ნოდარ დუმბაძე"], "კუკარაჩა"),
        (["თუმბაძის კუკარაჩა", "დუმბაძის კუკარაცა"], "კუკარაჩა"),
        (["რუსთაველის ვეფხისტყაოსანი გაქვთ"], KNIGHT),
        (["მე ვხედავ მზე"], "მე ვხედავ მზეს"),
        (["მარტოობის ასი წელი"], "მარტოობის ასი წელიწადი"),
        (["ოსტატი მარგარიტა"], "ოსტატი და მარგარიტა"),
        (["მოხუცი ზღვა", "მოხუცი და სხვა"], "მოხუცი და ზღვა"),
        (["პატარა უფლის წული"], "პატარა უფლისწული"),
        (["ჰარი პოტერი და ცეცხლოვანი თასი"], "ჰარი პოტერი და ცეცხლოვანი თასი"),
        (["ჯავახიშვილის ჯაყოს ხიზნები"], "ჯაყოს ხიზნები"),
        (["კაცია ადამიანი ილია ჭავჭავაძე"], "კაცია-ადამიანი?!"),
        (["find me the great gatsby"], "The Great Gatsby"),
        (["i am looking for the grate gatsby"], "The Great Gatsby"),
        (["to kill a mocking bird"], "To Kill a Mockingbird"),
        (["the old man and the see"], "The Old Man and the Sea"),
        (["of mice and man by steinbeck"], "Of Mice and Men"),
        (["do you have animal form"], "Animal Farm"),
        (["hemingway for whom the bell tolls"], "For Whom the Bell Tolls"),
    ],
)
def test_what_was_said_comes_first(
    demo: EmbeddedBackend, guesses: Sequence[str], title: str
) -> None:
    assert titles(demo, *guesses)[0] == title


@pytest.mark.parametrize("said", ["დუმბაძის წიგნები", "მინდა ნოდარ დუმბაძე", "დუმბაძის რომანები"])
def test_an_author_alone_gives_the_authors_works(demo: EmbeddedBackend, said: str) -> None:
    found = demo.heard((said,), home=M0)
    assert len(found) >= 5
    assert {each.work.best.author for each in found[:5]} == {DUMBADZE}


def test_a_later_guess_helps_and_counts_less(demo: EmbeddedBackend) -> None:
    assert titles(demo, "უცნაური ხმაური", "დათა თუთაშხია")[0] == "დათა თუთაშხია"
    first, second = demo.heard(("თეთრი გემი", "თეთრი ეშვი"), home=M0)[:2]
    assert (first.work.best.title, second.work.best.title) == ("თეთრი გემი", "თეთრი ეშვი")
    assert first.score > second.score


def test_scores_fall_and_editions_are_one_work(demo: EmbeddedBackend) -> None:
    found = demo.heard((KNIGHT,), home=M0)
    scores = [each.score for each in found]
    assert scores == sorted(scores, reverse=True)
    assert found[0].score == 1.0
    assert {each.form for each in found[0].work.editions} >= {"book", "large_print", "braille"}
    works = [each.work.best.biblio_id for each in found]
    assert len(set(works)) == len(works)


@pytest.mark.parametrize("guesses", [[""], ["წიგნი"], ["\0", "🙂"], ["ა" * 100] * 10, ["ქქქქქ"]])
def test_noise_breaks_nothing(demo: EmbeddedBackend, guesses: Sequence[str]) -> None:
    assert all(0 <= each.score <= 1 for each in demo.heard(guesses, home=M0))


def test_what_sounds_like_nothing_finds_nothing(world: World) -> None:
    world.title(title="ქარი")
    assert world.backend.heard(("სრულიად სხვა სიტყვები",), home=M0) == ()


def noisy(words: list[str], lot: random.Random) -> str:
    """Words as a recogniser may return them: one lost, one split, one with other sounds."""
    if len(words) > 2 and lot.random() < 0.4:
        del words[lot.randrange(len(words))]
    at = lot.randrange(len(words))
    word = words[at]
    if len(word) > 6 and lot.random() < 0.3:
        cut = lot.randrange(3, len(word) - 2)
        words[at] = f"{word[:cut]} {word[cut:]}"
    elif lot.random() < 0.6:
        words[at] = misheard(word, lot)
    return " ".join(words)


def misheard(word: str, lot: random.Random) -> str:
    pairs = {"თ": "ტ", "კ": "ქ", "ქ": "კ", "პ": "ფ", "ც": "წ", "ჩ": "ჭ", "ბ": "პ", "დ": "ტ",
             "გ": "კ", "ღ": "ხ", "ს": "შ", "ზ": "ს", "ი": "ე", "ო": "უ"}  # fmt: skip
    places = [at for at, letter in enumerate(word) if letter in pairs]
    if not places:
        return word
    at = lot.choice(places)
    return word[:at] + pairs[word[at]] + word[at + 1 :]


@pytest.mark.parametrize("seed", [6, *(pytest.param(n, marks=pytest.mark.slow) for n in (7, 8))])
def test_of_a_hundred_works_the_right_one_is_among_three(demo: EmbeddedBackend, seed: int) -> None:
    lot = random.Random(seed)
    missed = []
    for title, author in lot.sample(WORKS, 100):
        family = fold(author.split(";")[0]).split()[-1:] if author else []
        words = fold(title).split()
        spoken = [*family, *words] if family and lot.random() < 0.4 else words
        guesses = [noisy([*spoken], lot) for _ in range(3)]
        found = demo.heard(guesses, home=M0)[:3]
        if title not in {each.work.best.title for each in found}:
            missed.append((title, guesses))
    assert len(missed) <= 100 * 0.05, missed
