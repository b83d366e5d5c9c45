"""The report: a study's GeoPackage as one HTML file that stands on its own."""
