from collections import deque


class Loader:
    def __init__(self, rows: int, size: int, ahead: int) -> None:
        if min(rows, size, ahead) < 1:
            raise ValueError("rows, size and ahead start at 1")
        self._rows = rows
        self._size = size
        self._ahead = ahead
        self.restore((0, 0))

    def next_batch(self) -> list[int]:
        _, batch = self._ready.popleft()
        self._read()
        return batch

    def waiting(self) -> int:
        return len(self._ready)

    def state(self) -> tuple[int, int]:
        done = self._epoch * self._rows + self._done
        done -= self._ahead * self._size
        return divmod(done, self._rows)

    def restore(self, state: tuple[int, int]) -> None:
        epoch, done = state
        if epoch < 0 or not 0 <= done < self._rows:
            raise ValueError("no such place")
        self._ready: deque = deque()
        self._begin(epoch)
        self._done = done
        self._read()

    def _begin(self, epoch: int) -> None:
        self._epoch = epoch
        self._done = 0
        first = epoch % self._rows
        self._order = [*range(first, self._rows), *range(first)]

    def _read(self) -> None:
        while len(self._ready) < self._ahead:
            place = self._epoch, self._done
            batch = self._order[self._done : self._done + self._size]
            self._ready.append((place, batch))
            self._done += len(batch)
            if self._done == self._rows:
                self._begin(self._epoch + 1)
