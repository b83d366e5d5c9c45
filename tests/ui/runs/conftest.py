"""What the tests of the dock's runs share: a project with the sample's layers, and parameters of studies on them."""

import pytest
from algorithm_making import SAMPLE_FIELDS, SAMPLE_LAYERS
from qgis.core import QgsProject, QgsVectorLayer

# what the dock's runs are tried on is enough of the sample
LAYERS = {name: table for name, table in SAMPLE_LAYERS.items() if name not in ("SITES", "PLACES")}
FIELDS = {name: field for name, field in SAMPLE_FIELDS.items() if name != "PLACE_CLASS"}


@pytest.fixture
def open_sample(sample):
    """A function (project) that opens the sample's layers in it."""

    def open_sample(project):
        for name in LAYERS.values():
            assert project.addMapLayer(QgsVectorLayer(f"{sample}|layername={name}", name, "ogr"))

    return open_sample


@pytest.fixture
def project(open_sample):
    """A project with the sample's layers."""
    project = QgsProject()
    open_sample(project)
    yield project
    # a layer that outlives QGIS has no library left to close its file with
    project.clear()


@pytest.fixture
def given(project):
    """A function (whole, changes) -> parameters of a study, of all the sample or of people only, layers by id."""

    def given(whole=False, **changes):
        names = LAYERS if whole else ("DIVISIONS", "POPULATION")
        layers = {name: project.mapLayersByName(LAYERS[name])[0].id() for name in names}
        fields = FIELDS if whole else {"DIVISION_ID": "code", "DIVISION_NAME": "name_en"}
        return {**layers, **fields, **changes}

    return given


class Told:
    """Everything that a run tells."""

    def __init__(self, run):
        self.ends, self.progress, self.messages = [], [], []
        run.done.connect(lambda outcome: self.ends.append(("done", outcome)))
        run.failed.connect(lambda text: self.ends.append(("failed", text)))
        run.cancelled.connect(lambda: self.ends.append(("cancelled", None)))
        run.progress.connect(self.progress.append)
        run.message.connect(lambda text, level: self.messages.append((text, level)))


@pytest.fixture
def listen():
    """A function (run) -> what it tells from now on: ends, progress, messages."""
    return Told


@pytest.fixture
def study(provider):
    """A StudyRun."""
    from spatial_demand.ui.running import StudyRun

    run = StudyRun()
    yield run
    run.stop()


@pytest.fixture
def ended(study, listen, spin):
    """A function (start's arguments) -> how the study ended, what it brought, what it told."""

    def ended(*start):
        told = listen(study)
        assert study.start(*start) == ""
        spin(lambda: told.ends)
        assert len(told.ends) == 1
        assert not study.running
        return (*told.ends[0], told)

    return ended
