"""The network is closed here and in every Python that a check starts; this machine is let through."""

import socket
import subprocess
import sys

import pytest

BLOCKED = "the checks run without a network"
OUTSIDE = "192.0.2.1"  # kept free for documentation: nobody is there, should the block ever fail


@pytest.mark.parametrize(
    "attempt",
    [
        lambda: socket.create_connection((OUTSIDE, 80), timeout=0.1),
        lambda: socket.getaddrinfo("example.invalid", 80),
        lambda: socket.gethostbyname("example.invalid"),
    ],
    ids=["connect", "look up", "look up the old way"],
)
def test_another_machine_cannot_be_reached(attempt):
    with pytest.raises(RuntimeError, match=BLOCKED):
        attempt()


def test_a_datagram_cannot_leave():
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as plug, pytest.raises(RuntimeError, match=BLOCKED):
        plug.sendto(b"x", (OUTSIDE, 9))


def test_this_machine_is_reached():
    with (
        socket.create_server(("127.0.0.1", 0)) as server,
        socket.create_connection(server.getsockname(), timeout=2) as plug,
    ):
        assert plug.getpeername() == server.getsockname()


def test_a_python_started_by_a_check_is_blocked_too():
    code = f"import urllib.request; urllib.request.urlopen('http://{OUTSIDE}/', timeout=0.1)"
    done = subprocess.run(
        [sys.executable, "-c", code], check=False, capture_output=True, text=True, timeout=60
    )
    assert done.returncode != 0
    assert "NetworkBlocked" in done.stderr
