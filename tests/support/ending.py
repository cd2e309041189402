"""Waiting for processes that are about to end."""

import select

from support.process import HANG_S


def has_ended(pidfd: int) -> bool:
    """Tell whether the process of this descriptor ends; gives up after a time that no loaded machine needs."""
    poller = select.poll()
    poller.register(pidfd, select.POLLIN)
    return bool(poller.poll(HANG_S * 1000))
