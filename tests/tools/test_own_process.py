import sys

import pytest


@pytest.fixture(scope="module")
def own_process():
    return sys.modules["own_process"]  # loaded by conftest.py


def test_the_command_line_can_be_pasted_into_a_shell(own_process):
    shown = own_process.shown("spatialdemand:x", {"A": "two words", "B": [1, 2.5], "C": None, "D": True})
    assert shown.startswith("qgis_process")
    assert shown.endswith("run spatialdemand:x --json -- 'A=two words' B=1 B=2.5 D=true")


def test_outputs_come_back(run_in_own_process):
    outputs = run_in_own_process("native:stringconcatenation", {"INPUT_1": "a = 'b' ", "INPUT_2": "临港"})
    assert outputs["CONCATENATION"] == "a = 'b' 临港"


def test_a_failure_tells_what_qgis_said_and_how_it_was_called(own_process, run_in_own_process):
    with pytest.raises(own_process.RunError) as caught:
        run_in_own_process("native:stringconcatenation", {"INPUT_1": "a"})
    assert "INPUT_2" in str(caught.value)
    assert "run native:stringconcatenation --json -- INPUT_1=a" in str(caught.value)


def test_a_run_that_takes_too_long_is_stopped(own_process, run_in_own_process):
    with pytest.raises(own_process.RunError, match="was stopped after"):
        run_in_own_process("native:stringconcatenation", {"INPUT_1": "a", "INPUT_2": "b"}, timeout=0.05)


def test_the_plugin_is_there_in_its_own_profile(run_in_own_process, own_process):
    # the message differs from the one about an algorithm that the plugin knows
    with pytest.raises(own_process.RunError, match="mandatory parameters"):
        run_in_own_process("spatialdemand:crowdprofile", {})
