"""Word list -> Vosk's run-time graph (graph/ folder), no OpenFst tools needed.

The lexicon transducer (HCLr.fst) is built directly: a determinised prefix tree
over word-position-dependent phones, word labels as early as they are unique,
shared suffixes, optional silence, and '[unk]' as a penalised loop over all
phones.  Word ids are given in tree order, so that the words reachable from any
state form a few intervals; these go into the 'olabel_lookahead' add-on which
Vosk's look-ahead composition with a run-time grammar needs.  Gr.fst is a
backed-off bigram for free dictation.

  python graph.py ka|en MODEL_DIR word [@file ...]     adds words to a finished model
(single words, or @file with words separated by white space; takes under a second)
"""

import math
import os
import struct
import sys
from collections import Counter, defaultdict
from pathlib import Path

from kaldi_model import PhoneTable

SIL_COST = -math.log(0.5)
UNK = "[unk]"


# --------------------------------------------------------------- FST writing
def _header(fsttype, start, nstates, narcs, props, version):
    def t(s):
        return struct.pack("<i", len(s)) + s.encode()

    return (
        struct.pack("<i", 2125659606)
        + t(fsttype)
        + t("standard")
        + struct.pack("<iiQqqq", version, 0, props, start, nstates, narcs)
    )


EXPANDED, ILABEL_SORTED, OLABEL_SORTED = 0x1, 0x10000000, 0x40000000


class Fst:
    def __init__(self):
        self.arcs, self.final = [], {}

    def state(self):
        self.arcs.append([])
        return len(self.arcs) - 1

    def arc(self, s, il, ol, w, d):
        self.arcs[s].append((il, ol, float(w), d))

    def const_bytes(self, start, sort):
        """OpenFst 'const' FST; sort 0: by input label, 1: by output label."""
        states, arcs, pos = bytearray(), bytearray(), 0
        for s, a in enumerate(self.arcs):
            a.sort(key=lambda x: (x[sort], x[1 - sort], x[3]))
            states += struct.pack(
                "<fIIII",
                self.final.get(s, math.inf),
                pos,
                len(a),
                sum(x[0] == 0 for x in a),
                sum(x[1] == 0 for x in a),
            )
            for il, ol, w, d in a:
                arcs += struct.pack("<iifi", il, ol, w, d)
            pos += len(a)
        props = EXPANDED | (OLABEL_SORTED if sort else ILABEL_SORTED)
        return _header("const", start, len(self.arcs), pos, props, 2) + states + arcs

    def lookahead_bytes(self, start, nwords):
        """'olabel_lookahead' FST: const FST + intervals of reachable words."""
        inner = self.const_bytes(start, sort=1)
        final_label = nwords + 1
        reach = [0] * len(self.arcs)
        preds = defaultdict(list)
        for s, a in enumerate(self.arcs):
            for _il, ol, _w, d in a:
                if ol:
                    reach[s] |= 1 << ol
                elif d != s:
                    preds[d].append(s)
            if s in self.final:
                reach[s] |= 1 << final_label
        todo = list(range(len(self.arcs)))
        while todo:  # fixpoint over epsilon-output arcs
            s = todo.pop()
            for p in preds[s]:
                new = reach[p] | reach[s]
                if new != reach[p]:
                    reach[p] = new
                    todo.append(p)
        cache, sets = {}, bytearray()
        for r in reach:
            if r not in cache:
                iv, bits, at = [], bin(r)[:1:-1], 0
                while True:
                    b = bits.find("1", at)
                    if b < 0:
                        break
                    e = bits.find("0", b)
                    e = len(bits) if e < 0 else e
                    iv.append((b, e))
                    at = e
                cache[r] = (
                    struct.pack("<q", len(iv))
                    + b"".join(struct.pack("<ii", *x) for x in iv)
                    + struct.pack("<i", sum(e - b for b, e in iv))
                )
            sets += cache[r]
        props = EXPANDED | OLABEL_SORTED
        narcs = sum(map(len, self.arcs))
        data = (
            struct.pack("<??", False, False)
            + struct.pack("<i", final_label)
            + struct.pack("<q", len(self.arcs))
            + sets
        )
        return (
            _header("olabel_lookahead", start, len(self.arcs), narcs, props, 1)
            + struct.pack("<i", 446681434)
            + inner
            + b"\x01"  # add-on magic, add-on present
            + b"\x00"
            + b"\x01"
            + data
        )  # no input part, output part


# ------------------------------------------------------------------- lexicon
def positioned(phones):
    if len(phones) == 1:
        return (phones[0] + "_S",)
    return (phones[0] + "_B", *tuple(p + "_I" for p in phones[1:-1]), phones[-1] + "_E")


def build_lexicon_fst(lexicon, table, unk_entry, unk_phone, unk_min=3):
    """lexicon: [(word, [phones])] -> (Fst, start state, [words in id order])."""
    entries = sorted({(positioned(p), w) for w, p in lexicon})
    ids, words = {}, []
    for _, w in entries:
        if w not in ids:
            words.append(w)
            ids[w] = len(words)
    words.append(UNK)
    ids[UNK] = len(words)

    f = Fst()
    start, loop, sil = f.state(), f.state(), f.state()
    f.final[loop] = 0.0
    f.arc(start, 0, 0, SIL_COST, loop)
    f.arc(start, table.forward_tid("SIL"), 0, SIL_COST, sil)
    f.arc(sil, table.loop_tid("SIL"), 0, 0, sil)
    f.arc(sil, 0, 0, 0, loop)

    tails = {}

    def tail(ph, rest):
        """State entered through phone ph with only the chain `rest` to go."""
        key = (ph, rest)
        if key not in tails:
            s = tails[key] = f.state()
            f.arc(s, table.loop_tid(ph), 0, 0, s)
            if rest:
                f.arc(s, table.forward_tid(rest[0]), 0, 0, tail(rest[0], rest[1:]))
            else:
                f.arc(s, 0, 0, SIL_COST, loop)
                f.arc(s, table.forward_tid("SIL"), 0, SIL_COST, sil)
        return tails[key]

    def grow(state, group, depth):
        """group: sorted entries that share their first `depth` phones."""
        by = defaultdict(list)
        for e in group:
            by[e[0][depth]].append(e)
        for ph, sub in by.items():
            tid = table.forward_tid(ph)
            if len(sub) == 1 or len(sub[0][0]) == depth + 1:  # unique, or homophones at their end
                for p, w in sub:
                    f.arc(state, tid, ids[w], 0, tail(ph, p[depth + 1 :]))
            else:
                s = f.state()
                f.arc(s, table.loop_tid(ph), 0, 0, s)
                f.arc(state, tid, 0, 0, s)
                grow(s, sub, depth + 1)

    sys.setrecursionlimit(10000)
    grow(loop, entries, 0)

    # [unk]: at least `unk_min` phones, any phones, unk_phone nats for each
    u = f.state()
    f.arc(loop, 0, ids[UNK], unk_entry, u)
    hubs = [f.state() for _ in range(unk_min - 1)]
    for ph in table.base[1:]:
        b = f.state()
        f.arc(u, table.forward_tid(ph + "_B"), 0, unk_phone, b)
        f.arc(b, table.loop_tid(ph + "_B"), 0, 0, b)
        f.arc(b, 0, 0, 0, hubs[0])
        for k in range(unk_min - 1):
            i = f.state()
            f.arc(hubs[k], table.forward_tid(ph + "_I"), 0, unk_phone, i)
            f.arc(i, table.loop_tid(ph + "_I"), 0, 0, i)
            f.arc(i, 0, 0, 0, hubs[min(k + 1, unk_min - 2)])
        f.arc(hubs[-1], table.forward_tid(ph + "_E"), 0, unk_phone, tail(ph + "_E", ()))
    return f, start, words


def build_bigram_fst(sentences, words, unk_prob=1e-3, discount=0.6):
    """Backed-off bigram acceptor over word ids."""
    ids = {w: i + 1 for i, w in enumerate(words)}
    uni, bi = Counter(), defaultdict(Counter)
    for s in sentences:
        seq = [ids[w] for w in s.split() if w in ids]
        for a, b in zip([0, *seq], [*seq, -1], strict=False):
            uni[b] += 1
            bi[a][b] += 1
    for w, i in ids.items():
        uni[i] += 0 if w == UNK else 1
    total = sum(uni.values())
    g = Fst()
    bo = g.state()
    hist = {h: g.state() for h in bi}
    for i in ids.values():
        p = unk_prob if i == ids[UNK] else uni[i] / total
        g.arc(bo, i, i, -math.log(p), hist.get(i, bo))
    g.final[bo] = -math.log(uni[-1] / total)
    for h, c in bi.items():
        n = sum(c.values())
        for w, k in c.items():
            p = (k - discount) / n
            if w == -1:
                g.final[hist[h]] = -math.log(p)
            else:
                g.arc(hist[h], w, w, -math.log(p), hist.get(w, bo))
        g.arc(hist[h], 0, 0, -math.log(discount * len(c) / n), bo)
    return g, hist[0]


# --------------------------------------------------------------------- files
def write_graph(model_dir, table, lexicon, sentences, unk_entry=0.0, unk_phone=1.0):
    d = os.path.join(model_dir, "graph")
    os.makedirs(os.path.join(d, "phones"), exist_ok=True)
    f, start, words = build_lexicon_fst(lexicon, table, unk_entry, unk_phone)
    with open(os.path.join(d, "HCLr.fst"), "wb") as o:
        o.write(f.lookahead_bytes(start, len(words)))
    g, gstart = build_bigram_fst(sentences, words)
    with open(os.path.join(d, "Gr.fst"), "wb") as o:
        o.write(g.const_bytes(gstart, sort=0))

    def put(name, lines):
        return open(os.path.join(d, name), "w", encoding="utf-8").write("\n".join(lines) + "\n")

    put("words.txt", ["<eps> 0"] + [f"{w} {i + 1}" for i, w in enumerate(words)])
    put("disambig_tid.int", [str(table.num_tids() + 1)])  # none in use
    kind = {"B": "begin", "E": "end", "I": "internal", "S": "singleton"}
    put(
        "phones/word_boundary.int",
        [f"{i} {'nonword' if n == 'SIL' else kind[n[-1]]}" for n, i in table.id.items()],
    )
    put("phones.txt", table.base)  # for rebuilding the graph
    put("lexicon.txt", [f"{w} {' '.join(p)}" for w, p in lexicon])
    put("sentences.txt", sentences)
    put("unk.txt", [f"{unk_entry:g} {unk_phone:g}"])


def read_graph(model_dir):
    def get(n):
        return Path(model_dir, "graph", n).read_text(encoding="utf-8").splitlines()

    lex = [(line.split()[0], line.split()[1:]) for line in get("lexicon.txt")]
    return (
        PhoneTable(get("phones.txt")),
        lex,
        get("sentences.txt"),
        [float(x) for x in get("unk.txt")[0].split()],
    )


def add_words(model_dir, new_words, lang_code):
    import corpus

    lang, synth = corpus.Lang(lang_code), None
    if lang_code == "en":
        import espeak

        synth = espeak.Synth()
    table, lex, sents, unk = read_graph(model_dir)
    have = {w for w, _ in lex}
    for w in new_words:
        if w not in have:
            lex += [(w, p) for p in lang.pronounce(w, synth)]
            sents.append(w)
    write_graph(model_dir, table, lex, sents, *unk)


if __name__ == "__main__":
    new = []
    for a in sys.argv[3:]:
        new += Path(a[1:]).read_text(encoding="utf-8").split() if a.startswith("@") else [a]
    add_words(sys.argv[2], new, sys.argv[1])
