"""The storm: generated hostile runs of every algorithm, each in a right answer or in one clear sentence.

    python3 tests/hostile/storm.py --rounds 200                   # a campaign, counts by kind
    python3 tests/hostile/storm.py --again crowdprofile 17        # one case, with all that is known of it

A case is made from its algorithm and seed alone. Cases run in processes of their own, which write down each case before
they run it: what makes one crash is known.
"""

import argparse
import contextlib
import faulthandler
import importlib.util
import json
import os
import re
import resource
import shutil
import subprocess
import sys
import tempfile
import time
import warnings
from collections import Counter
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent
ALGORITHMS = (
    "crowdprofile",
    "profilechange",
    "commutebands",
    "odflows",
    "commutercrowds",
    "commutemap",
    "facilitydemand",
    "lifecircle",
    "industrialcircle",
    "valuechain",
    "customdemand",
    "comparescenarios",
    "study",
)
DOCK = "dock"  # beside the algorithms: the panel on a project of hostile layers, see storm_dock.py
RIGHT, SENTENCE, FINDING = "right", "sentence", "finding"
SECONDS = 120  # after which a run hangs
MEMORY = 8 << 30  # bytes that a process may ask for
PACKET = 100  # cases to a process


# -- in the process that runs cases


def start(folder):
    """Start QGIS and its Processing with the plugin, in a profile of its own; return what must be kept."""
    os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
    os.environ["QGIS_CUSTOM_CONFIG_PATH"] = str(folder)
    if Path("/usr/share/proj/proj.db").exists():
        os.environ.setdefault("PROJ_DATA", "/usr/share/proj")
    sys.path += [p for p in ("/usr/share/qgis/python/plugins", "/usr/share/qgis/python") if Path(p).is_dir()]
    from qgis.core import QgsApplication

    application = QgsApplication([], True)
    application.initQgis()
    from processing.core.Processing import Processing

    Processing.initialize()
    place = dict(submodule_search_locations=[str(ROOT)])
    found = importlib.util.spec_from_file_location("spatial_demand", ROOT / "__init__.py", **place)
    package = sys.modules["spatial_demand"] = importlib.util.module_from_spec(found)
    found.loader.exec_module(package)
    plugin = package.classFactory(None)
    plugin.register()
    warnings.filterwarnings("ignore")
    warnings.filterwarnings("error", module="spatial_demand")
    return application, plugin


def run(algorithm, seed, tell):
    """Run the case of a seed; tell(**what is known) at every step; the last has `ending`."""
    from qgis.core import QgsApplication, QgsProcessingContext, QgsProject
    from storm_cases import Case
    from storm_dock import DockCase
    from storm_drive import drive

    folder = Path(tempfile.mkdtemp(prefix="storm"))
    faulthandler.dump_traceback_later(SECONDS * (3 if algorithm == DOCK else 1), exit=True)
    try:
        tell(algorithm=algorithm, seed=seed, step="making")
        name = "study" if algorithm == DOCK else algorithm
        definition = QgsApplication.processingRegistry().algorithmById(f"spatialdemand:{name}")
        case = (DockCase if algorithm == DOCK else Case)(algorithm, seed, folder, definition)
        tell(algorithm=algorithm, seed=seed, step="running", hostile=case.hostile)
        if algorithm == DOCK:
            faults, right, said = drive(case, tell)
            ending = FINDING if faults else RIGHT if right else SENTENCE
            words = "; ".join(faults[:3] or said)
        else:
            context = QgsProcessingContext()
            context.setProject(QgsProject.instance())
            ending, words = _ended(case, context, tell)
        tell(algorithm=algorithm, seed=seed, step="ended", hostile=case.hostile, ending=ending, words=words)
        return case
    finally:
        faulthandler.cancel_dump_traceback_later()
        QgsProject.instance().clear()
        shutil.rmtree(folder, ignore_errors=True)


def _ended(case, context, tell):
    """Run a case; return (ending, in words)."""
    import processing
    from qgis.core import QgsProcessingException, QgsProcessingFeedback
    from storm_judge import answer_faults, sentence_faults

    class Feedback(QgsProcessingFeedback):
        def __init__(self):
            super().__init__(False)
            self.said = []

        def pushInfo(self, info):
            self.said.append(info)

        def pushWarning(self, warning):
            self.said.append(warning)

        def reportError(self, error, fatalError=False):
            self.said.append(error)

    feedback, name = Feedback(), f"spatialdemand:{case.algorithm}"
    try:
        results = processing.run(name, case.parameters, feedback=feedback, context=context)
    except QgsProcessingException as error:
        text = str(error).replace("Unable to execute algorithm\n", "").strip()
        faults = list(sentence_faults(text))
        left = sorted(path.name for path in (case.folder / "results").iterdir())
        if left:
            faults.append(f"left behind: {left[0]}")
        return (FINDING, f"{faults[0]}: {text[-4000:]}") if faults else (SENTENCE, text)
    except Exception as error:
        return FINDING, f"{type(error).__name__}: {error}"
    tell(step="judging")
    limit = case.definition.parameterAsInt(case.parameters, "MIN_COUNT", context)
    faults = list(answer_faults(case, results, context, limit))
    faults += [f"said: {text}" for text in feedback.said if not text.startswith("Results:") for _ in _odd(text)]
    return (FINDING, "; ".join(faults[:3])) if faults else (RIGHT, "")


def _odd(text):
    from storm_judge import UNFINISHED

    return UNFINISHED.findall(text)[:1]


def work(path, cases):
    """Run cases (pairs) and write down, line by line, what becomes of each."""
    faulthandler.enable()
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    with tempfile.TemporaryDirectory() as profile, open(path, "a", encoding="utf-8", errors="replace") as file:
        kept = start(profile)

        def tell(**known):
            file.write(json.dumps(known, ensure_ascii=True) + "\n")
            file.flush()

        for algorithm, seed in cases:
            run(algorithm, seed, tell)
        tell(step="done")
        # QGIS's own end is none of ours, and may crash
        os._exit(0 if kept else 1)


# -- in the process that asks for them


def campaign(cases, say=None):
    """Run cases (pairs of algorithm and seed) in processes of their own; return a list of what is known of each."""
    left, found = list(cases), []
    with tempfile.TemporaryDirectory() as folder:
        while left:
            path, log = Path(folder) / "told", Path(folder) / "log"
            packet = left[:PACKET]
            path.write_text("")
            words = [sys.executable, __file__, "--work", str(path), json.dumps(packet)]
            with open(log, "wb") as output:
                code = subprocess.run(words, stdout=output, stderr=output, check=False).returncode
            told = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            ended = [one for one in told if one["step"] == "ended"]
            if not any(one["step"] == "done" for one in told):
                last = [one for one in told if "seed" in one]
                if not last:
                    raise SystemExit(log.read_text(errors="replace")[-3000:])
                if last[-1]["step"] != "ended":
                    ended.append({**last[-1], **_broken(code, told, log.read_text(errors="replace"))})
            found += ended
            left = left[len(ended) :]
            if say:
                say(found, len(left))
    return found


def _broken(code, told, log):
    """What is known of a case that its process did not survive."""
    marks = [mark for mark in ("Fatal Python error", "Timeout (", "Traceback (most") if mark in log]
    tail = log[log.rfind(marks[0]) :] if marks else log[-500:]
    kind = "hangs" if "Timeout (" in log[-20000:] and "Fatal Python error" not in log[-20000:] else f"crash ({code})"
    return {"ending": FINDING, "words": f"{kind} while {told[-1]['step']}: {tail[:3000]}"}


def alike(words):
    """Findings that are alike have this in common: the kind of exception and the place in our code."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    places = re.findall(r'File "[^"]*?/((?:analysis|layers|processing|report|ui)/\w+\.py)", line (\d+)', words)
    # a traceback ends with the place, faulthandler's begins with it
    place = (places[0] if "most recent call first" in words else places[-1]) if places else ("", "")
    last = lines[-1] if places and "most recent" not in words else lines[0]
    return " ".join((*place, re.sub(r"[\d.e+-]{3,}", "#", last)[:110]))


def shown(found):
    """Return the counts by kind as lines."""
    lines = _counts("algorithm", ((one["algorithm"], one["ending"]) for one in found), (*ALGORITHMS, DOCK))
    lines += _counts("all", (("all", one["ending"]) for one in found))
    pairs = [(what, one["ending"]) for one in found for what in _kinds(one.get("hostile"))]
    return [*lines, "", *_counts("what was hostile", pairs)]


def _kinds(hostile):
    """What was hostile, without the values that it had."""
    return {re.split(r" in (?:a|every) row| = | is |: (?=[-\d])", what)[0] for what in hostile or ["nothing"]}


def _counts(title, pairs, order=()):
    by = Counter(pairs)
    lines = [f"{title:44}" + "".join(f"{kind:>10}" for kind in (RIGHT, SENTENCE, FINDING))]
    for name in order or sorted({name for name, _ in by}):
        lines.append(f"{name[:44]:44}" + "".join(f"{by[name, kind]:10}" for kind in (RIGHT, SENTENCE, FINDING)))
    return lines


def main():
    """Run a campaign, a packet of it, or one case."""
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--rounds", type=int, default=int(os.environ.get("HOSTILE_ROUNDS", "200")))
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--only", default=",".join((*ALGORITHMS, DOCK)))
    parser.add_argument("--again", nargs=2)
    parser.add_argument("--work", nargs=2)
    parser.add_argument("--report", help="a file for what is known of every run, a line of JSON each")
    asked = parser.parse_args()
    if asked.work:
        work(asked.work[0], json.loads(asked.work[1]))
    if asked.again:
        _again(asked.again[0], int(asked.again[1]))
    cases = [(name, seed) for seed in range(asked.first, asked.first + asked.rounds) for name in asked.only.split(",")]
    begun = time.time()

    def say(found, left):
        bad = sum(one["ending"] == FINDING for one in found)
        print(
            f"{len(found)} runs, {bad} findings, {left} left, {time.time() - begun:.0f} s", file=sys.stderr, flush=True
        )
        if asked.report:
            Path(asked.report).write_text("\n".join(map(json.dumps, found)))

    found = campaign(cases, say)
    print("\n".join(shown(found)))
    groups = {}
    for one in found:
        if one["ending"] == FINDING:
            groups.setdefault(alike(one["words"]), []).append(f"{one['algorithm']} {one['seed']}")
    for words, which in sorted(groups.items(), key=lambda item: -len(item[1])):
        print(f"\n{len(which)} x {words}\n    {', '.join(which[:6])}")
    return 1 if groups else 0


def _again(algorithm, seed):
    """Run one case in this process, and show it."""
    faulthandler.enable()
    with tempfile.TemporaryDirectory() as profile:
        kept = start(profile)
        case = run(algorithm, seed, lambda **known: print(*(f"{k}: {v}" for k, v in known.items()), sep="\n"))
        for name, made in case.specs.items():
            print(name, made.name, made.crs.userFriendlyIdentifier(), made.fields)
            for shape, values in made.rows:
                with contextlib.suppress(Exception):
                    print("   ", "NULL" if shape is None or shape.isNull() else shape.asWkt(6)[:150], values)
        print(*(f"{k} = {v!r:.300}" for k, v in case.parameters.items()), sep="\n")
        sys.stdout.flush()
        os._exit(0 if kept else 1)


if __name__ == "__main__":
    sys.exit(main())
