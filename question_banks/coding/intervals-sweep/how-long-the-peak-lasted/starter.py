def peak_stretch(
    jobs: list[tuple[int, int, int]],
) -> tuple[int, int, int]:
    """Return the peak, and where its first stretch begins and ends."""
    raise NotImplementedError
