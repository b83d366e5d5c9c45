"""Loads the plugin as QGIS does, as the package spatial_demand, and hands the tests what they share.

The repository's root must stay off sys.path: our folder processing would hide QGIS's plugin of the same name.
"""

import importlib.util
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

ROOT = Path(__file__).resolve().parent.parent


def _load(name, path, **kwargs):
    spec = importlib.util.spec_from_file_location(name, path, **kwargs)
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    spec.loader.exec_module(module)
    return module


# a build says something of the change, not of its luck or the machine's load; `make hostile` draws anew
common = {"deadline": None, "suppress_health_check": [HealthCheck.too_slow]}
settings.register_profile("repeatable", derandomize=True, **common)
settings.register_profile("anew", print_blob=True, **common)
settings.load_profile("repeatable")
# Debian's pyproj looks for PROJ's data beside a program `proj`, which need not be installed
if Path("/usr/share/proj/proj.db").exists():
    os.environ.setdefault("PROJ_DATA", "/usr/share/proj")
if any(Path(entry or ".").resolve() == ROOT for entry in sys.path):
    raise pytest.UsageError("the repository's root is on sys.path: start the tests by `make test`")
_load("spatial_demand", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)])
own_process = _load("own_process", ROOT / "tools" / "own_process.py")
throwaway_postgres = _load("throwaway_postgres", ROOT / "tools" / "throwaway_postgres.py")
# tests are imported one by one, so what several of them need is loaded by its path
_load("layer_making", ROOT / "tests" / "layers" / "making.py")
_load("algorithm_making", ROOT / "tests" / "processing" / "making.py")
_load("report_making", ROOT / "tests" / "report" / "conftest.py")
_load("attacker", ROOT / "tests" / "hostile" / "attacker.py")
_load("processing_fixtures", ROOT / "tests" / "processing" / "conftest.py")
_load("hostile_plan", ROOT / "tests" / "hostile" / "plan.py")
_load("hostile_moments", ROOT / "tests" / "hostile" / "moments.py")
_load("results_making", ROOT / "tests" / "ui" / "results_making.py")


@pytest.fixture(scope="session")
def root():
    """The repository's root, which is the plugin's folder."""
    return ROOT


@pytest.fixture(scope="session")
def tool():
    """A function (name) -> the module of that name in tools/, loaded once."""
    return lambda name: sys.modules.get(name) or _load(name, ROOT / "tools" / f"{name}.py")


@pytest.fixture(scope="session")
def plugin(qgis_processing):
    """The plugin as qgis_process starts it: without an interface, for Processing alone."""
    plugin = sys.modules["spatial_demand"].classFactory(None)
    plugin.initProcessing()
    return plugin


@pytest.fixture
def provider(plugin):
    """The plugin's provider, registered; with it `processing.run("spatialdemand:...")` works."""
    from qgis.core import QgsApplication

    provider = QgsApplication.processingRegistry().providerById("spatialdemand")
    if provider is None:
        pytest.fail("initProcessing() did not register the provider spatialdemand")
    return provider


@pytest.fixture(scope="session")
def shared_data():
    """The folder of real data sets, which lies beside the repository on some machines only."""
    folder = ROOT.parent / "shared" / "data"
    if not folder.is_dir():
        pytest.skip("needs the real data sets in ../shared/data, which are not on this machine")
    return folder


@pytest.fixture(scope="session")
def reference_python():
    """The Python of .venv-reference, with tobler and access; the test is skipped where it does not run.

    Wherever `make test` runs it must: tools/setup has made it. It cannot in the scratch copies of `make test-matrix`,
    whose Debian has another Python.
    """
    python = ROOT / ".venv-reference" / "bin" / "python"
    words = [str(python), "-W", "ignore", "-c", "import tobler, access"]
    try:
        done = subprocess.run(words, capture_output=True, encoding="utf-8", timeout=120, check=False)
        reason = done.stderr.strip().splitlines()[-1:] if done.returncode else []
    except OSError as error:
        reason = [str(error)]
    if reason:
        (pytest.skip if os.environ.get("MATRIX_SUITE") else pytest.fail)(
            f"needs the reference libraries in .venv-reference (tools/setup test): {reason[0]}"
        )
    return str(python)


@pytest.fixture(scope="session")
def postgres(qgis_app):
    """A throwaway_postgres.Server, for all tests together; they are skipped, saying why, where there can be none."""
    try:
        server = throwaway_postgres.Server()
    except throwaway_postgres.Missing as missing:
        pytest.skip(f"needs a PostgreSQL server with PostGIS: {missing}")
    with server:
        yield server


@pytest.fixture(scope="module")
def sample(tmp_path_factory):
    """A copy of the sample data for each file of tests: QGIS writes into a GeoPackage that it only opens.

    Of one that several processes have open, the first to close it takes away what the others still need.
    """
    source = ROOT / "resources" / "sample" / "lingang.gpkg"
    return Path(shutil.copy(source, tmp_path_factory.mktemp("sample")))


@pytest.fixture(scope="session")
def run_in_own_process(tmp_path_factory):
    """A function (algorithm id, parameters) -> outputs, by qgis_process in a process of its own."""
    profile = own_process.profile(tmp_path_factory.mktemp("profile"), ROOT)

    def run(algorithm_id, params, timeout=600):
        return own_process.run(algorithm_id, params, profile, timeout)

    return run
