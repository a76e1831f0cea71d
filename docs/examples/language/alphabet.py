"""The Armenian alphabet and the names of its letters."""

from __future__ import annotations

from config.languages import Alphabet

ARMENIAN = Alphabet("armenian", "աբգդեզէըթժիլխծկհձղճմյնշոչպջռսվտրցւփքօֆ")
_NAMES = (
    "այբ բեն գիմ դա եչ զա է ըթ թո ժե ինի լյուն խե ծա կեն հո ձա ղատ ճե մեն հի նու շա ո չա պե ջե "
    "ռա սե վեվ տյուն րե ցո հյուն փյուր քե օ ֆե"
)
NAMES = dict(zip(ARMENIAN.letters, _NAMES.split(), strict=True))
