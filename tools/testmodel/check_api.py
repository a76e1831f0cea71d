"""Streaming behaviour of a model through the vosk Python API:
partial results, word times against espeak-ng's own, end-pointing, alternatives.

  python check_api.py ka|en MODEL_DIR
"""

import json
import sys

import corpus
import espeak
import evaluate
import numpy as np
import synth
import vosk

vosk.SetLogLevel(-1)


def main():
    code, mdir = sys.argv[1], sys.argv[2]
    lang, model = corpus.Lang(code), vosk.Model(mdir)
    small = evaluate.small_grammar(lang)
    spk = evaluate.Speaker(lang, 21)
    first, second = small[5], small[6]
    x = spk.say(first, tail=1.5)[0] + spk.say(second, lead=0, tail=1.5)[0]
    rec = evaluate.recognizer(model, [*small, "[unk]"])
    rec.SetWords(True)
    last = None
    for i in range(0, len(x), evaluate.CHUNK):
        end = rec.AcceptWaveform(x[i : i + evaluate.CHUNK])
        t = (i + evaluate.CHUNK) / 32000
        if end:
            print(f"{t:5.1f} s  RESULT  {json.dumps(json.loads(rec.Result()), ensure_ascii=False)}")
        else:
            p = json.loads(rec.PartialResult())["partial"]
            if p != last:
                print(f"{t:5.1f} s  partial '{p}'")
            last = p
    print(f"         FINAL   {json.loads(rec.FinalResult())}")

    # word times against the phoneme events of espeak-ng
    ds, de, lat = [], [], []
    for text in lang.sections["titles"][:80]:
        rec = evaluate.recognizer(model)
        rec.SetWords(True)
        pcm, ev = spk.say(text, lead=0.3, tail=1.5)
        segs = espeak.segments(10**9, ev, lang.to_phone)
        sp = [s for s in segs if s[0] != "SIL"]
        for i in range(0, len(pcm), evaluate.CHUNK):
            if rec.AcceptWaveform(pcm[i : i + evaluate.CHUNK]):
                r = json.loads(rec.Result())
                if r["text"] == text:
                    b, e = 0.3 + sp[0][1] / 22050, 0.3 + sp[-1][2] / 22050
                    ds.append(r["result"][0]["start"] - b)
                    de.append(r["result"][-1]["end"] - e)
                    lat.append((i + evaluate.CHUNK) / 32000 - e)
                break

    def f(v):
        mean, absolute = 1000 * np.mean(v), 1000 * np.mean(np.abs(v))
        worst = 1000 * np.max(np.abs(v))
        return f"mean {mean:+.0f} ms, mean absolute {absolute:.0f} ms, worst {worst:.0f} ms"

    print(f"first word start: {f(ds)} (n={len(ds)})")
    print(f"last word end:    {f(de)}")
    print(f"end-point after end of speech: median {np.median(lat):.2f} s, longest {max(lat):.2f} s")

    rng = np.random.default_rng(3)
    quiet = {
        "digital silence": np.zeros(16000 * 7),
        "faint noise": rng.standard_normal(16000 * 7) * 5,
        "loud white noise": rng.standard_normal(16000 * 7) * 1500,
        "pink noise": synth.coloured_noise(rng, 16000 * 7, 0.5) * 1000,
        "hum and clicks": 800 * np.sin(np.arange(16000 * 7) * 2 * np.pi * 50 / 16000)
        + (rng.random(16000 * 7) < 1e-4) * 12000,
    }
    for name, q in quiet.items():
        rec = evaluate.recognizer(model, [*small, "[unk]"])
        print(f"{name:17s} -> '{evaluate.feed(rec, q.astype(np.int16).tobytes())}'", end="")
        print(
            f", free: '{evaluate.feed(evaluate.recognizer(model), q.astype(np.int16).tobytes())}'"
        )
    rec = evaluate.recognizer(model, small)
    rec.SetMaxAlternatives(3)
    for i in range(0, len(x) // 2, evaluate.CHUNK):
        rec.AcceptWaveform(x[i : i + evaluate.CHUNK])
    print(
        "alternatives:",
        [
            (a["text"], round(a["confidence"], 1))
            for a in json.loads(rec.FinalResult())["alternatives"]
        ],
    )
    rec = evaluate.recognizer(model)
    rec.SetGrammar(json.dumps([second, "[unk]"], ensure_ascii=False))
    print("SetGrammar:", evaluate.feed(rec, spk.say(second)[0]), "| 44.1 kHz:", end=" ")
    r44 = vosk.KaldiRecognizer(model, 44100, json.dumps(small, ensure_ascii=False))
    pcm = synth.signal.resample_poly(
        np.frombuffer(spk.say(first)[0], np.int16).astype(float), 441, 160
    )
    r44.AcceptWaveform(pcm.astype(np.int16).tobytes())
    print(json.loads(r44.FinalResult())["text"])


if __name__ == "__main__":
    main()
