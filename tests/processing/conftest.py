"""What the tests of algorithms share: runs that record what was said, and layers in memory."""

import time
from types import SimpleNamespace

import pytest
from algorithm_making import OUTPUTS, RECORDS, SERVER, assert_same_run


@pytest.fixture
def run(provider):
    """A function (algorithm, parameters) -> results, with .said (infos) and .warned; a failure is raised."""
    import processing
    from qgis.core import QgsProcessingFeedback

    class Feedback(QgsProcessingFeedback):
        def __init__(self):
            super().__init__(False)
            self.said, self.warned = [], []

        def pushInfo(self, info):
            # processing.run itself adds the results as one more line
            if not info.startswith("Results:"):
                self.said.append(info)

        def pushWarning(self, warning):
            self.warned.append(warning)

        def reportError(self, error, fatalError=False):
            self.warned.append(error)

    def run(algorithm, parameters, **more):
        feedback = Feedback()
        parameters = {"OUTPUT": "TEMPORARY_OUTPUT", "TABLE": "TEMPORARY_OUTPUT", **parameters}
        results = processing.run(f"spatialdemand:{algorithm}", parameters, feedback=feedback, **more)
        return SimpleNamespace(**results, said=feedback.said, warned=feedback.warned)

    return run


@pytest.fixture
def frame():
    """A function (layer or path) -> DataFrame of its attributes, NULL as None or NaN."""
    import pandas as pd
    from qgis.core import QgsVectorLayer

    def frame(layer):
        if isinstance(layer, str):
            layer = QgsVectorLayer(layer, "result", "ogr")
            assert layer.isValid()
        names = [field.name() for field in layer.fields()]
        rows = [[None if str(v) == "NULL" else v for v in f.attributes()] for f in layer.getFeatures()]
        table = pd.DataFrame(rows, columns=names).drop(columns="fid", errors="ignore")
        numbers = [field.name() for field in layer.fields() if field.isNumeric() and field.name() in table]
        return table.astype(dict.fromkeys(numbers, float))

    return frame


@pytest.fixture(scope="session")
def memory():
    """A function (geometry type and CRS, fields, rows of (WKT or None, values)) -> memory layer."""
    from qgis.core import QgsFeature, QgsGeometry, QgsVectorLayer

    def memory(kind, fields, rows, name="layer"):
        uri = kind + "".join(f"{'&' if '?' in kind or i else '?'}field={f}" for i, f in enumerate(fields))
        layer = QgsVectorLayer(uri, name, "memory")
        assert layer.isValid(), uri
        features = []
        for wkt, values in rows:
            feature = QgsFeature(layer.fields())
            feature.setAttributes(list(values))
            if wkt is not None:
                feature.setGeometry(QgsGeometry.fromWkt(wkt))
            features.append(feature)
        assert layer.dataProvider().addFeatures(features)[0]
        layer.updateExtents()
        return layer

    return memory


@pytest.fixture
def server_is_asked(provider, monkeypatch):
    """However few the records of a test are, the server is asked; return how many are few otherwise."""
    from spatial_demand.layers import lanes

    usual = lanes.FEW
    monkeypatch.setattr(lanes, "FEW", 0)
    return usual


@pytest.fixture
def many(provider, monkeypatch):
    """A function (how many records are few, rows of a batch): so it is from now on."""
    from spatial_demand.layers import added, commutesums, csvfile, lanes, reading, stream

    def many(number, batch=None):
        monkeypatch.setattr(lanes, "MANY", number)
        if batch is not None:
            # groups are merged, and records looked through, in small pieces too
            places = {reading: "FEATURES_IN_BATCH", stream: "TEXT_BATCH", commutesums: "AT_ONCE"}
            for module, name in {**places, csvfile: "ROWS", added: "ROWS"}.items():
                monkeypatch.setattr(module, name, batch)

    return many


@pytest.fixture
def both(run, frame):
    """A function (algorithm, parameters, both changed) -> results on the server, which are those record by record."""

    def both(algorithm, parameters, rtol=1e-9):
        server, records = ({**parameters, "LANE": lane} for lane in (SERVER, RECORDS))
        return assert_same_run(run, frame, algorithm, OUTPUTS[algorithm], server, records, rtol)[0]

    return both


@pytest.fixture
def server_table(postgres):
    """A function (columns: name -> type, rows) -> the name of a new table of them, with a key `id`."""
    made = []

    def server_table(columns, rows):
        name = f"table_{len(made)}_{time.monotonic_ns()}"
        made.append(name)
        kinds = ", ".join(f"{column} {kind}" for column, kind in columns.items())
        postgres.execute(f"CREATE TABLE {name} (id serial PRIMARY KEY, {kinds})")
        connection = postgres.connect("owner")
        with connection.cursor() as cursor:
            places = ", ".join(["%s"] * len(columns))
            cursor.executemany(f"INSERT INTO {name} ({', '.join(columns)}) VALUES ({places})", rows)
        connection.close()
        return name

    yield server_table
    for name in made:
        postgres.execute(f"DROP TABLE {name}")
