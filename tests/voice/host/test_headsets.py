"""What counts as a headset, from what pactl prints of PulseAudio and PipeWire."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from voice.host.headsets import HeadsetRules, headset_sink

RULES = HeadsetRules()


def card(active: str, **availability: str) -> dict[str, object]:
    """A built-in sound card with a loudspeaker and a socket."""
    ports = [
        {"name": "analog-output-lineout", "description": "Line Out", "availability": "unknown"},
        {
            "name": "analog-output-headphones",
            "description": "Headphones",
            "availability": availability.get("headphones", "not available"),
        },
    ]
    return {
        "name": "alsa_output.pci-0000_00_1f.3.analog-stereo",
        "description": "Built-in Audio Analog Stereo",
        "properties": {"device.form_factor": "internal"},
        "active_port": active,
        "ports": ports,
    }


USB = {
    "name": "alsa_output.usb-Logitech_Logitech_USB_Headset-00.analog-stereo",
    "description": "Logitech USB Headset Analog Stereo",
    "properties": {"device.bus": "usb"},
    "ports": [],
}
FORM = {
    "name": "alsa_output.usb-0d8c_0014-00.analog-stereo",
    "description": "Audio Adapter",
    "properties": {"device.form_factor": "headset"},
}
SPEAKERS = {
    "name": "alsa_output.usb-Creative_Pebble-00.analog-stereo",
    "description": "Pebble Speakers",
    "properties": {"device.bus": "usb", "device.form_factor": "speaker"},
}


def found(*sinks: object, rules: HeadsetRules = RULES) -> str | None:
    return headset_sink(json.dumps(sinks), rules)


def test_a_usb_headset_counts_by_being_there() -> None:
    assert found(SPEAKERS, USB) == USB["name"]
    assert found(FORM) == FORM["name"]


def test_usb_loudspeakers_do_not_count() -> None:
    assert found(SPEAKERS) is None


def test_a_socket_counts_while_something_is_in_it() -> None:
    plugged = card("analog-output-headphones", headphones="available")
    assert found(plugged) == plugged["name"]
    assert found(card("analog-output-headphones")) is None
    assert found(card("analog-output-lineout", headphones="available")) is None


def test_a_socket_that_cannot_tell_counts_while_it_is_in_use() -> None:
    assert found(card("analog-output-headphones", headphones="availability unknown")) is not None


def test_an_installer_names_what_counts() -> None:
    rules = HeadsetRules(sinks=("*pebble*",), ports=())
    assert found(SPEAKERS, rules=rules) == SPEAKERS["name"]
    assert found(USB, rules=HeadsetRules(sinks=(), ports=())) is None


@pytest.mark.parametrize("listing", ["", "{}", "nonsense", '"text"', "[1, null, {}]", "[]"])
def test_what_is_no_listing_is_no_headset(listing: str) -> None:
    try:
        assert headset_sink(listing, RULES) is None
    except ValueError:
        assert listing in ("", "{}", "nonsense", '"text"')


values = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=12),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=8), inner),
    max_leaves=4,
)
keys = st.sampled_from(["name", "description", "properties", "ports", "active_port"])


@given(st.lists(st.dictionaries(keys, values), max_size=4))
def test_no_listing_breaks_it(sinks: list[dict[str, object]]) -> None:
    found(*sinks)


@pytest.mark.parametrize("form", ["headset", "headphone", "hands-free", "Headset"])
def test_every_form_that_is_worn_counts(form: str) -> None:
    assert found({"name": "any", "properties": {"device.form_factor": form}}) == "any"


def test_what_has_no_name_or_text_matches_nothing() -> None:
    rules = HeadsetRules(sinks=("*none*", ""), ports=("*none*", ""))
    assert found({"name": "any", "description": None, "properties": {}}, rules=rules) is None
    assert found({"name": "any", "ports": [{"name": None}], "active_port": None},
                 rules=HeadsetRules(sinks=(), ports=("*",))) is None  # fmt: skip
    assert found({"description": "headset"}) is None
    assert found({"name": ""}, USB) == USB["name"]


@pytest.mark.parametrize("place", ["description", "name", "device.description"])
def test_any_of_its_names_tells_a_headset(place: str) -> None:
    sink: dict[str, object] = {"name": "any", "properties": {"device.description": "Any"}}
    if place == "device.description":
        sink["properties"] = {place: "USB Earphones"}
    else:
        sink[place] = "USB Earphones"
    assert found(sink) == sink["name"]


def test_a_socket_is_told_by_its_description_too() -> None:
    port = {"name": "p1", "description": "Front Headphones"}
    assert found({"name": "any", "active_port": "p1", "ports": [port]}) == "any"
    assert found({"name": "any", "active_port": "p1", "ports": [{"name": "p1"}]}) is None
