"""What the plugin costs when QGIS starts: its package, its entry and its provider, each time in a fresh process.

Option: --alone (one process).
"""

import statistics
import sys

import measure

PROCESSES = 5
LIMIT = 50.0  # milliseconds
HEAVY = ("pandas", "scipy", "matplotlib")


def one_start():
    """Load the plugin into a QGIS that is up, and tell what that took."""
    measure.start_qgis()
    before = set(sys.modules)
    # the desktop adds the models when it has started
    spent, plugin = measure.seconds(lambda: measure.load_plugin(models=False))
    later, _ = measure.seconds(plugin.add_models)
    from qgis.core import QgsApplication

    algorithms = QgsApplication.processingRegistry().providerById("spatialdemand").algorithms()
    measure.tell(
        milliseconds=spent * 1000,
        models=later * 1000,
        algorithms=len(algorithms),
        heavy=[name for name in HEAVY if name in sys.modules],
        heavy_before=[name for name in HEAVY if name in before],
    )


def main():
    """Start several processes and report."""
    measure.ask(__file__, "--alone")  # the first one compiles what has changed
    starts = [measure.ask(__file__, "--alone") for _ in range(PROCESSES)]
    taken = [start["milliseconds"] for start in starts]
    report = measure.Report("loading the plugin in a fresh process")
    report.below(f"package, classFactory, provider: median of {PROCESSES}", statistics.median(taken), LIMIT, "ms", 1)
    report.note("  fastest and slowest", f"{min(taken):.1f} and {max(taken):.1f} ms")
    models = statistics.median(start["models"] for start in starts)
    report.note("  the models, which the desktop adds when it has started", f"{models:.1f} ms")
    report.note("  algorithms and models registered", str(starts[0]["algorithms"]))
    heavy = sorted({name for start in starts for name in start["heavy"]})
    report.holds("heavy libraries imported", ", ".join(heavy) or "none", not heavy, "none")
    before = sorted({name for start in starts for name in start["heavy_before"]})
    if before:
        report.note("  of which by QGIS itself, before the plugin", ", ".join(before))
    return report.end()


if __name__ == "__main__":
    sys.exit(one_start() if "--alone" in sys.argv else main())
