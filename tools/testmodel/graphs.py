"""Write the graphs of the test models anew: no training, a few seconds, always the same bytes.

  python tools/testmodel/graphs.py [ka] [en] [--check]        (or: make test-models)

The words are those of ``lang/*.txt`` (what the net was trained with) and of ``words.py`` (what the
kiosk's patrons may say). ``--check`` writes nothing and says whether the graphs are up to date.
Needs numpy and, for English pronunciations, espeak-ng.
"""

import filecmp
import shutil
import sys
import tempfile
from pathlib import Path

import corpus
import espeak
import graph
import words

ROOT = Path(__file__).parents[2]
MODELS = ROOT / "tests/data/models"


def rebuild(code: str, model: Path) -> int:
    """Write ``model``'s graph folder; how many words it then has."""
    lang = corpus.Lang(code)
    synth = espeak.Synth() if code == "en" else None
    table, _, _, unk = graph.read_graph(model)
    said = words.sentences(code, lambda n: corpus.number(code, n))
    lexicon = lang.lexicon(synth)
    entries = {(word, tuple(phones)) for word, phones in lexicon}
    for word in dict.fromkeys(w for sentence in said for w in sentence.split()):
        if any(word == known for known, _ in lexicon):
            continue
        for phones in lang.pronounce(word, synth):
            entries.add((word, tuple(phones)))
    if code == "en":
        # As a whole sentence is said: espeak-ng weakens the vowels of little words.
        for sentence in said:
            heard = lang.word_phones(sentence, synth)
            if len(heard) == len(sentence.split()):
                entries.update((w, tuple(p)) for w, p in zip(sentence.split(), heard, strict=True))
    known = set(table.base)
    usable = sorted((w, list(p)) for w, p in entries if p and known.issuperset(p))
    trained = lang.commands() + lang.sections["titles"] + lang.words
    graph.write_graph(str(model), table, usable, list(dict.fromkeys([*trained, *said])), *unk)
    return len({word for word, _ in usable})


def is_current(code: str, model: Path) -> bool:
    """Whether a rebuilt graph would be the same, byte for byte."""
    with tempfile.TemporaryDirectory() as folder:
        copy = Path(folder) / model.name
        shutil.copytree(model, copy)
        rebuild(code, copy)
        names = [str(at.relative_to(copy)) for at in copy.rglob("*") if at.is_file()]
        return filecmp.cmpfiles(copy, model, names, shallow=False)[0] == names


def main(arguments: list[str]) -> int:
    codes = [each for each in arguments if not each.startswith("-")] or ["ka", "en"]
    code_of_exit = 0
    for code in codes:
        model = MODELS / f"vosk-test-{code}"
        if "--check" in arguments:
            current = is_current(code, model)
            print(f"{model.name}: {'up to date' if current else 'out of date: make test-models'}")
            code_of_exit |= not current
        else:
            print(f"{model.name}: {rebuild(code, model)} words")
    return int(code_of_exit)


if __name__ == "__main__":
    # The recipe's modules stand beside this one; the kiosk's words are read by its own reader.
    sys.path.insert(0, str(ROOT))
    sys.exit(main(sys.argv[1:]))
