"""Which real things the host is made of, from its options; what is missing is done without."""

from __future__ import annotations

import argparse
import contextlib
import logging
import os
import shutil
from pathlib import Path

from voice.errors import AudioDeviceError, RecogniserUnavailableError, SynthUnavailableError
from voice.host.backends.no_audio import NoOutput
from voice.host.backends.portaudio import PortAudio
from voice.host.backends.pulse_audio import PulseOutput
from voice.host.backends.pulse_microphone import PulseMicrophone
from voice.host.backends.pyttsx3_synth import Pyttsx3Synth
from voice.host.backends.silent_synth import SilentSynth
from voice.host.backends.sounddevice_audio import SounddeviceOutput
from voice.host.backends.sounddevice_microphone import SounddeviceMicrophone
from voice.host.backends.vosk_recogniser import VoskRecognisers
from voice.host.headsets import HeadsetRules
from voice.host.listener import Listener
from voice.host.microphone import Microphone
from voice.host.output import OutputDevice
from voice.host.serving import Host, NoListener, Tell
from voice.host.serving import Listener as Listens
from voice.host.speaker import Speaker
from voice.host.synth import Synth
from voice.host.turns import Tuning
from voice.protocol import Device

SOUND_SERVERS = ("pulseaudio", "pipewire-pulse", "pactl")
"""Programs of which one is there wherever a sound server is used."""

_log = logging.getLogger(__name__)


def build(tell: Tell, options: argparse.Namespace) -> Host:
    """A host of the best that is here."""
    usual = HeadsetRules()
    devices = Devices()
    return Host(
        tell,
        make_synth=best_synth,
        device=devices.loudspeaker(options.output),
        rules=HeadsetRules(
            sinks=tuple(options.headset_sink or usual.sinks),
            ports=tuple(options.headset_port or usual.ports),
        ),
        make_listener=lambda tell, speaker: best_listener(tell, speaker, options, devices),
        first_headset_no=options.headset_no,
        is_lost=Device.LOUDSPEAKER.value in options.lost,
    )


def best_synth() -> Synth:
    """pyttsx3, or silence where there is no espeak-ng."""
    try:
        return Pyttsx3Synth()
    except SynthUnavailableError as error:
        _log.warning("nothing can speak here: %s", error)
    except Exception as error:
        # Another version of the library, with other faults: a silent voice is better than none.
        _log.error("nothing can speak here: %s", type(error).__name__)
    return SilentSynth()


def best_listener(
    tell: Tell, speaker: Speaker, options: argparse.Namespace, devices: Devices
) -> Listens:
    """Vosk and a microphone, or NoListener where one of them or every model is missing."""
    models = dict(each.split("=", 1) for each in options.model if "=" in each)
    try:
        recognisers = VoskRecognisers({name: Path(at) for name, at in models.items()})
        microphone = devices.microphone(options.microphone)
    except (RecogniserUnavailableError, AudioDeviceError) as error:
        _log.warning("nothing can be understood here: %s", error)
        return NoListener(tell)
    if not recognisers.languages:
        return NoListener(tell)
    return Listener(
        microphone,
        recognisers,
        tell,
        is_speaking=lambda: speaker.is_speaking or speaker.mixer.is_sounding,
        is_lost=Device.MICROPHONE.value in options.lost,
        tuning=Tuning(
            acts_early=not options.waits_for_silence, least_confidence=options.least_confidence
        ),
    )


class Devices:
    """The ways to a loudspeaker and a microphone that this machine has.

    A device that is named is PortAudio's; else the sound server's, where there is one.
    """

    def __init__(self) -> None:
        self._shared: PortAudio | None = None

    def loudspeaker(self, name: str) -> OutputDevice:
        """What can be opened as soon as it is there; NoOutput where no library is."""
        try:
            return SounddeviceOutput(self._portaudio, name) if name else self._any_loudspeaker()
        except AudioDeviceError as error:
            _log.warning("nothing can sound here: %s", error)
            return NoOutput()

    def microphone(self, name: str) -> Microphone:
        """What can be opened as soon as it is there. Raises AudioDeviceError: no library is."""
        if not name and has_sound_server():
            with contextlib.suppress(AudioDeviceError):
                return PulseMicrophone()
        return SounddeviceMicrophone(self._portaudio, name)

    def _any_loudspeaker(self) -> OutputDevice:
        if has_sound_server():
            with contextlib.suppress(AudioDeviceError):
                return PulseOutput()
        return SounddeviceOutput(self._portaudio)

    @property
    def _portaudio(self) -> PortAudio:
        if self._shared is None:
            self._shared = PortAudio()
        return self._shared


def has_sound_server() -> bool:
    """Whether this machine has a sound server, or a way to one, though it may not run just now."""
    return bool(os.environ.get("PULSE_SERVER")) or any(map(shutil.which, SOUND_SERVERS))
