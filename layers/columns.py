"""Columns: what all reading lanes hand on, whatever a layer's provider."""

from typing import NamedTuple

import numpy as np
from qgis.core import NULL
from qgis.PyQt.QtCore import QDate, QDateTime, QTime, QVariant

from .compatibility import BOOLEAN_FIELD, DATE_FIELD, DOUBLE_FIELD, INTEGER_FIELDS, MOMENT_FIELD

# The numpy type of a column, by the type of its QGIS field. Every other type is kept as objects.
NUMPY_TYPES = {
    **{kind: np.dtype("int64") for kind in INTEGER_FIELDS},
    BOOLEAN_FIELD: np.dtype("bool"),
    DOUBLE_FIELD: np.dtype("float64"),
    DATE_FIELD: np.dtype("datetime64[D]"),
    MOMENT_FIELD: np.dtype("datetime64[ms]"),
}

# no count is greater, none that is not 0 is smaller: sums, squares and quotients of counts stay numbers
MOST, LEAST = 1e30, 1e-30

# PyQGIS turns every value that is not NULL into a Python or Qt object, so a QVariant is a NULL
NULL_TYPES = (type(None), QVariant, type(NULL))
MOMENTS = {QDate: "yyyy-MM-dd", QTime: "HH:mm:ss", QDateTime: "yyyy-MM-dd HH:mm:ss"}  # each as text


class Column(NamedTuple):
    """Values of one field or expression and, of the same length, where they are NULL."""

    values: np.ndarray
    null: np.ndarray

    @property
    def numeric(self):
        """Whether arithmetic on it means what it says."""
        return self.values.dtype.kind in "bif"

    def as_float(self):
        """Return the values as float64 with NaN where NULL; the column must be numeric."""
        values = self.values.astype("float64")
        values[self.null] = np.nan
        return values

    def as_text(self):
        """Return a list of str, None where NULL; whole numbers without a decimal point."""
        return [None if null else text_of(value) for value, null in zip(self.values.tolist(), self.null.tolist())]

    def coded(self):
        """Return (codes (n,), -1 where NULL; the distinct values that they number)."""
        if self.values.dtype.kind in "iu":
            distinct, codes = np.unique(self.values, return_inverse=True)
            return np.where(self.null, -1, codes), distinct.tolist()
        import pandas as pd

        try:
            codes, distinct = pd.factorize(self.values)
        except TypeError:
            # a list, as GeoPackages and GeoJSON have them, cannot be looked up: its text can
            codes, distinct = pd.factorize(np.array(self.as_text(), object))
        return np.where(self.null, -1, codes), distinct.tolist()


def is_count(values):
    """(n,) whether each value can count something, or measure it: neither negative nor NaN nor beyond MOST."""
    with np.errstate(invalid="ignore"):
        return (values >= 0) & (values < MOST)


def is_null(value):
    """Whether a value that QGIS handed over is NULL: None, or the NULL of any type."""
    kind = type(value)
    if kind in NULL_TYPES:
        return True
    # QDate() and QDateTime() are what some providers give for a NULL date
    return kind in MOMENTS and not value.isValid()


def text_of(value):
    """Return an identifier as text: 7 and 7.0 are both '7'; a date is 2020-01-31, with its time 2020-01-31 12:00:00."""
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    return value.toString(MOMENTS[type(value)]) if type(value) in MOMENTS else str(value)


def number_in(text):
    """Return the number that a text is. Raises ValueError for what is none: to Python alone 12_1 is 121."""
    if "_" in text:
        raise ValueError(text)
    return float(text)


def numbers_in(texts):
    """Return the numbers (n,) that texts (n,) of str are, each as number_in. Raises ValueError where one is none."""
    if "_" in "".join(texts):
        raise ValueError
    return texts.astype("float64")


def column(values, dtype):
    """Make a Column from a list of QGIS values and a numpy type (None: keep objects)."""
    null = np.fromiter((is_null(value) for value in values), bool, len(values))
    if dtype is None:
        kept = np.empty(len(values), object)
        kept[:] = [None if is_nothing else value for value, is_nothing in zip(values, null)]
        return Column(kept, null)
    filler = np.zeros(1, dtype)[0]
    if dtype.kind == "M":
        plain = [filler if is_nothing else _moment(value) for value, is_nothing in zip(values, null)]
    else:
        plain = [filler if is_nothing else value for value, is_nothing in zip(values, null)]
    return Column(np.array(plain, dtype), null)


def _moment(value):
    # wall-clock time, as stored: a time zone would make the two lanes differ
    if isinstance(value, QDate):
        return np.datetime64(value.toString("yyyy-MM-dd"))
    return np.datetime64(value.toString("yyyy-MM-ddTHH:mm:ss.zzz"))
