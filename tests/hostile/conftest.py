"""What the tests of algorithms share serves here too."""

from processing_fixtures import frame, memory, run  # noqa: F401
