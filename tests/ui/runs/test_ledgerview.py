"""The ledger as a reader sees it."""

import json

import pytest
from qgis.core import QgsApplication
from qgis.PyQt.QtWidgets import QPushButton


def account(what="people", total=344012.0, counted=344012.0, outside=0.0, unusable=0.0, source="census"):
    fates = {"counted": counted, "outside": outside, "unusable": unusable}
    entries = [
        {"fate": fate, "reason": f"{fate} because", "records": 12, "amount": amount}
        for fate, amount in fates.items()
        if amount != 0
    ]
    return {"what": what, "source": source, "records": 1441, "total": total, "entries": entries}


def ledger(**steps):
    return {step: {"accounts": list(own), "remarks": [f"{step} remark"]} for step, own in steps.items()}


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ({"profile": [account()]}, "All 344,012 people accounted for"),
        ({"profile": [account(outside=1204.4)]}, "344,012 people counted, 1,204 outside the divisions"),
        (
            {"profile": [account(outside=1204.0, unusable=7.0)]},
            "344,012 people counted, 1,204 outside the divisions, 7 could not be used",
        ),
        # a feature without a count, and a number that is withheld: nothing is said that is not known
        ({"profile": [account(unusable=None)]}, "344,012 people counted, some could not be used"),
        ({"profile": [account(total=None, outside=None)]}, "344,012 people counted, some outside the divisions"),
        (
            {"profile": [account()], "bands": [account("commuters", 68300.0, 68000.0, 0.0, 300.0)]},
            "All 344,012 people accounted for. 68,000 commuters counted, 300 could not be used",
        ),
        ({}, ""),
    ],
)
def test_one_sentence(qgis_app, steps, expected):
    from spatial_demand.ui.ledgerview import sentence

    assert sentence(ledger(**steps)) == expected


def test_each_thing_is_told_of_once(qgis_app):
    from spatial_demand.ui.ledgerview import LedgerView

    people = account(outside=86003.0, total=430015.0)
    places = account("facilities", 352.0, 311.0, 0.0, 41.0, "<b>places & co")
    view = LedgerView()
    view.show_ledger(ledger(profile=[people], demand=[people, places]))
    lines = [line for line in view.toPlainText().splitlines() if line]
    assert lines[:9] == [
        "People from census",
        "430,015 came in, in 1,441 records",
        "344,012",
        "80.0 %",
        "counted because",
        "86,003",
        "20.0 %",
        "outside because",
        "Read for: Crowd profile, Facility demand",
    ]
    assert lines[9] == "Facilities from <b>places & co"
    assert "could not be used: unusable because" in lines
    assert any("Crowd profile: profile remark" in line for line in lines)


def test_of_a_real_run_nothing_is_cut_off(provider, ended, given, project):
    from spatial_demand.ui.ledgerview import LedgerDialog, sentence

    _, outcome, _ = ended(given(True), "", False, project)
    # 385,005 came in, 344,006 of them live in the divisions (tests/sample)
    assert sentence(outcome.ledger).startswith("344,006 people counted, 40,999 outside the divisions")
    dialog = LedgerDialog(outcome.ledger)
    dialog.resize(360, 500)
    dialog.show()
    assert dialog.width() == 360
    assert not dialog.view.horizontalScrollBar().isVisible()
    assert not any(sign in dialog.view.toPlainText() for sign in "{}")
    dialog.findChild(QPushButton, "spatialDemandLedgerCopy").click()
    copied = QgsApplication.clipboard().text().splitlines()
    assert copied[0].split("\t")[:3] == ["what", "fate", "amount"]
    assert any(line.startswith("people, census_2020\tcame in\t385,005\t") for line in copied)
    dialog.close()
    assert json.dumps(outcome.ledger)
