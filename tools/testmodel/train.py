"""Small TDNN trained with lattice-free MMI (Kaldi 'chain' style) on the CPU.

The net sees 10 ms frames and gives one score vector every 30 ms.  Numerator:
the utterance's own phone sequence, every phone kept near the place espeak-ng
reported.  Denominator: a phone-bigram HMM over all phones.
"""

import math
import time

import numpy as np
import torch
from torch import nn

# (offsets in 10 ms frames); the output is taken at every third frame
LAYERS = [(-2, -1, 0, 1, 2), (-1, 0, 1), (-3, 0, 3), (-3, 0, 3), (-3, 0, 3), (-6, 0, 6)]
CONTEXT = 18
TOLERANCE = 0.10  # seconds a phone may move away from its reported place


class Net(nn.Module):
    def __init__(self, hidden, pdfs, mean, std):
        super().__init__()
        self.register_buffer("mean", torch.tensor(mean).view(1, -1, 1))
        self.register_buffer("std", torch.tensor(std).view(1, -1, 1))
        c = [nn.Conv1d(40, hidden, 5), nn.Conv1d(hidden, hidden, 3, stride=3)]
        c += [nn.Conv1d(hidden, hidden, 3) for _ in range(3)] + [
            nn.Conv1d(hidden, hidden, 3, dilation=2)
        ]
        self.convs = nn.ModuleList(c)
        self.norms = nn.ModuleList(nn.BatchNorm1d(hidden, affine=False) for _ in c)
        self.out = nn.Conv1d(hidden, pdfs, 1)
        self.xent = nn.Conv1d(hidden, pdfs, 1)

    def forward(self, x):
        h = (x - self.mean) / self.std
        for conv, norm in zip(self.convs, self.norms, strict=False):
            h = norm(torch.relu(conv(h)))
        return self.out(h).transpose(1, 2), self.xent(h).transpose(1, 2)

    def kaldi_layers(self):
        """[(offsets, W, b, relu)] with normalisations folded into the next layer."""
        scale = 1.0 / self.std.flatten().double().numpy()
        shift = -self.mean.flatten().double().numpy() * scale
        res = []
        for k, conv in enumerate([*list(self.convs), self.out]):
            w = conv.weight.detach().double().numpy()  # out, in, taps
            b = conv.bias.detach().double().numpy() + np.einsum("oit,i->o", w, shift)
            w = w * scale[None, :, None]
            offs = LAYERS[k] if k < len(LAYERS) else (0,)
            res.append((offs, w.transpose(0, 2, 1).reshape(len(w), -1), b, k < len(LAYERS)))
            if k < len(self.norms):
                n = self.norms[k]
                scale = 1.0 / np.sqrt(n.running_var.double().numpy() + n.eps)
                shift = -n.running_mean.double().numpy() * scale
        return res


class Utt:
    __slots__ = ("beg", "end", "n", "ph", "x")

    def __init__(self, feats, segs, index):
        self.x, self.n = feats, (len(feats) + 2) // 3
        self.ph = np.array([index[p] for p, _, _ in segs])
        self.beg = np.array([a for _, a, _ in segs])
        self.end = np.array([b for _, _, b in segs])


def bigram(utts, nph):
    c = np.full((nph, nph), 0.2)
    first, last = np.full(nph, 1e-3), np.full(nph, 1e-3)
    for u in utts:
        np.add.at(c, (u.ph[:-1], u.ph[1:]), 1.0)
        first[u.ph[0]] += 1
        last[u.ph[-1]] += 1
    return c / c.sum(1, keepdims=True), first / first.sum()


def gammas(y, lens, init, fin, step, step_t):
    """Posteriors over states, B,T,S, for emission log-scores y (already masked)."""
    B, T, S = y.shape
    e = torch.exp(y - y.max(2, keepdim=True).values)
    alpha, a = [None] * T, init * e[:, 0]
    bad = torch.zeros(B, dtype=torch.bool)
    for t in range(T):
        if t:
            a = step(a) * e[:, t]
        z = a.sum(1, keepdim=True)
        bad |= (z[:, 0] < 1e-25) & (t < lens)
        a = a / z.clamp_min(1e-25)
        alpha[t] = a
    gam = torch.zeros_like(e)
    b = torch.zeros(B, S)
    for t in range(T - 1, -1, -1):
        if t < T - 1:
            b = step_t(b * e[:, t + 1])
        b = torch.where((lens - 1 == t)[:, None], fin, b)
        b = b / b.sum(1, keepdim=True).clamp_min(1e-25)
        g = alpha[t] * b
        z = g.sum(1, keepdim=True)
        bad |= (z[:, 0] < 1e-25) & (t < lens)
        gam[:, t] = g / z.clamp_min(1e-25)
    mask = (torch.arange(T)[None] < lens[:, None]).float()
    return gam * mask[..., None], bad


class Chain:
    def __init__(self, utts, nph):
        self.P, first = bigram(utts, nph)
        A = np.zeros((2 * nph, 2 * nph))
        for p in range(nph):
            for s in (2 * p, 2 * p + 1):
                A[s, 2 * p + 1] += 0.5
                A[s, 0::2] += 0.5 * self.P[p]
        self.A = torch.tensor(A, dtype=torch.float32)
        self.init = torch.zeros(2 * nph)
        self.init[0::2] = torch.tensor(first, dtype=torch.float32)

    def den(self, y, lens):
        B, S = y.shape[0], y.shape[2]
        return gammas(
            y,
            lens,
            self.init.expand(B, S),
            torch.ones(B, S),
            lambda a: a @ self.A,
            lambda b: b @ self.A.T,
        )

    def num(self, y, lens, batch):
        B, T, _ = y.shape
        L = max(len(u.ph) for u in batch)
        pdf = torch.zeros(B, 2 * L, dtype=torch.long)
        ok = np.zeros((B, T, 2 * L), bool)
        nxt = np.zeros((B, L), np.float32)
        fin = torch.zeros(B, 2 * L)
        when = (np.arange(T) * 0.03 + 0.0125)[:, None]
        for i, u in enumerate(batch):
            n = len(u.ph)
            pdf[i, 0 : 2 * n : 2] = torch.tensor(2 * u.ph)
            pdf[i, 1 : 2 * n : 2] = torch.tensor(2 * u.ph + 1)
            ok[i, :, : 2 * n] = np.repeat(
                (when >= u.beg - TOLERANCE) & (when <= u.end + TOLERANCE), 2, axis=1
            )
            nxt[i, 1:n] = self.P[u.ph[:-1], u.ph[1:]]
            fin[i, 2 * n - 2 : 2 * n] = 1.0
        nxt = torch.tensor(nxt)
        e = torch.gather(y, 2, pdf[:, None, :].expand(B, T, 2 * L)).masked_fill(
            ~torch.tensor(ok), -1e4
        )
        init = torch.zeros(B, 2 * L)
        init[:, 0] = 1.0

        def step(a):
            a0, a1 = a[:, 0::2], a[:, 1::2]
            tot = 0.5 * (a0 + a1)
            enter = torch.zeros_like(tot)
            enter[:, 1:] = tot[:, :-1] * nxt[:, 1:]
            return torch.stack([enter, tot], 2).flatten(1)

        def step_t(b):
            b0, b1 = b[:, 0::2], b[:, 1::2]
            v = 0.5 * b1
            v[:, :-1] += 0.5 * b0[:, 1:] * nxt[:, 1:]
            return torch.stack([v, v], 2).flatten(1)

        gam, bad = gammas(e, lens, init, fin, step, step_t)
        full = torch.zeros_like(y)
        full.scatter_add_(2, pdf[:, None, :].expand(B, T, 2 * L), gam)
        return full, bad


def batches(utts, frames, rng):
    order = sorted(range(len(utts)), key=lambda i: utts[i].n + rng.uniform(0, 12))
    out, cur = [], []
    for i in order:
        if cur and (len(cur) + 1) * max(utts[i].n, utts[cur[-1]].n) > frames:
            out.append(cur)
            cur = []
        cur.append(i)
    out.append(cur)
    rng.shuffle(out)
    return [[utts[i] for i in b] for b in out]


def pad(batch):
    T = max(u.n for u in batch)
    x = np.empty((len(batch), 40, 3 * (T - 1) + 1 + 2 * CONTEXT), np.float32)
    for i, u in enumerate(batch):
        f = u.x.astype(np.float32).T
        k = f.shape[1]
        x[i, :, :CONTEXT] = f[:, :1]
        m = min(k, x.shape[2] - CONTEXT)
        x[i, :, CONTEXT : CONTEXT + m] = f[:, :m]
        x[i, :, CONTEXT + m :] = f[:, -1:]
    return torch.from_numpy(x), torch.tensor([u.n for u in batch])


def train(utts, nph, hidden=160, epochs=10, lr=3e-3, frames=6000, seed=1, log=print, minutes=None):
    torch.manual_seed(seed)
    rng = np.random.default_rng(seed)
    dev, utts = utts[:150], utts[150:]
    allx = np.concatenate([u.x[::5] for u in utts[::7]]).astype(np.float32)
    net = Net(hidden, 2 * nph, allx.mean(0), allx.std(0) + 1e-3)
    chain = Chain(utts, nph)
    opt = torch.optim.AdamW(net.parameters(), lr=lr, weight_decay=1e-3)
    total, done, t0 = epochs * len(batches(utts, frames, rng)), 0, time.time()
    for ep in range(epochs):
        stat = np.zeros(3)
        for batch in batches(utts, frames, rng):
            frac = done / total
            for g in opt.param_groups:
                g["lr"] = (
                    lr * min(1.0, (done + 1) / 50) * (0.5 * (1 + math.cos(math.pi * frac)) + 0.003)
                )
            done += 1
            x, lens = pad(batch)
            y, yx = net(x)
            with torch.no_grad():
                gn, bad1 = chain.num(y.detach(), lens, batch)
                gd, bad2 = chain.den(y.detach(), lens)
                good = (~(bad1 | bad2)).float()[:, None, None]
            n = float(lens.sum())
            mmi = -(y * (gn - gd) * good).sum() / n
            lsm = torch.log_softmax(yx, 2)
            ce = -(lsm * gn * good).sum() / n
            l2 = (y**2).mean(2)[torch.arange(y.shape[1])[None] < lens[:, None]].mean()
            loss = mmi + 0.15 * ce + 1e-3 * l2
            opt.zero_grad()
            loss.backward()
            nn.utils.clip_grad_norm_(net.parameters(), 1.0)
            opt.step()
            # how much of the numerator's posterior the denominator also has
            stat += [
                float((gd * gn).sum() / n),
                float(ce.detach()),
                float((1 - good).sum() / len(batch)),
            ]
        k = done / (ep + 1)
        log(
            "epoch %2d  agreement %.4f  xent %.3f  dropped %.4f  %4.0f s"
            % (ep + 1, stat[0] / k, stat[1] / k, stat[2] / k, time.time() - t0)
        )
    net.eval()
    with torch.no_grad():
        hit = tot = 0
        for batch in batches(dev, frames, rng):
            x, lens = pad(batch)
            y, yx = net(x)
            gn, _ = chain.num(y, lens, batch)
            m = torch.arange(y.shape[1])[None] < lens[:, None]
            hit += float(((yx.argmax(2) // 2) == (gn.argmax(2) // 2))[m].sum())
            tot += float(m.sum())
    log(f"dev: {100 * hit / tot:.2f} % of frames have the right phone")
    return net
