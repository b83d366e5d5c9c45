"""A PostgreSQL server with PostGIS that lives as long as the process that asked for it.

Its cluster lies in a temporary folder and listens on the loopback only, on a port that was free. Two roles: an owner,
who may do everything, and a reader, who may only SELECT. A small shell keeps it and waits for the end of a pipe:
however this process ends, killed too, the server stops and its folder goes.
"""

from __future__ import annotations

import importlib.util
import os
import pwd
import secrets
import shutil
import socket
import subprocess
import tempfile
import time
from pathlib import Path

DATABASE, OWNER, READER = "spatial", "owner", "reader"
START = 30.0  # seconds
TRIES = 5  # another program may take the free port first
# $1: the programs, $2: the folder, then the server's options. `read` returns when the pipe ends; INT is a fast stop.
KEEPER = """
programs=$1 folder=$2
shift 2
"$programs/postgres" -D "$folder/data" "$@" >"$folder/log" 2>&1 </dev/null &
server=$!
read -r line
kill -INT $server 2>/dev/null
wait $server
cd /
rm -rf "$folder"
"""
# nothing here needs to outlive a power cut
SETTINGS = {"fsync": "off", "synchronous_commit": "off", "full_page_writes": "off"}
RIGHTS = (
    f"REVOKE ALL ON DATABASE {DATABASE} FROM PUBLIC",
    f"GRANT CONNECT ON DATABASE {DATABASE} TO {READER}",
    "REVOKE CREATE ON SCHEMA public FROM PUBLIC",
    "GRANT USAGE ON SCHEMA public TO PUBLIC",
    f"ALTER DEFAULT PRIVILEGES IN SCHEMA public GRANT SELECT ON TABLES TO {READER}",
)


class Missing(Exception):
    """Why there can be no server here."""


class Server:
    """A running server; `settings` are the server's own, name -> value."""

    def __init__(self, **settings):
        """Start it; raise Missing where that cannot be."""
        self.programs, self.user = _programs(), _user()
        self.passwords = {role: secrets.token_hex(16) for role in (OWNER, READER)}
        self.keeper, self.problem = None, ""
        if importlib.util.find_spec("psycopg2") is None:
            raise Missing("Python has no psycopg2 (Debian: python3-psycopg2)")
        for _ in range(TRIES):
            self.port = _free_port()
            if self._started({**SETTINGS, **settings}):
                break
        else:
            raise Missing(f"PostgreSQL did not start: {self.problem}")
        try:
            self._furnish()
        except BaseException:
            self.stop()
            raise

    def stop(self):
        """Stop the server and remove its folder; a second time does nothing."""
        if self.keeper is not None:
            self.keeper.stdin.close()
            self.keeper.wait(timeout=60)
            self.keeper = None

    def __enter__(self):
        """Return itself, to be stopped at the end of the block."""
        return self

    def __exit__(self, *_):
        """Stop."""
        self.stop()

    # -- what it is used by

    def parameters(self, role=READER):
        """Return the words of libpq by which a role connects: psycopg2.connect(**parameters)."""
        return {
            "host": "127.0.0.1",
            "port": self.port,
            "dbname": DATABASE,
            "user": role,
            "password": self.passwords[role],
        }

    def connect(self, role=READER):
        """Return a psycopg2 connection on which each statement stands for itself."""
        import psycopg2

        connection = psycopg2.connect(**self.parameters(role))
        connection.autocommit = True
        return connection

    def execute(self, sql, values=None, role=OWNER):
        """Execute a statement; return its rows, none where it has none."""
        connection = self.connect(role)
        try:
            with connection.cursor() as cursor:
                cursor.execute(sql, values)
                return cursor.fetchall() if cursor.description else []
        finally:
            connection.close()

    def uri(self, table, key, geometry=None, subset="", role=READER):
        """Return the source of a QGIS layer of the provider postgres."""
        from qgis.core import QgsDataSourceUri

        uri = QgsDataSourceUri()
        uri.setConnection("127.0.0.1", str(self.port), DATABASE, role, self.passwords[role])
        uri.setDataSource("public", table, geometry, subset, key)
        return uri.uri(False)

    def layer(self, table, key, geometry=None, subset="", role=READER):
        """Return a table of the server as a layer; key: the field that tells its rows apart."""
        from qgis.core import QgsVectorLayer

        layer = QgsVectorLayer(self.uri(table, key, geometry, subset, role), table, "postgres")
        if not layer.isValid():
            raise ValueError(
                f"{table} is no layer: {layer.error().message() or layer.dataProvider().error().message()}"
            )
        return layer

    def load(self, layer, table):
        """Copy a layer, or what a file's source names, into a new table; return (key, geometry or None) for `layer`."""
        from qgis.core import Qgis, QgsVectorLayer, QgsVectorLayerExporter

        if not isinstance(layer, QgsVectorLayer):
            layer = QgsVectorLayer(str(layer), table, "ogr")
        if not layer.isValid():
            raise ValueError(f"{layer.source()} is no layer")
        # the exporter makes a numbered column of a key that is no field
        key = "fid" if layer.fields().lookupField("fid") >= 0 else "row_number"
        geometry = "geom" if layer.isSpatial() else None
        to = self.uri(table, key, geometry, role=OWNER)
        done, problem = QgsVectorLayerExporter.exportLayer(layer, to, "postgres", layer.crs())
        if done != Qgis.VectorExportResult.Success:
            raise ValueError(f"{table}: {problem}")
        return key, geometry

    # -- its start

    def _started(self, settings):
        folder = self.folder = Path(tempfile.mkdtemp(prefix="throwaway-postgres-"))
        dropped = {}
        if self.user is not None:
            os.chown(folder, self.user.pw_uid, self.user.pw_gid)
            dropped = {"user": self.user.pw_uid, "group": self.user.pw_gid, "extra_groups": []}
        given = {"cwd": folder, "env": {"PATH": os.defpath, "LC_ALL": "C.UTF-8"}, **dropped}
        try:
            self._make_cluster(folder, given)
        except BaseException:
            shutil.rmtree(folder, ignore_errors=True)
            raise
        options = [f"--{name}={value}" for name, value in settings.items()]
        options += [f"--port={self.port}", "--listen_addresses=127.0.0.1", "--unix_socket_directories="]
        # a session of its own: a Ctrl+C at the terminal is ours, and the pipe tells it
        self.keeper = subprocess.Popen(
            ["/bin/sh", "-c", KEEPER, "keeper", self.programs, str(folder), *options],
            stdin=subprocess.PIPE,
            start_new_session=True,
            **given,
        )
        end = time.monotonic() + START
        while time.monotonic() < end:
            log = (folder / "log").read_text(encoding="utf-8") if (folder / "log").exists() else ""
            if "ready to accept connections" in log:
                return True
            if "shut down" in log or "FATAL" in log:
                break
            time.sleep(0.05)
        self.problem = log.strip().splitlines()[-1] if log.strip() else "it said nothing"
        self.stop()
        return False

    def _make_cluster(self, folder, given):
        secret = folder / "secret"
        secret.write_text(self.passwords[OWNER], encoding="ascii")
        secret.chmod(0o600)
        if self.user is not None:
            os.chown(secret, self.user.pw_uid, self.user.pw_gid)
        words = [f"{self.programs}/initdb", "-D", f"{folder}/data", "-U", OWNER, "--pwfile", str(secret)]
        words += ["-A", "scram-sha-256", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        done = subprocess.run(words, capture_output=True, encoding="utf-8", check=False, timeout=120, **given)
        secret.unlink()
        if done.returncode:
            raise Missing(f"initdb failed: {done.stderr.strip()}")

    def _furnish(self):
        import psycopg2

        connection = psycopg2.connect(**{**self.parameters(OWNER), "dbname": "postgres"})
        connection.autocommit = True
        with connection.cursor() as cursor:
            cursor.execute(f"CREATE DATABASE {DATABASE}")
            cursor.execute(f"CREATE ROLE {READER} LOGIN PASSWORD %s", (self.passwords[READER],))
        connection.close()
        try:
            self.execute("CREATE EXTENSION postgis")
        except psycopg2.Error as error:
            reason = error.diag.message_primary
            raise Missing(f"PostgreSQL has no PostGIS (Debian: postgresql-postgis): {reason}") from error
        for right in RIGHTS:
            self.execute(right)


def _programs():
    """The folder of the newest server's programs: Debian keeps them off PATH."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), key=lambda path: float(path.parts[-3]))
    on_path = shutil.which("initdb")
    if not found and on_path is None:
        raise Missing("no PostgreSQL server is installed (Debian: postgresql-postgis; tools/setup test installs it)")
    return str(found[-1].parent if found else Path(on_path).parent)


def _user():
    """Whom the server runs as: None for ourselves; PostgreSQL refuses to be root."""
    if os.geteuid() != 0:
        return None
    for name in ("postgres", "nobody"):
        try:
            return pwd.getpwnam(name)
        except KeyError:
            continue
    raise Missing("PostgreSQL does not run as root, and there is neither a user postgres nor nobody")


def _free_port():
    with socket.socket() as held:
        held.bind(("127.0.0.1", 0))
        return held.getsockname()[1]
