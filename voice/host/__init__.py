"""The child process that makes and takes sound: ``python -m voice.host``.

Everything native is in here, so that a sound library can neither end the kiosk nor write on its
screen. The kiosk imports nothing of this package.
"""
