"""The method: pure functions of columns and placements. Imports no QGIS."""
