"""The fast lane of CSV files: pandas reads them, where it surely reads what QGIS does (GDAL's CSV driver).

Surely means: UTF-8, one header line with just the layer's field names, every line with as many values as it, quotes
around whole values only, and every number a number. Any other file goes by the common lane, and so does what follows
of a file where that shows only while it is read.
"""

import os
from itertools import chain

import numpy as np

from .columns import NUMPY_TYPES, Column, number_in, numbers_in
from .compatibility import TEXT_FIELD
from .messages import Refusal, stop_if_cancelled, tr

SEPARATORS = (",", ";", "\t")
ROWS = 50_000  # read between two looks at whether the user cancelled
BYTES = 1 << 19
_QUOTE, _RETURN, _LINE = b'"\r\n'


class Irregular(Exception):
    """What follows in a file is not surely what QGIS reads."""


class CsvTable:
    """A CSV file, opened: for each batch its columns by name and its rows, read when they are asked for."""

    def __init__(self, path, pieces, rows):
        """Take the batches, and how many rows they should have together."""
        self.path, self.pieces, self.rows = path, pieces, rows

    def batches(self, names, geometry, feedback=None):
        """Yield (columns by name, {}, no WKB, rows, part read), at least once; see reading._read_features.

        Raises Irregular where the rest must be read by the common lane.
        """
        read = 0
        try:
            for columns, rows in self.pieces:
                read += rows
                yield columns, {}, [], rows, min(read / self.rows, 1.0)
        except ValueError as problem:  # a number that is none, bytes that are no UTF-8
            raise Irregular from problem
        if read != self.rows:
            raise Refusal(
                tr("'{path}': {read} of {count} records could be read; check the file.").format(
                    path=self.path, read=read, count=self.rows
                )
            )


def open_csv(file, fields, as_numbers, feedback=None):
    """Return the CsvTable of a stream.FileTable; None where the common lane must read it.

    fields: QgsFields to read; as_numbers: names of text fields whose values must be numbers.
    """
    kinds = {field.name(): NUMPY_TYPES.get(field.type()) for field in fields}
    texts = [field.name() for field in fields if field.type() == TEXT_FIELD and field.name() not in as_numbers]
    kinds.update(dict.fromkeys(as_numbers, np.dtype("float64")))
    if any(name not in texts and (kind is None or kind.kind not in "if") for name, kind in kinds.items()):
        return None
    declared = os.path.exists(os.path.splitext(file.path)[0] + ".csvt")
    # which types QGIS has found is all that this option tells
    options = [option for option in file.options if not option.upper().startswith("AUTODETECT_TYPE=")]
    if declared or file.subset or options or file.encoding.upper() != "UTF-8":
        return None
    try:
        separator = _separator(file)
        lines = 0 if separator is None else _lines(file.path, separator, len(file.own), feedback)
        if lines < 2:
            return None
        pieces = _pieces(file.path, separator, kinds, set(texts), feedback)
        # what is irregular mostly is so from the beginning
        first = next(pieces)
    except ValueError:
        return None
    return CsvTable(file.path, chain([first], pieces), lines - 1)


def _separator(file):
    """Return what the header line is separated by, None where it does not hold just the layer's fields."""
    import pandas as pd

    for separator in SEPARATORS:
        names = pd.read_csv(file.path, sep=separator, nrows=0, index_col=False, encoding="utf-8").columns
        if tuple(names) == file.own:
            return separator
    return None


def _lines(path, separator, width, feedback):
    """Return the number of lines; 0 where one has not `width` values, or a quote or line end is out of the ordinary."""
    marks = lines = quotes = 0
    before = _LINE
    comma = ord(separator)
    with open(path, "rb") as file:
        block = file.read(BYTES)
        while block:
            stop_if_cancelled(feedback)
            following = file.read(BYTES)
            if b"\0" in block:
                return 0
            data = np.frombuffer(block, "uint8")
            after = np.append(data[1:], np.uint8(following[0] if following else _LINE))
            outside = np.True_
            if b'"' in block or quotes % 2:
                previous = np.append(np.uint8(before), data[:-1])
                is_quote = data == _QUOTE
                number = quotes + np.cumsum(is_quote, dtype="int32")
                outside = number % 2 == 0
                quotes = int(number[-1])
                # the first of two quotes begins a value, the second ends it; what stands between is doubled
                opening = np.isin(previous, (comma, _LINE, _QUOTE)) | outside
                closing = np.isin(after, (comma, _LINE, _RETURN, _QUOTE)) | ~outside
                if not (opening & closing)[is_quote].all():
                    return 0
            if b"\r" in block and not (outside & (after == _LINE) | (data != _RETURN)).all():
                return 0
            # of what separates values, every width-th ends a line, and nothing else does
            is_end = data == _LINE
            at = np.flatnonzero(((data == comma) | is_end) & outside)
            ends = is_end[at]
            due = np.zeros(len(at), bool)
            due[(width - 1 - marks) % width :: width] = True
            if not np.array_equal(ends, due):
                return 0
            marks += len(at)
            lines += int(ends.sum())
            before, block = int(data[-1]), following
    if before != _LINE:
        # the last line needs no end
        lines += 1
        if marks % width != width - 1:
            return 0
    return 0 if quotes % 2 else lines


def _pieces(path, separator, kinds, texts, feedback):
    """Yield (columns by name, rows). Raises ValueError for what is no number or no regular line."""
    import pandas as pd

    reader = pd.read_csv(
        path,
        sep=separator,
        usecols=list(kinds),
        # to sort categories of texts that hardly repeat, as coordinates, would take long
        dtype=str,
        index_col=False,
        keep_default_na=False,
        skip_blank_lines=False,
        encoding="utf-8",
        chunksize=ROWS,
    )
    with reader:
        for table in reader:
            stop_if_cancelled(feedback)
            columns = {}
            for name, kind in kinds.items():
                values = table[name].to_numpy()
                columns[name] = Column(values, np.zeros(len(values), bool)) if name in texts else _numbers(values, kind)
            yield columns, len(table)


def _numbers(texts, kind):
    """Return the Column of numbers that texts (n,) stand for, NULL where one is blank. Raises ValueError for others."""
    import pandas as pd

    if kind.kind == "f":
        try:
            return Column(numbers_in(texts), np.zeros(len(texts), bool))
        except ValueError:  # some may be blank
            pass
    make = int if kind.kind == "i" else number_in
    codes, distinct = pd.factorize(texts)
    blank = np.array([not text.strip() for text in distinct], bool)
    values = np.array([0 if nothing else make(text) for text, nothing in zip(distinct, blank)], kind)
    return Column(values[codes], blank[codes])
