"""docs/extending.md, "A catalogue": followed to the letter, a card file serves a patron."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from pydantic import SecretStr

from config.i18n import load_lexicons, msg
from kiosk.catalogue.client import HttpCatalogue
from kiosk.catalogue.finding import SearchRequest
from kiosk.catalogue.models import IdempotencyKey, LibraryId, SignedIn
from kiosk.catalogue.outcomes import HoldPlaced
from tests.extending.page import steps
from tests.extending.tree import Tree, copy_of_project
from tests.tui.terminal import Terminal

STEPS = steps("catalogue")
WORDS = load_lexicons(("ka",))["ka"]
KEY = "k" * 40
SETTING = "card_file:CardFile ვეფხისტყაოსანი; დიდოსტატის მარჯვენა"


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    made = copy_of_project(tmp_path_factory.mktemp("catalogue") / "project")
    made.apply(STEPS)
    return made


def test_every_command_of_the_page_succeeds(tree: Tree) -> None:
    commands = [block.text for step in STEPS for block in step.blocks if block.language == "sh"]
    assert len(commands) == 2
    for command in commands:
        done = tree.shell(command)
        assert done.returncode == 0, done.stdout + done.stderr
    assert "catalogue.library_id = ROOM  (file kiosk.toml)" in done.stdout


@pytest.mark.parametrize(
    ("setting", "said"),
    [
        ("card_box:CardBox x", "needs the module 'card_box', which is not installed"),
        ("card_file", "is not of the form 'package.module:factory'"),
        ("card_file:Nothing", "nothing to call by the name of 'Nothing'"),
        ("card_file:Reader", "cannot be used (TypeError)"),
        ("card_file:LibraryId", "lacks capabilities, libraries, suggest"),
    ],
)
def test_a_wrong_setting_is_told(tree: Tree, setting: str, said: str) -> None:
    done = tree.python(
        "-m", "kiosk", "catalogue", "serve", "--library", "ROOM", "--backend", setting,
        KIOSK_CATALOGUE_DEMO_KEY=KEY,
    )  # fmt: skip
    assert done.returncode == 2
    assert said in " ".join(done.stderr.split())


def test_the_kiosk_stands_in_a_library_of_the_network(tree: Tree) -> None:
    done = tree.python(
        "-m", "kiosk", "catalogue", "serve", "--library", "M0", "--backend", SETTING,
        KIOSK_CATALOGUE_DEMO_KEY=KEY,
    )  # fmt: skip
    assert done.returncode == 2
    assert "type --library with one of ROOM." in " ".join(done.stderr.split())


def test_a_patron_finds_a_title_at_the_kiosk(tree: Tree, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tree.root)
    with served(tree) as base_url:
        kiosk = Terminal(
            ("kiosk", "--config", "kiosk.toml", "run"),
            80,
            30,
            KIOSK_SPEECH__STARTS="off",
            KIOSK_LOG__PATH=str(tree.root / "log"),
            KIOSK_CATALOGUE__BASE_URL=base_url,
            KIOSK_CATALOGUE__KIOSK_KEY=KEY,
        )
        with kiosk:
            shows(kiosk, WORDS.render(msg("welcome-title")))
            kiosk.send("1")
            shows(kiosk, WORDS.render(msg("search-lead")))
            kiosk.send("მარჯვენა\r")
            shows(kiosk, "დიდოსტატის მარჯვენა")


async def test_a_patron_signs_in_and_holds_it(tree: Tree) -> None:
    with served(tree) as base_url:
        catalogue = HttpCatalogue(base_url, SecretStr(KEY))
        (work,) = (await catalogue.find(SearchRequest(words="მარჯვენა"))).works
        answer = await catalogue.sign_in(SecretStr("READER-1"), SecretStr("2580"))
        assert isinstance(answer, SignedIn)
        key = IdempotencyKey("card-file-key-0001")
        room = LibraryId("ROOM")
        placed = await catalogue.place_hold(answer.token, work.best.biblio_id, room, key)
        assert isinstance(placed, HoldPlaced)
        assert await catalogue.holds(answer.token) == (placed.hold,)
        assert await catalogue.loans(answer.token) == ()
        await catalogue.aclose()


def shows(kiosk: Terminal, wanted: str) -> None:
    kiosk.wait_for(lambda: wanted in kiosk.shown())


@contextmanager
def served(tree: Tree) -> Iterator[str]:
    """The service as step 3 starts it, on any free port; its address."""
    command = [sys.executable, "-m", "kiosk", "catalogue", "serve", "--port", "0"]
    process = subprocess.Popen(
        [*command, "--exit-with-stdin", "--library", "ROOM", "--backend", SETTING],
        cwd=tree.root,
        env={**os.environ, "PYTHONPATH": str(tree.root), "KIOSK_CATALOGUE_DEMO_KEY": KEY},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    )
    assert process.stdout is not None
    with process:
        found = re.match(r"listening on (\S+)", process.stdout.readline())
        assert found is not None
        yield found[1]
        process.communicate()
