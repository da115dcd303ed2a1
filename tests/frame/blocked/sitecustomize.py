"""Close the network for this Python process; only this machine itself can be reached.

Python imports a module of this name when it starts, if its folder is on ``PYTHONPATH``: so the block also
holds in notebook kernels and in every other Python that a test starts. The standard library only, and no
import at all but ``sys``: this runs before anything else. An audit hook sees each connection whatever library
opens it.
"""

import sys

_OWN = ("localhost", "::1", "", "0.0.0.0", "::", "<broadcast>")
_WATCHED = {
    "socket.connect": 1,
    "socket.sendto": 1,
    "socket.sendmsg": 1,
    "socket.getaddrinfo": 0,
    "socket.gethostbyname": 0,
    "socket.gethostbyaddr": 0,
}


class NetworkBlocked(RuntimeError):
    """Something tried to leave this machine; no OSError, so that nobody takes it for a slow network."""


def refuse(event, args):
    """The audit hook: raise `NetworkBlocked` for an address outside this machine."""
    place = _WATCHED.get(event)
    if place is None:
        return
    address = args[place]
    host = address[0] if isinstance(address, tuple) else address
    if place == 1 and not isinstance(address, tuple):
        return  # a Unix socket's path, or a connected socket's next message: no other machine
    host = host.decode() if isinstance(host, bytes) else host
    if host is None or host in _OWN or host.startswith("127."):
        return
    raise NetworkBlocked(f"the checks run without a network, and something asked for {host!r} ({event})")


sys.addaudithook(refuse)
