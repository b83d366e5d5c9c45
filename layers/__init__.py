"""Between QGIS layers and columns: reading, placing, distances, writing."""
