"""No test reaches beyond this machine: the guard itself, with asyncio, unix sockets and workers."""

from __future__ import annotations

import asyncio
import socket
from pathlib import Path

import pytest
from pytest_socket import SocketConnectBlockedError

# The kernel refuses a TCP connection to it at once, so nothing is sent should the guard be missing.
BROADCAST = ("255.255.255.255", 9)


# The guard also warns, which this project's settings would turn into the error seen first.
@pytest.mark.filterwarnings("ignore:A test tried to use socket")
def test_other_addresses_are_refused_before_the_kernel_is_asked() -> None:
    with socket.socket() as outward, pytest.raises(SocketConnectBlockedError):
        outward.connect(BROADCAST)


async def test_loopback_is_open_to_asyncio() -> None:
    async def answer(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        writer.write(await reader.readline())
        writer.close()
        await writer.wait_closed()

    server = await asyncio.start_server(answer, "127.0.0.1", 0)
    async with server:
        reader, writer = await asyncio.open_connection(*server.sockets[0].getsockname())
        writer.write(b"heard\n")
        assert await reader.readline() == b"heard\n"
        writer.close()
        await writer.wait_closed()


def test_unix_sockets_are_open(tmp_path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as server, socket.socket(socket.AF_UNIX) as client:
        server.bind(str(tmp_path / "s"))
        server.listen()
        client.connect(str(tmp_path / "s"))
