"""The tests' own PostgreSQL server goes with the process that started it, however that ends."""

import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

import pytest

STARTS_ONE = """
import signal, sys, time
sys.path.insert(0, sys.argv[1])
import throwaway_postgres
# a shell that starts the tests in the background has them, and this, ignore it
signal.signal(signal.SIGINT, signal.default_int_handler)
server = throwaway_postgres.Server()
print(server.port, server.folder, flush=True)
time.sleep(60)
"""


@pytest.mark.parametrize("end", [signal.SIGTERM, signal.SIGKILL, signal.SIGINT], ids=lambda end: end.name)
def test_nothing_is_left_when_its_process_is_ended(postgres, root, end):
    words = [sys.executable, "-c", STARTS_ONE, str(root / "tools")]
    with subprocess.Popen(words, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, encoding="ascii") as process:
        port, folder = process.stdout.readline().split()
        port, folder = int(port), Path(folder)
        assert listens(port)
        assert folder.exists()
        process.send_signal(end)
        process.wait(timeout=30)
    limit = time.monotonic() + 30
    while folder.exists() and time.monotonic() < limit:
        time.sleep(0.05)
    assert not folder.exists()
    assert not listens(port)


def listens(port):
    with socket.socket() as asking:
        return asking.connect_ex(("127.0.0.1", port)) == 0
