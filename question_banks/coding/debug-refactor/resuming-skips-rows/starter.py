from collections import deque


class Loader:
    """Hands out row numbers in batches, epoch after epoch.

    Epoch e hands out each of the `rows` once, beginning at row
    e % rows and going round. A batch has `size` rows; the last one
    of an epoch may have fewer. `ahead` batches are always read in
    advance.
    """

    def __init__(self, rows: int, size: int, ahead: int) -> None:
        """Begin with epoch 0. Any number below 1 raises ValueError."""
        if min(rows, size, ahead) < 1:
            raise ValueError("rows, size and ahead start at 1")
        self._rows = rows
        self._size = size
        self._ahead = ahead
        self._ready: deque = deque()
        self._begin(0)
        self._read()

    def next_batch(self) -> list[int]:
        """Return the next batch that was not handed out yet."""
        batch = self._ready.popleft()
        self._read()
        return batch

    def waiting(self) -> int:
        """Return how many batches are read and not handed out."""
        return len(self._ready)

    def state(self) -> tuple[int, int]:
        """Return where the rows that were handed out end.

        That is the epoch of the next row to be handed out, and how
        many rows of this epoch came before it (fewer than `rows`).
        """
        return self._epoch, self._done

    def restore(self, state: tuple[int, int]) -> None:
        """Go on as the loader would whose state() this was.

        It may have had batches of another size. A state that no
        loader of so many rows can have raises ValueError, and this
        loader goes on as if nothing had been called.
        """
        epoch, done = state
        if epoch < 0 or not 0 <= done < self._rows:
            raise ValueError("no such place")
        self._epoch = epoch
        self._done = done
        self._read()

    def _begin(self, epoch: int) -> None:
        """Set the reader to the start of an epoch."""
        self._epoch = epoch
        self._done = 0
        first = epoch % self._rows
        self._order = [*range(first, self._rows), *range(first)]

    def _read(self) -> None:
        """Read until enough batches wait."""
        while len(self._ready) < self._ahead:
            batch = self._order[self._done : self._done + self._size]
            self._ready.append(batch)
            self._done += self._size
            if self._done >= self._rows:
                self._begin(self._epoch + 1)
