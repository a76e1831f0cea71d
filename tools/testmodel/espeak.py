"""Speech of libespeak-ng (ctypes), with the boundaries of its words and phones.

``Synth.say()`` returns the samples and the exact phoneme boundaries that espeak-ng reports through
its phoneme events, so no forced alignment is needed.
"""

import ctypes

import numpy as np


class _Id(ctypes.Union):
    _fields_ = [("number", ctypes.c_int), ("name", ctypes.c_char_p), ("string", ctypes.c_char * 8)]


class _Event(ctypes.Structure):
    _fields_ = [
        ("type", ctypes.c_int),
        ("uid", ctypes.c_uint),
        ("text_position", ctypes.c_int),
        ("length", ctypes.c_int),
        ("audio_position", ctypes.c_int),
        ("sample", ctypes.c_int),
        ("user_data", ctypes.c_void_p),
        ("id", _Id),
    ]


_CB = ctypes.CFUNCTYPE(
    ctypes.c_int, ctypes.POINTER(ctypes.c_short), ctypes.c_int, ctypes.POINTER(_Event)
)
EV_END, EV_WORD, EV_PHONEME = 0, 1, 7


class Synth:
    """One libespeak-ng instance (the library is a per-process singleton)."""

    def __init__(self):
        self.lib = ctypes.CDLL("libespeak-ng.so.1")
        self.rate = self.lib.espeak_Initialize(2, 0, None, 1)  # synchronous + phoneme events
        if self.rate <= 0:
            raise RuntimeError("espeak-ng does not start")
        self._cb = _CB(self._collect)
        self.lib.espeak_SetSynthCallback(self._cb)

    def _collect(self, wav, n, events):
        if wav and n > 0:
            self._pcm.append(np.ctypeslib.as_array(wav, shape=(n,)).copy())
        i = 0
        while events[i].type != EV_END:
            e = events[i]
            if e.type == EV_PHONEME:
                self._ev.append((e.sample, "P", e.id.string.decode("utf-8", "replace")))
            elif e.type == EV_WORD:
                self._ev.append((e.sample, "W", e.text_position))
            i += 1
        return 0

    def say(self, text, voice, rate=175, pitch=50, prange=50, gap=0):
        """-> (int16 samples at self.rate, [(start_sample, 'P'|'W', value)])"""
        self._pcm, self._ev = [], []
        if self.lib.espeak_SetVoiceByName(voice.encode()) != 0:
            raise ValueError("no such voice: " + voice)
        for key, val in ((1, rate), (3, pitch), (4, prange), (7, gap)):
            self.lib.espeak_SetParameter(key, int(val), 0)
        raw = text.encode("utf-8")
        self.lib.espeak_Synth(raw, len(raw) + 1, 0, 1, 0, 1, None, None)
        pcm = np.concatenate(self._pcm) if self._pcm else np.zeros(0, np.int16)
        return pcm, list(self._ev)

    def phones(self, text, voice):
        """Phoneme mnemonics of a text, pauses left out."""
        return [v for _, k, v in self.say(text, voice)[1] if k == "P" and not v.startswith("_")]


def segments(pcm_len, events, to_phone):
    """Events -> [(phone, start, end)] in samples.  Pauses become SIL; a phone
    that opens a word starts at the word event (stop closures belong to it)."""
    segs, word_at = [], None
    for at, kind, val in events:
        if kind == "W":
            word_at = at
            continue
        ph = to_phone(val)
        if ph is None:
            continue
        start = at
        if word_at is not None and ph != "SIL":
            start = min(at, word_at) if segs and segs[-1][0] != "SIL" else max(0, at - 400)
            word_at = None
        if ph == "SIL" and segs and segs[-1][0] == "SIL":
            continue
        segs.append([ph, start])
    if (not segs or segs[0][0] != "SIL") and segs and segs[0][1] > 300:
        segs.insert(0, ["SIL", 0])
    out = []
    for i, (ph, s) in enumerate(segs):
        e = segs[i + 1][1] if i + 1 < len(segs) else pcm_len
        out.append((ph, s, max(e, s)))
    return out
