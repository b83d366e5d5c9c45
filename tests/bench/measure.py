"""Starting QGIS with the plugin, timing, peak memory, cancelling, and the table of what was measured.

The repository's root must stay off sys.path: our folder processing would hide QGIS's plugin of the same name.
"""

import contextlib
import cProfile
import importlib.util
import json
import os
import pstats
import resource
import statistics
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).resolve().parent.parent.parent
RUNS = 3
MOMENTS = (0.1, 0.5, 1.0, 2.0)  # seconds after the start at which a run is cancelled
LIMIT_CANCEL = 1.0  # seconds
LIMIT_MEMORY = 1000.0  # MB
_KEPT = []  # what must outlive the function that made it


def start_qgis():
    """Start QGIS without a screen and its Processing; return the application, to be kept."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    # a profile of its own: no settings and no plugins of whoever measures
    from scene import folder

    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = str(folder() / "profile")
    for place in ("/usr/share/qgis/python/plugins", "/usr/share/qgis/python"):
        if place not in sys.path and Path(place).is_dir():
            sys.path.append(place)
    from qgis.core import QgsApplication

    application = QgsApplication([], False)
    application.initQgis()
    from processing.core.Processing import Processing

    Processing.initialize()
    return application


def load_plugin(models=True):
    """Load the package as QGIS does and register its provider, with its models or without; return the plugin."""
    if any(Path(entry or ".").resolve() == ROOT for entry in sys.path):
        raise SystemExit("the repository's root is on sys.path: run this by `make bench`")
    spec = importlib.util.spec_from_file_location(
        "spatial_demand", ROOT / "__init__.py", submodule_search_locations=[str(ROOT)]
    )
    package = sys.modules["spatial_demand"] = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(package)
    plugin = package.classFactory(None)
    plugin.register()
    if models:
        plugin.add_models()
    # QGIS keeps its plugins; with the plugin its provider would lose what Python knows of it
    _KEPT.append(plugin)
    return plugin


def run(algorithm, parameters, feedback=None):
    """Run an algorithm by Processing, silently; return its results."""
    import processing
    from qgis.core import QgsProcessingFeedback

    return processing.run(algorithm, parameters, feedback=feedback or QgsProcessingFeedback(False))


def seconds(work):
    """Return (seconds, what the work returned)."""
    start = time.perf_counter()
    result = work()
    return time.perf_counter() - start, result


class Spent(NamedTuple):
    """What one run took: seconds by the clock, and seconds of the processor, which other programs disturb less."""

    clock: float
    cpu: float


def in_turns(short, long, runs=RUNS):
    """Time works (name -> function) in turns; name -> list of Spent.

    The machine has slow moments, which a short work either meets or misses and a long one averages: so all short ones
    are timed before each of the long ones. A work that returns a Spent has timed itself.
    """
    taken = {name: [] for name in (*short, *long)}
    for _ in range(runs):
        for name, work in long.items():
            for brief, quick in short.items():
                taken[brief].append(_timed(quick))
            taken[name].append(_timed(work))
    return taken


def middle(taken):
    """Return name -> Spent, the medians of `in_turns`."""
    return {name: Spent(*map(statistics.median, zip(*runs))) for name, runs in taken.items()}


def added(*spent):
    """Return the sum of Spents."""
    return Spent(*map(sum, zip(*spent)))


def _timed(work):
    start, cpu = time.perf_counter(), time.process_time()
    own = work()
    return own if isinstance(own, Spent) else Spent(time.perf_counter() - start, time.process_time() - cpu)


def peak_mb():
    """Return this process's peak memory in MB.

    Linux's VmHWM where there is one: ru_maxrss also holds what the parent had in memory when it started this process.
    """
    try:
        lines = Path("/proc/self/status").read_text(encoding="ascii").splitlines()
        return next(int(line.split()[1]) * 1024 / 1e6 for line in lines if line.startswith("VmHWM"))
    except (OSError, StopIteration):
        unit = 1 if sys.platform == "darwin" else 1024
        return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * unit / 1e6


def tell(**figures):
    """Print figures for the process that started this one by `ask`."""
    print(json.dumps(figures))


def ask(script, *arguments, python=sys.executable):
    """Run a script in a process of its own and return the figures that it tells."""
    done = subprocess.run(
        [str(python), str(script), *arguments], stdout=subprocess.PIPE, encoding="utf-8", check=False, timeout=900
    )
    if done.returncode:
        raise SystemExit(f"{Path(script).name} {' '.join(arguments)} ended with status {done.returncode}")
    return json.loads(done.stdout.splitlines()[-1])


class Companion:
    """A script in another Python that stays up and answers a line with a line."""

    def __init__(self, python, script, *arguments):
        """Start it."""
        command = [str(python), str(Path(__file__).with_name(script)), *map(str, arguments)]
        self.process = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, encoding="utf-8")

    def ask(self, line="run"):
        """Send a line and return the figures that come back."""
        self.process.stdin.write(line + "\n")
        self.process.stdin.flush()
        answer = self.process.stdout.readline()
        if not answer:
            raise SystemExit(f"{self.process.args[1]} ended with status {self.process.wait()}")
        return json.loads(answer)

    def end(self):
        """Ask for the last figures and wait for its end."""
        answer = self.ask("end")
        self.process.stdin.close()
        self.process.wait(timeout=60)
        self.process.stdout.close()
        return answer


def alone(work):
    """Run the work once in this fresh process and tell its seconds and the memory before and at the peak."""
    before = peak_mb()
    spent, _ = seconds(work)
    tell(seconds=spent, before=before, peak=peak_mb())


def cancelled(work, arm, outputs):
    """Run work(outputs, feedback), which `arm` (feedback, due) cancels.

    due: a list that holds the moment from which the wait counts, empty as long as nobody cancelled. Returns (whether it
    stopped, seconds since due, names of the files left or still held open).
    """
    from qgis.core import QgsProcessingException, QgsProcessingFeedback

    for path in outputs:
        path.unlink(missing_ok=True)
    feedback, due, stopped = QgsProcessingFeedback(False), [], False
    disarm = arm(feedback, due)
    try:
        work(outputs, feedback)
    except QgsProcessingException:
        stopped = feedback.isCanceled()
    end = time.perf_counter()
    disarm()
    left = [path.name for path in outputs if path.exists()]
    # a file that is removed while it is open vanishes here; on Windows it cannot be removed
    left += [f"{path.name} (open)" for path in outputs if path.name in _held_open()] if stopped else []
    return stopped, end - due[0] if due else None, left


def _held_open():
    """Return the names of removed files that this process still holds open, as far as the system tells."""
    found = set()
    for link in Path("/proc/self/fd").glob("*"):
        with contextlib.suppress(OSError):
            name = Path(os.readlink(link)).name
            if name.endswith(" (deleted)"):
                found.add(name[: -len(" (deleted)")])
    return found


def after(delay):
    """Arm a cancel some seconds after the start.

    The wait counts from the moment the cancel was due: a thread of Python's may have to wait for its turn, which a
    click in QGIS does not.
    """

    def arm(feedback, due):
        due.append(time.perf_counter() + delay)
        timer = threading.Timer(delay, feedback.cancel)
        timer.start()
        return timer.cancel

    return arm


def at_progress(percent):
    """Arm a cancel for the moment the algorithm reports that progress."""

    def arm(feedback, due):
        def look(progress):
            if progress >= percent and not due:
                due.append(time.perf_counter())
                feedback.cancel()

        feedback.progressChanged.connect(look)
        return lambda: feedback.progressChanged.disconnect(look)

    return arm


def profile(work, lines=40):
    """Print what the work spends its time on."""
    watch = cProfile.Profile()
    watch.runcall(work)
    for order in ("cumulative", "tottime"):
        pstats.Stats(watch).sort_stats(order).print_stats(lines)


class Report:
    """The table of one script; `end` gives the exit status."""

    def __init__(self, title):
        """Begin with a title."""
        self.title = title
        self.rows = [("what", "figure", "noise", "ratio", "goal", "met")]
        self.missed = []

    def time(self, what, runs):
        """Add the runs (Spents) of a work: their median by the clock, and as noise the slowest over the fastest."""
        clock = [run.clock for run in runs]
        noise = f"{max(clock) / min(clock):.2f} of {len(clock)}"
        self._add(what, f"{statistics.median(clock):.2f} s", noise, "", "", None)

    def ratio(self, what, theirs, ours, least=None):
        """Add how many times longer theirs took (Spents), and the number that it must reach if there is one."""
        ratio = theirs.clock / ours.clock
        goal, met = ("", None) if least is None else (f">= {least:g}", ratio >= least)
        self._add(what, f"cpu {theirs.cpu / ours.cpu:.2f}", "", f"{ratio:.2f}", goal, met)

    def below(self, what, value, limit, unit, digits=2):
        """Add a value that must stay under a limit."""
        self._add(what, f"{value:.{digits}f} {unit}", "", "", f"< {limit:g} {unit}", value < limit)

    def holds(self, what, found, met, goal):
        """Add something that is so or not."""
        self._add(what, found, "", "", goal, met)

    def note(self, what, found):
        """Add something worth knowing that no goal is set for."""
        self._add(what, found, "", "", "", None)

    def _add(self, what, figure, noise, ratio, goal, met):
        self.rows.append((what, figure, noise, ratio, goal, {None: "", True: "yes", False: "MISSED"}[met]))
        if met is False:
            self.missed.append(f"MISSED {self.title}: {what}: {ratio or figure}, goal {goal}")

    def end(self):
        """Print the table and what was missed; return 1 where anything was, else 0."""
        widths = [max(len(row[k]) for row in self.rows) for k in range(6)]
        print(self.title)
        for row in self.rows:
            others = (text.rjust(width) for text, width in zip(row[1:], widths[1:]))
            print("  " + "  ".join([row[0].ljust(widths[0]), *others]).rstrip())
        for line in self.missed:
            print(line)
        sys.stdout.flush()
        return 1 if self.missed else 0


def report_memory(report, figures):
    """Add what `alone` told: the peak, and how long the first run of a process takes."""
    report.below("peak memory of a process that runs it once", figures["peak"], LIMIT_MEMORY, "MB", 0)
    report.note("  of which QGIS, Processing and the plugin, idle", f"{figures['before']:.0f} MB")
    report.note("  that first run, with the import of pandas", f"{figures['seconds']:.2f} s")


def report_cancel(report, work, folder, duration):
    """Cancel work(two output paths, feedback) at moments of its run; add the longest wait, and what was left behind."""
    moments = sorted({m for m in MOMENTS if m < duration} | {duration * k / 10 for k in range(1, 10)})
    arms = {f"{m:.2f} s": after(m) for m in moments}
    arms["writing"] = at_progress(95)
    waits, late, remains = {}, 0, []
    for k, (name, arm) in enumerate(arms.items()):
        # names of their own: QGIS may still hold what a finished run wrote
        outputs = [folder / f"cancelled-{k}-{table}.gpkg" for table in ("output", "table")]
        stopped, wait, left = cancelled(work, arm, outputs)
        for path in outputs:
            path.unlink(missing_ok=True)
        if not stopped and (wait is None or wait <= 0.05):
            late += 1  # the run was over before
            continue
        waits[name] = wait
        if stopped and left:
            remains.append(f"{name}: {', '.join(left)}")
    worst = max(waits, key=waits.get)
    what = f"longest wait after a cancel ({len(waits)} moments, worst at {worst})"
    report.below(what, waits[worst], LIMIT_CANCEL, "s")
    for name, wait in waits.items():
        report.note(f"  at {name}", f"{wait:.2f} s")
    report.holds("files left or held open after a cancel", "; ".join(remains) or "none", not remains, "none")
    if late:
        report.note("  moments after the run's end, not counted", str(late))
