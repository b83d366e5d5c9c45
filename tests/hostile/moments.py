"""What tests of bad moments share: every algorithm with its parameters, runs in processes that may be killed, files."""

import ctypes
import json
import os
import random
import resource
import select
import signal
import sqlite3
import time
from pathlib import Path

from hostile_plan import CRS, point, square, whole_plan

ENDS = {"STUDY": "gpkg", "REPORT": "html"}
CHUNK = 1 << 16
# of Linux's unshare(2) and mount(2)
NEW_MOUNTS, NEW_USERS, PRIVATE = 0x00020000, 0x10000000, 0x44000


def every_algorithm(provider, memory, folder):
    """Return algorithm -> (its parameters on a small plan, the names of its outputs)."""
    import processing
    from qgis.core import QgsProcessingContext, QgsProcessingFeedback

    from spatial_demand.processing.study import Study
    from spatial_demand.processing.studysteps import steps_of

    chance = random.Random(7)
    sites = [(square(1500 + 3000 * k, 1500, 400), [f"s{k}"]) for k in range(3)]
    places = [
        (point(chance.uniform(0, 9000), chance.uniform(0, 6000)), [chance.choice(("production", "research", "living"))])
        for _ in range(60)
    ]
    plan = {
        **whole_plan(memory, folder, 3),
        "SITES": memory(f"Polygon?crs={CRS}", ["id:string"], sites, "sites"),
        "PLACES": memory(f"Point?crs={CRS}", ["class:string"], places, "places"),
        "PLACE_CLASS": "class",
    }
    made = str(folder / "made.gpkg")
    processing.run("spatialdemand:study", {**plan, "STUDY": made}, feedback=QgsProcessingFeedback(False))
    study, context = Study(), QgsProcessingContext()
    study.initAlgorithm()
    study.prepareAlgorithm(plan, context, QgsProcessingFeedback(False))
    found = {"study": (plan, ("STUDY", "REPORT"))}
    for step in steps_of(study, plan, context)[0]:
        names = [one.name() for one in provider.algorithm(step.algorithm.NAME).parameterDefinitions()]
        given = {n: v for n, v in step.parameters(names, plan, made).items() if n not in step.outputs}
        found[step.algorithm.NAME] = (given, tuple(step.outputs))
    both = dict.fromkeys(("BEFORE", "AFTER"), f"{made}|layername=profile")
    found["comparescenarios"] = (both, ("OUTPUT", "TABLE"))
    assert set(found) == {one.name() for one in provider.algorithms() if not one.name().endswith("model")}
    return found


def places(folder, outputs, end="gpkg"):
    """Return output -> a file for it in a folder."""
    return {name: str(folder / f"{name.lower()}.{ENDS.get(name, end)}") for name in outputs}


def table_in(path, name, geometry=False):
    """Return the destination of a table of a GeoPackage."""
    return f"ogr:dbname='{path}' table=\"{name}\"" + (" (geom)" if geometry else "")


def outcome(algorithm, parameters, feedback=None):
    """Run; return '' where it went well, else what was said."""
    import processing
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    try:
        processing.run(
            f"spatialdemand:{algorithm}",
            parameters,
            feedback=feedback or QgsProcessingFeedback(False),
            is_child_algorithm=True,
        )
    except QgsProcessingException as error:
        return str(error).replace("Unable to execute algorithm\n", "").strip() or "nothing was said"
    return ""


def is_sentence(text):
    """Whether what was said is one line that ends as a sentence, without what only a programmer understands."""
    return "\n" not in text and "Traceback" not in text and text.endswith(".") and "/." not in text


class Child:
    """Work in a process of its own, which may be killed: a copy of this one, with QGIS and the layers in it.

    room: bytes that each of its files may hold; user: the id that it runs as.
    """

    def __init__(self, work, room=None, user=None):
        self.end, begin = os.pipe()
        self.began = time.monotonic()
        self.pid = os.fork()
        if self.pid:
            os.close(begin)
            return
        status = 1
        try:
            nowhere = os.open(os.devnull, os.O_WRONLY)
            os.dup2(nowhere, 1)
            os.dup2(nowhere, 2)
            if room is not None:
                resource.setrlimit(resource.RLIMIT_FSIZE, (room, resource.getrlimit(resource.RLIMIT_FSIZE)[1]))
            if user is not None:
                os.setresgid(user, user, user)
                os.setresuid(user, user, user)
            os.write(begin, json.dumps(work()).encode())
            status = 0
        except BaseException as error:
            os.write(begin, json.dumps(f"raised {type(error).__name__}: {error}").encode())
        finally:
            os._exit(status)

    def result(self, seconds=120):
        """Wait; return what the work returned, None where it was killed. Raises TimeoutError."""
        said = b""
        while True:
            if not select.select([self.end], [], [], seconds)[0]:
                self.kill()
                raise TimeoutError("the child hangs")
            part = os.read(self.end, CHUNK)
            if not part:
                break
            said += part
        os.close(self.end)
        os.waitpid(self.pid, 0)
        self.seconds = time.monotonic() - self.began
        return json.loads(said) if said else None

    def kill(self):
        """Kill it, as the system does: nothing is tidied."""
        os.kill(self.pid, signal.SIGKILL)


def small_disk(folder, size):
    """Have a folder be a disk of so many bytes, for this process alone. Raises OSError where that is not allowed."""
    libc = ctypes.CDLL(None, use_errno=True)
    user, group = os.getuid(), os.getgid()
    if libc.unshare(NEW_MOUNTS | (0 if user == 0 else NEW_USERS)) != 0:
        raise OSError(ctypes.get_errno(), "unshare")
    if user != 0:
        Path("/proc/self/setgroups").write_text("deny")
        Path("/proc/self/uid_map").write_text(f"0 {user} 1")
        Path("/proc/self/gid_map").write_text(f"0 {group} 1")
    for kind, flags, target, options in ((None, PRIVATE, "/", None), (b"tmpfs", 0, str(folder), f"size={size}")):
        if libc.mount(kind, target.encode(), kind, flags, options and options.encode()) != 0:
            raise OSError(ctypes.get_errno(), "mount")


def names_in(folder, hidden=True):
    """Return the names of what lies in a folder; SQLite's own beside a file do not count."""
    names = {path.name for path in folder.iterdir() if not path.name.endswith(("-wal", "-shm", "-journal"))}
    return names if hidden else {name for name in names if not name.startswith(".")}


def contents(folder):
    """Return name -> the bytes of the files in a folder, as far as names_in counts them."""
    return {name: (folder / name).read_bytes() for name in names_in(folder) if (folder / name).is_file()}


def rows_of(path):
    """Return table -> its rows without their keys, sorted, of a GeoPackage; see that it is whole and counts right."""
    base = sqlite3.connect(f"file:{path}?mode=rw", uri=True)
    try:
        assert base.execute("PRAGMA integrity_check").fetchone() == ("ok",), path
        # the styles are QGIS's, written when the rows are there
        names = [name for (name,) in base.execute("SELECT table_name FROM gpkg_contents") if name != "layer_styles"]
        counts = dict(base.execute("SELECT table_name, feature_count FROM gpkg_ogr_contents"))
        tables = {}
        for name in names:
            columns = [row[1] for row in base.execute(f'PRAGMA table_info("{name}")') if row[1] != "fid"]
            listed = ", ".join(f'"{column}"' for column in columns)
            rows = base.execute(f'SELECT {listed} FROM "{name}"').fetchall()
            assert counts[name] in (None, len(rows)), (path, name, counts[name], len(rows))
            tables[name] = sorted(map(repr, rows))
        return tables
    finally:
        base.close()
