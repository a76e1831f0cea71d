"""From clean synthetic speech to training data: degraded sound, resampled, as features."""

import numpy as np
from scipy import signal

RATE = 16000


def coloured_noise(rng, n, tilt):
    spec = np.fft.rfft(rng.standard_normal(n))
    f = np.arange(len(spec)) + 1.0
    x = np.fft.irfft(spec / f**tilt, n)
    return x / (np.sqrt(np.mean(x**2)) + 1e-9)


def augment(pcm, rng, strength=1.0, babble=None):
    """float64 16 kHz samples in int16 scale -> the same, degraded."""
    x = pcm.astype(np.float64)
    n = len(x)
    if rng.random() < 0.35 * strength:  # small-room reverberation
        rt = rng.uniform(0.05, 0.35)
        k = int(rt * RATE)
        ir = rng.standard_normal(k) * np.exp(-6.9 * np.arange(k) / k) * rng.uniform(0.02, 0.12)
        ir[0] = 1.0
        ir[1 : int(0.002 * RATE)] = 0.0
        x = signal.fftconvolve(x, ir)[:n]
    if rng.random() < 0.4 * strength:  # microphone colouring
        f = np.sort(rng.uniform(80, 7600, 4))
        g = 10 ** (rng.uniform(-6, 6, 6) / 20)
        taps = signal.firwin2(127, np.concatenate([[0], f, [8000]]), g, fs=RATE)
        x = signal.fftconvolve(x, taps, mode="same")
    peak = np.abs(x).max() + 1e-9
    x *= 32767 * 10 ** (-rng.uniform(0.5, 30) / 20) / peak  # level
    level = np.sqrt(np.mean(x**2)) + 1e-9
    u = rng.random()
    if u < 0.65 * strength:  # background noise
        snr = rng.uniform(8, 40)
        if babble is not None and rng.random() < 0.3:
            b = np.resize(babble, n) if len(babble) < n else babble[:n]
            noise = b / (np.sqrt(np.mean(b**2)) + 1e-9)
        else:
            noise = coloured_noise(rng, n, rng.choice([0.0, 0.5, 1.0]))
        x = x + noise * level * 10 ** (-snr / 20)
    elif u < 0.85:  # near-silent floor
        x = x + rng.standard_normal(n) * rng.uniform(0.3, 8)
    return np.clip(np.round(x), -32768, 32767)  # else: digital silence stays


# ----------------------------------------------------------------- features
MFCC_CONF = """--use-energy=false
--sample-frequency=16000
--num-mel-bins=40
--num-ceps=40
--low-freq=40
--high-freq=-200
--dither=0.0
--allow-upsample=true
--allow-downsample=true
"""


def mfcc(pcm16k):
    """Exactly what Vosk computes from MFCC_CONF (frames x 40, float32)."""
    import kaldi_native_fbank as knf

    o = knf.MfccOptions()
    o.use_energy = False
    o.num_ceps = 40
    o.frame_opts.samp_freq = RATE
    o.frame_opts.dither = 0.0
    o.mel_opts.num_bins = 40
    o.mel_opts.low_freq = 40
    o.mel_opts.high_freq = -200
    f = knf.OnlineMfcc(o)
    f.accept_waveform(RATE, np.asarray(pcm16k, dtype=np.float32).tolist())
    f.input_finished()
    return np.stack([f.get_frame(i) for i in range(f.num_frames_ready)]).astype(np.float32)


def resample16k(pcm, rate):
    if rate == RATE:
        return pcm.astype(np.float64)
    g = np.gcd(rate, RATE)
    return signal.resample_poly(pcm.astype(np.float64), RATE // g, rate // g)
