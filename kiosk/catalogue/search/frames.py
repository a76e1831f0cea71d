"""What people say around the words they look for: to a clerk, and so to a machine."""

from __future__ import annotations

from collections.abc import Sequence

from kiosk.catalogue.search.folding import fold

_PHRASES = tuple(
    tuple(phrase.split())
    for phrase in (
        "თუ შეიძლება", "გაქვთ თუ არა", "ხომ არ გაქვთ", "გთხოვთ", "მაინტერესებს", "მინდა",
        "მინდოდა", "მომიძებნეთ", "მომიძებნე", "მოძებნეთ", "მოძებნე", "ვეძებ", "მიპოვეთ", "მიპოვე",
        "იპოვეთ", "იპოვე", "მაჩვენეთ", "მაჩვენე", "მომეცით", "მჭირდება", "მიჩვენეთ", "წავიკითხო",
        "წაკითხვა", "გაქვთ", "გაქვს", "წიგნი", "წიგნები", "წიგნს", "წიგნის", "რომანი", "რომანები",
        "ლექსები", "მოთხრობები", "ნაწარმოები", "ნაწარმოებები", "ავტორია", "ავტორი", "ავტორის",
        "სათაურია", "სათაური", "სათაურით", "ჰქვია", "რომელსაც", "ერთი", "რაიმე", "რამე",
        "i am looking for", "im looking for", "looking for", "find me", "can you find", "find",
        "search for", "show me", "do you have", "have you got", "give me", "i want to read",
        "i want", "i would like", "id like", "i need", "please", "a book called", "the book called",
        "book called", "a book by", "books by", "book by", "the book", "a book", "the novel",
        "novel", "written by", "by", "books", "book", "something",
        "найдите", "найди", "покажите", "я ищу", "ищу", "мне нужна", "мне нужен", "мне нужны",
        "хочу", "книгу", "книга", "книги", "роман", "есть ли у вас", "пожалуйста",
    )
)  # fmt: skip


def without_frames(words: Sequence[str]) -> tuple[str, ...]:
    """The words (as typed or heard) that are left without such phrases; all of them if none are."""
    folded = [fold(word) for word in words]
    left = list(words)
    longest = sorted(_PHRASES, key=lambda phrase: -len(phrase))
    at = 0
    kept: list[str] = []
    while at < len(left):
        for phrase in longest:
            if tuple(folded[at : at + len(phrase)]) == phrase:
                at += len(phrase)
                break
        else:
            kept.append(left[at])
            at += 1
    return tuple(kept) or tuple(words)
