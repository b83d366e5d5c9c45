"""What the charts read: the same from a study's file and from the frames of a run."""

import math

import pandas as pd
import pytest
from qgis.PyQt.QtCore import QVariant
from report_making import NAMES, PEOPLE, whole_study, write_study
from results_making import small


def test_a_file_and_frames_say_the_same(tmp_path):
    from spatial_demand.ui.results import Results

    path = write_study(tmp_path / "study.gpkg", whole_study())
    read, made = Results.read(str(path)), small()
    assert read.divisions == made.divisions
    assert [(key, name) for key, name, _ in read.divisions] == list(NAMES.items())
    for place in ("", *NAMES):
        assert read.people(place) == made.people(place)
    for name in ("profile_table", "bands_table", "matrix", "demand_table", "products_table"):
        shared = [column for column in made.table(name).columns if column in read.table(name).columns]
        pd.testing.assert_frame_equal(read.table(name)[shared], made.table(name)[shared], check_dtype=False)


def test_a_file_that_is_none_is_refused(tmp_path):
    from spatial_demand.layers.messages import Refusal
    from spatial_demand.ui.results import Results

    with pytest.raises(Refusal, match="no GeoPackage"):
        Results.read(str(tmp_path / "not there.gpkg"))


def test_missing_values_come_to_one_form_whatever_made_them():
    from spatial_demand.ui.results import Results

    rows = pd.DataFrame({"division_id": ["a", "b", "c"], "marked": [QVariant(), math.nan, "x"]})
    rows["population"] = [QVariant(), 5, math.inf]
    rows["scarce"] = math.nan
    found = Results({"profile": rows, "bands": None})
    assert found.table("profile")["marked"].tolist() == [None, None, "x"]
    assert found.table("profile")["scarce"].tolist() == [None] * 3
    assert found.table("bands") is None
    assert [found.people(key) for key in "abc"] == [None, 5.0, None]
    assert found.people("") is None  # of a whole that is not known there is no sum


def test_the_whole_area_has_the_people_of_its_divisions():
    assert small().people("") == pytest.approx(sum(PEOPLE.values()))


def test_a_table_without_rows_or_columns_is_none():
    from spatial_demand.ui.results import Results

    found = Results({"profile": pd.DataFrame({"division_id": []})})
    assert found.table("profile") is None
    assert small().table("profile", "no_such_column") is None
    assert found.divisions == []
    assert found.of_place("profile_table", "D1") is None
    assert small().of_place("profile_table", "nobody") == []
