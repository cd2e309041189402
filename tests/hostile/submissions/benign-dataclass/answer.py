from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(order=True)
class Square:
    root: int
    notes: list[str] = field(default_factory=list)

    @property
    def area(self) -> int:
        return self.root**2


def squares(n: int) -> list[int]:
    return [Square(i).area for i in range(n)]
