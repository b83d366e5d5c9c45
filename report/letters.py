"""Right-to-left writing in pictures: matplotlib sets letters from left to right and joins none, so it is done here."""

import functools
import unicodedata

RIGHT = ("R", "AL")
# after a lam these join it to one sign; of the other ligatures most fonts have few
ALEFS = "\u0622\u0623\u0625\u0627"


def visual(text):
    """Return one line of text in the order and the forms in which it is seen; text without such letters as it is."""
    if not any(unicodedata.bidirectional(letter) in RIGHT for letter in text):
        return text
    runs = _runs(_joined(text))
    first = next(d for d in map(unicodedata.bidirectional, text) if d in (*RIGHT, "L"))
    if first in RIGHT:
        runs.reverse()
    return "".join(run[::-1].translate(_MIRRORED) if right else run for right, run in runs)


_MIRRORED = str.maketrans("()[]{}<>\u00ab\u00bb", ")(][}{><\u00bb\u00ab")


def _runs(text):
    """Return [(right to left?, letters)]; spaces and signs go with what stands on both sides of them."""
    kinds = [unicodedata.bidirectional(letter) for letter in text]
    sides = [True if k in (*RIGHT, "NSM") else False if k in ("L", "EN", "AN") else None for k in kinds]
    base = next(side for side, k in zip(sides, kinds) if k in (*RIGHT, "L"))
    for at, side in enumerate(sides):
        if side is None:
            before = sides[at - 1] if at else base
            after = next((s for s in sides[at + 1 :] if s is not None), base)
            sides[at] = before if before == after else base
    runs = []
    for side, letter in zip(sides, text):
        if runs and runs[-1][0] == side:
            runs[-1][1].append(letter)
        else:
            runs.append((side, [letter]))
    return [(side, "".join(letters)) for side, letters in runs]


@functools.lru_cache(maxsize=1)
def _forms():
    """Return {letter: {'isolated', 'initial', 'medial', 'final': its form}} of the Arabic letters that have forms."""
    forms = {}
    for code in range(0xFB50, 0xFF00):
        kind, *letters = unicodedata.decomposition(chr(code)).split() or [""]
        if kind.strip("<>") in ("isolated", "initial", "medial", "final"):
            key = "".join(chr(int(letter, 16)) for letter in letters)
            forms.setdefault(key, {}).setdefault(kind.strip("<>"), chr(code))
    return forms


def _joined(text):
    """Return Arabic letters in the forms that they have between their neighbours, lam-alef as one."""
    forms, out = _forms(), []
    letters = list(text)
    for at in range(len(letters) - 2, -1, -1):
        pair = letters[at] + letters[at + 1]
        if letters[at] == "\u0644" and letters[at + 1] in ALEFS and pair in forms:
            letters[at : at + 2] = [pair]
    for at, letter in enumerate(letters):
        own = forms.get(letter)
        if own is None:
            out.append(letter)
            continue
        before = _neighbour(letters[:at][::-1])
        after = _neighbour(letters[at + 1 :])
        left = "initial" in forms.get(before, {}) or before == "\u0640"
        right = "initial" in own and ("final" in forms.get(after, {}) or after == "\u0640")
        kind = "medial" if left and right else "initial" if right else "final" if left else "isolated"
        out.append(own.get(kind) or own.get("isolated") or letter)
    return "".join(out)


def _neighbour(letters):
    """Return the nearest letter that is no mark above or below another."""
    return next((letter for letter in letters if len(letter) > 1 or not unicodedata.combining(letter)), "")
