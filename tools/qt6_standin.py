"""Stands in for QGIS 4 under PyQt6, as far as the plugin's modules need it to be imported.

qgis.PyQt is PyQt6, with what QGIS gives back to it; qgis.gui's widgets are the Qt widgets that they extend; everything
else of QGIS is a placeholder, of which any attribute is another. To be imported where no QGIS has been.
"""

from __future__ import annotations

import importlib
import sys
import types

# QGIS's own qgis.PyQt gives these back to PyQt6, under the names that they had in PyQt5
MOVED = {"QtWidgets": ("QAction", "QActionGroup", "QShortcut")}
TYPES = {
    **{name: name for name in ("Bool", "Int", "UInt", "LongLong", "ULongLong", "Double")},
    **{name: f"Q{name}" for name in ("String", "StringList", "ByteArray", "Date", "Time", "DateTime")},
    "Map": "QVariantMap",
    "List": "QVariantList",
    "Invalid": "UnknownType",
}
# the Qt class that a widget of qgis.gui is one of
EXTENDED = {
    "QgsCollapsibleGroupBox": "QGroupBox",
    "QgsCollapsibleGroupBoxBasic": "QGroupBox",
    "QgsDockWidget": "QDockWidget",
    "QgsFieldComboBox": "QComboBox",
    "QgsFieldExpressionWidget": "QWidget",
    "QgsFileWidget": "QWidget",
    "QgsMapLayerComboBox": "QComboBox",
    "QgsMessageBar": "QFrame",
    "QgsProjectionSelectionWidget": "QWidget",
}
EMITTING = ("QgsProcessingFeedback", "QgsTask", "QgsProject", "QgsMapLayer", "QgsVectorLayer")  # QObjects of qgis.core


def qt_module(name: str) -> types.ModuleType:
    """PyQt6's module as qgis.PyQt hands it on."""
    real = importlib.import_module(f"PyQt6.{name}")
    module = types.ModuleType(f"qgis.PyQt.{name}")
    module.__dict__.update({key: value for key, value in vars(real).items() if not key.startswith("__")})
    for moved in MOVED.get(name, ()):
        setattr(module, moved, getattr(importlib.import_module("PyQt6.QtGui"), moved))
    if name == "QtCore":
        for old, new in TYPES.items():
            setattr(real.QVariant, old, getattr(real.QMetaType.Type, new))
    return module


class _Anything(type):
    """Makes a class of which every attribute is another class like it."""

    def __getattr__(cls, name):
        if name.startswith("__"):
            raise AttributeError(name)
        made = _Anything(name, (Placeholder,), {})
        setattr(cls, name, made)
        return made

    def __or__(cls, other):
        return cls

    __ror__ = __and__ = __rand__ = __or__

    def __invert__(cls):
        return cls


class Placeholder(metaclass=_Anything):
    """An object of QGIS that says nothing."""

    def __init__(self, *args, **kwargs):
        """Take anything."""

    def __getattr__(self, name):
        """Return something that can be called."""
        if name.startswith("__"):
            raise AttributeError(name)
        return Placeholder()

    def __call__(self, *args, **kwargs):
        """Return something."""
        return Placeholder()


class _Module(types.ModuleType):
    __path__: list = []

    def __getattr__(self, name):
        if name.startswith("__"):
            raise AttributeError(name)
        if name in EXTENDED:
            base = getattr(qt_module("QtWidgets"), EXTENDED[name])
        else:
            base = qt_module("QtCore").QObject if name in EMITTING else Placeholder
        made = type(base)(name, (base,), {})
        setattr(self, name, made)
        return made


def install() -> None:
    """Put the stand-in where `import qgis` finds it."""
    if "qgis" in sys.modules or "PyQt5" in sys.modules:
        raise RuntimeError("QGIS or PyQt5 is loaded already")
    for name in ("qgis", "qgis.core", "qgis.gui", "qgis.analysis", "qgis.utils", "processing"):
        sys.modules[name] = _Module(name)
    sys.modules["qgis.PyQt"] = bindings = types.ModuleType("qgis.PyQt")
    bindings.__path__ = []
    for name in ("QtCore", "QtGui", "QtWidgets", "QtSvg", "QtXml", "QtTest", "sip"):
        module = qt_module(name)
        sys.modules[f"qgis.PyQt.{name}"] = module
        setattr(bindings, name, module)
    core = sys.modules["qgis.core"]
    core.NULL = None
    core.Qgis.QGIS_VERSION_INT = 40000
