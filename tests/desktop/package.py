"""The package as a user gets it: QGIS's own installer puts the zip into an empty profile; the sample runs from there.

Driven by ../shared/tools/qgis-desktop-shot with no_plugin, so that nothing of ours is in the profile before. `make
desktop` builds the zip, dist/spatial_demand-<version>.zip, calls it and leaves the pictures in demo/.
"""

import configparser
import glob
import os
import sys

import qgis.utils
from qgis.core import QgsApplication, QgsProject
from qgis.PyQt.QtWidgets import QDockWidget

sys.path.insert(0, os.path.dirname(os.path.abspath(__file__)))
from steps import open_panel, run

ROOT = os.path.dirname(os.path.dirname(os.path.dirname(os.path.abspath(__file__))))
NAME = "spatial_demand"


def hold(fact, sentence):
    """Stop where something is not so."""
    if not fact:
        raise RuntimeError(sentence)


def the_zip():
    """The package of this version."""
    parser = configparser.ConfigParser()
    parser.read(os.path.join(ROOT, "metadata.txt"), encoding="utf-8")
    path = os.path.join(ROOT, "dist", f"{NAME}-{parser['general']['version']}.zip")
    hold(os.path.isfile(path), f"{path} is not there: make package")
    return path


def install():
    """Install the zip as the plugin manager's tab does."""
    import pyplugin_installer

    pyplugin_installer.instance().installFromZipFile(the_zip())


def run_the_sample(iface, plugin):
    """Open the panel, fill in the sample, run it."""
    yield from open_panel(iface.mainWindow(), plugin)
    dock = plugin.dock
    dock.setup_panel.fill_with_sample(dock.project)
    yield 1500
    yield from run(dock)


def main(iface, rig):
    """Install, run, install once more over it as an update, run again, uninstall."""
    name = os.path.splitext(os.path.basename(rig.out))[0]
    hold(NAME not in qgis.utils.available_plugins, "the profile is not empty")
    install()
    yield 1000
    plugin = qgis.utils.plugins.get(NAME)
    hold(plugin is not None and NAME in qgis.utils.active_plugins, "the plugin did not start")
    folder = os.path.dirname(os.path.abspath(sys.modules[NAME].__file__))
    profile = os.path.abspath(QgsApplication.qgisSettingsDirPath())
    hold(folder == os.path.join(profile, "python", "plugins", NAME), f"it was loaded from {folder}")
    hold(not os.path.islink(folder), "it is a link")
    rig.result["files"] = sum(os.path.isfile(path) for path in glob.glob(f"{folder}/**", recursive=True))
    yield from run_the_sample(iface, plugin)
    rig.result["status"] = plugin.dock.run_bar.status.text()
    rig.result["layers"] = len(QgsProject.instance().mapLayers())
    hold(plugin.dock.results_panel.isVisible(), "there are no results")
    rig.shot(f"{name}_run.png")

    # an update, with the panel open and results in it
    install()
    yield 1500
    renewed = qgis.utils.plugins.get(NAME)
    hold(renewed is not None and renewed is not plugin, "the update did not load the plugin anew")
    panels = [one for one in iface.mainWindow().findChildren(QDockWidget) if type(one).__name__ == "SpatialDemandDock"]
    rig.result["panels after the update"] = len(panels)
    # what was open opens again by itself; where it did not, the button does it
    if renewed.dock is not None:
        renewed.panel_action.trigger()
        yield 300
    yield from run_the_sample(iface, renewed)
    rig.result["status after the update"] = renewed.dock.run_bar.status.text()
    rig.shot(f"{name}_updated.png")

    hold(qgis.utils.unloadPlugin(NAME), "it cannot be taken away")
    yield 500
    hold(QgsApplication.processingRegistry().providerById("spatialdemand") is None, "its algorithms are left behind")
