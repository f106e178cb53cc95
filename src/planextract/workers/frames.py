"""Messages between parent and child: a length, then a pickled value.

Both ends are ours and of one version, so what is read was written by the function above it.
"""

from __future__ import annotations

import pickle
import struct
from typing import IO, Any

_LENGTH = struct.Struct("<Q")


def send(stream: IO[bytes], value: object) -> None:
    """Write one message.

    Raises:
        OSError: If nobody reads any more.
    """
    data = pickle.dumps(value, protocol=pickle.HIGHEST_PROTOCOL)
    stream.write(_LENGTH.pack(len(data)) + data)
    stream.flush()


def receive(stream: IO[bytes]) -> Any:  # noqa: ANN401 - whatever was sent
    """Read one message; None at the end, also where a message was cut off by it."""
    data = read_frame(stream)
    return None if data is None else decode(data)


def read_frame(stream: IO[bytes]) -> bytes | None:
    """Read one message without decoding it; None at the end."""
    head = stream.read(_LENGTH.size)
    if len(head) < _LENGTH.size:
        return None
    (length,) = _LENGTH.unpack(head)
    data = stream.read(length)
    return data if len(data) == length else None


def decode(data: bytes) -> Any:  # noqa: ANN401 - whatever was sent
    """Return the value that was sent; imports the modules of its classes."""
    return pickle.loads(data)  # noqa: S301 - written by our own child or parent
