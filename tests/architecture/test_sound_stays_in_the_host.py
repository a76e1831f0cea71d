"""The kiosk's process loads no library that makes or takes sound, whatever it does."""

from __future__ import annotations

import ast
import subprocess
import sys
from collections import defaultdict
from pathlib import Path

ROOT = Path(__file__).parents[2]
NATIVE = ("pyttsx3", "vosk", "sounddevice", "soxr", "numpy")

MAY_IMPORT = {
    "pyttsx3": {"voice/host/backends/pyttsx3_synth.py"},
    "sounddevice": {
        "voice/host/backends/portaudio.py",
        "voice/host/backends/sounddevice_audio.py",
        "voice/host/backends/sounddevice_microphone.py",
    },
    "vosk": {"voice/host/backends/vosk_recogniser.py"},
}

LOAD_ALL = """
import importlib, pkgutil, sys
import accessibility, config, kiosk, voice
skipped = ("voice.host",)
for package in (kiosk, voice, accessibility, config):
    for module in pkgutil.walk_packages(package.__path__, f"{package.__name__}."):
        if not module.name.endswith("__main__") and not module.name.startswith(skipped):
            importlib.import_module(module.name)
print(sorted(set(sys.modules) & set(sys.argv[1:])))
"""

SPEAK = """
import asyncio, sys
from voice.client import HostVoice
from voice.protocol import Part, Ready, Say
async def main():
    ready = asyncio.Event()
    voice = HostVoice(lambda event: ready.set() if isinstance(event, Ready) else None)
    voice.start()
    await ready.wait()
    voice.say(Say(1, (Part("a", "en"),)))
    voice.stop()
    await voice.aclose()
asyncio.run(main())
print(sorted(set(sys.modules) & set(sys.argv[1:])))
"""


def test_each_library_is_imported_where_it_is_said_to_be() -> None:
    found = defaultdict(set)
    for package in ("kiosk", "voice", "accessibility", "config"):
        for file in (ROOT / package).rglob("*.py"):
            for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
                match node:
                    case ast.Import(names=names):
                        imported = [alias.name for alias in names]
                    case ast.ImportFrom(module=str(module), level=0):
                        imported = [module]
                    case _:
                        continue
                for name in imported:
                    found[name.partition(".")[0]].add(str(file.relative_to(ROOT)))
    for library, places in MAY_IMPORT.items():
        assert found[library] <= places, library
        assert found[library], library


def test_no_module_of_the_kiosk_loads_one() -> None:
    assert loaded(LOAD_ALL) == "[]"


def test_a_kiosk_that_speaks_loads_none() -> None:
    assert loaded(SPEAK) == "[]"


def loaded(program: str) -> str:
    done = subprocess.run(
        [sys.executable, "-c", program, *NATIVE],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=True,
        timeout=120,
    )
    return done.stdout.strip()
