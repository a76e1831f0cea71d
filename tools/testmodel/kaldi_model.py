"""Write am/final.mdl: a Kaldi TransitionModel and an nnet3 AmNnetSimple.

Binary Kaldi format, written from scratch (struct + numpy only).  Matrices go
out as Kaldi "CM2" compressed matrices (16 bit), which Kaldi's ordinary matrix
reader expands, so the file is half the size of a float model.
"""

import struct

import numpy as np

POSITIONS = ("B", "E", "I", "S")  # word begin, end, internal, singleton


class PhoneTable:
    """Phone ids.  Every phone but SIL exists in four word-position variants
    (Vosk needs them for word timings); all variants of a phone share pdfs.
    A phone has one emitting HMM state with two pdfs, as in Kaldi's 'chain'
    topology: pdf 2p for its first frame, 2p+1 for the self-loop."""

    def __init__(self, base):
        self.base = list(base)  # base[0] must be SIL
        assert self.base[0] == "SIL"
        self.names = ["SIL"] + [p + "_" + q for p in self.base[1:] for q in POSITIONS]
        self.id = {n: i + 1 for i, n in enumerate(self.names)}

    @property
    def num_pdfs(self):
        return 2 * len(self.base)

    def base_index(self, pid):
        return 0 if pid == 1 else 1 + (pid - 2) // 4

    def forward_tid(self, name):  # transition-id of "enter the state"
        return 2 * self.id[name]

    def loop_tid(self, name):  # transition-id of the self-loop
        return 2 * self.id[name] - 1

    def num_tids(self):
        return 2 * len(self.names)


class _W:
    """Kaldi binary primitives."""

    def __init__(self):
        self.b = bytearray(b"\0B")

    def tok(self, t):
        self.b += t.encode() + b" "

    def i32(self, v):
        self.b += b"\x04" + struct.pack("<i", v)

    def f32(self, v):
        self.b += b"\x04" + struct.pack("<f", v)

    def ivec(self, v):
        self.b += b"\x04" + struct.pack("<i", len(v)) + np.asarray(v, "<i4").tobytes()

    def vec(self, v):
        v = np.asarray(v, "<f4")
        self.tok("FV")
        self.i32(len(v))
        self.b += v.tobytes()

    def mat(self, m):
        m = np.asarray(m, np.float64)
        lo, rng = float(m.min()), float(m.max() - m.min()) or 1.0
        q = np.clip(np.round((m - lo) / rng * 65535), 0, 65535).astype("<u2")
        self.tok("CM2")
        self.b += struct.pack("<ffii", lo, rng, *m.shape) + q.tobytes()


def write_model(path, table, layers):
    """layers: [(offsets, W (out x in*len(offsets)), b, relu)] in frames."""
    w = _W()
    n = len(table.names)
    w.tok("<TransitionModel>")
    w.tok("<Topology>")
    w.ivec(list(range(1, n + 1)))  # phones
    w.ivec([-1] + [0] * n)  # phone -> topology entry
    w.i32(-1)  # forward and self-loop pdfs differ
    w.i32(1)  # one entry
    w.i32(2)  # two states, the second one final
    w.i32(0)
    w.i32(1)
    w.i32(2)  # pdf classes, number of transitions
    for dst in (0, 1):
        w.i32(dst)
        w.f32(0.5)
    w.i32(-1)
    w.i32(-1)
    w.i32(0)
    w.tok("</Topology>")
    w.tok("<Tuples>")
    w.i32(n)
    for pid in range(1, n + 1):
        p = table.base_index(pid)
        for v in (pid, 0, 2 * p, 2 * p + 1):
            w.i32(v)
    w.tok("</Tuples>")
    w.tok("<LogProbs>")
    w.vec([0.0] + [np.log(0.5)] * (2 * n))
    w.tok("</LogProbs>")
    w.tok("</TransitionModel>")

    conf, comps, prev = (
        [f"input-node name=input dim={layers[0][1].shape[1] // len(layers[0][0])}"],
        [],
        "input",
    )
    for k, (offs, W, b, relu) in enumerate(layers):
        src = ", ".join(f"Offset({prev}, {o})" if o else prev for o in offs)
        src = f"Append({src})" if len(offs) > 1 else src
        conf.append(f"component-node name=a{k} component=a{k} input={src}")
        comps.append((f"a{k}", W, b))
        prev = f"a{k}"
        if relu:
            conf.append(f"component-node name=r{k} component=r{k} input={prev}")
            comps.append((f"r{k}", len(b), None))
            prev = f"r{k}"
    conf.append(f"output-node name=output input={prev} objective=linear")
    w.b += ("<Nnet3> \n" + "\n".join(conf) + "\n\n").encode()
    w.tok("<NumComponents>")
    w.i32(len(comps))
    for name, a, b in comps:
        w.tok("<ComponentName>")
        w.tok(name)
        if b is None:
            w.tok("<RectifiedLinearComponent>")
            w.tok("<Dim>")
            w.i32(a)
            w.tok("<ValueAvg>")
            w.vec([])
            w.tok("<DerivAvg>")
            w.vec([])
            w.tok("<Count>")
            w.b += b"\x08" + struct.pack("<d", 0.0)
            w.tok("</RectifiedLinearComponent>")
        else:
            w.tok("<FixedAffineComponent>")
            w.tok("<LinearParams>")
            w.mat(a)
            w.tok("<BiasParams>")
            w.vec(b)
            w.tok("</FixedAffineComponent>")
    w.tok("</Nnet3>")
    w.tok("<LeftContext>")
    w.i32(0)  # Kaldi recomputes both
    w.tok("<RightContext>")
    w.i32(0)
    w.tok("<Priors>")
    w.vec([])  # discriminatively trained: no priors
    with open(path, "wb") as f:
        f.write(w.b)
