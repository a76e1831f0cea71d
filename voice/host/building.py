"""Which real things the host is made of, from its options; what is missing is done without."""

from __future__ import annotations

import argparse
import logging

from voice.errors import AudioDeviceError, SynthUnavailableError
from voice.host.backends.no_audio import NoOutput
from voice.host.backends.pyttsx3_synth import Pyttsx3Synth
from voice.host.backends.silent_synth import SilentSynth
from voice.host.backends.sounddevice_audio import SounddeviceOutput
from voice.host.headsets import HeadsetRules
from voice.host.output import OutputDevice
from voice.host.serving import Host, Tell
from voice.host.synth import Synth

_log = logging.getLogger(__name__)


def build(tell: Tell, options: argparse.Namespace) -> Host:
    """A host of the best that is here."""
    usual = HeadsetRules()
    return Host(
        tell,
        make_synth=best_synth,
        device=_device(options.output),
        rules=HeadsetRules(
            sinks=tuple(options.headset_sink or usual.sinks),
            ports=tuple(options.headset_port or usual.ports),
        ),
        first_headset_no=options.headset_no,
    )


def best_synth() -> Synth:
    """pyttsx3, or silence where there is no espeak-ng."""
    try:
        return Pyttsx3Synth()
    except SynthUnavailableError as error:
        _log.warning("nothing can speak here: %s", error)
        return SilentSynth()


def _device(name: str) -> OutputDevice:
    try:
        return SounddeviceOutput(name)
    except AudioDeviceError as error:
        _log.warning("nothing can sound here: %s", error)
        return NoOutput()
