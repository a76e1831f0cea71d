"""Whether the recogniser can use a model: asked in a process of its own, which it may end."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from kiosk.speech_models.faults import ModelFaultError

LOAD_S = 300.0
"""A large model on a slow disk takes a minute."""

_CODE = """
import json, sys
import vosk
vosk.SetLogLevel(-1)
model = vosk.Model(model_path=sys.argv[1])
words = json.loads(sys.stdin.read())
missing = [word for word in words if model.vosk_model_find_word(word) < 0]
vosk.KaldiRecognizer(model, 16000, json.dumps(["[unk]"])).FinalResult()
print(json.dumps({"missing": missing}))
"""


@dataclass(frozen=True, slots=True)
class Tried:
    """A model that the recogniser can use."""

    missing: tuple[str, ...]
    """Of the words asked for, those it has not got."""
    takes_grammars: bool
    """Whether it can be limited to the phrases of a page; without, it understands far less."""


def try_model(folder: Path, words: Iterable[str] = ()) -> Tried:
    """Load it once. Raises ModelFaultError."""
    try:
        done = subprocess.run(  # noqa: S603 - our own code
            [sys.executable, "-c", _CODE, str(folder)],
            input=json.dumps(list(words)),
            capture_output=True,
            timeout=LOAD_S,
            check=True,
            encoding="utf-8",
        )
        missing = json.loads(done.stdout.splitlines()[-1])["missing"]
    except subprocess.TimeoutExpired:
        raise ModelFaultError(
            f"The recogniser did not load the model within {LOAD_S:.0f} s: this machine is too slow"
            " or has too little memory for it. Type: kiosk models install LANGUAGE (the small one)"
        ) from None
    except (subprocess.CalledProcessError, ValueError, IndexError, KeyError, OSError):
        raise ModelFaultError(
            "The recogniser cannot use this model: a file in it is broken, or it was made for"
            " another version. Nothing was changed. Type: kiosk models install LANGUAGE"
        ) from None
    return Tried(tuple(missing), takes_grammars(folder))


def takes_grammars(folder: Path) -> bool:
    """Only models with a graph in two parts do (the small ones and those called lgraph)."""
    return any((folder / where / "HCLr.fst").is_file() for where in ("graph", "."))
