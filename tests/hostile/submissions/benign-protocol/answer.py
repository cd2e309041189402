from typing import Generic, Protocol, TypeVar

T = TypeVar('T')


class Shape(Protocol[T]):
    def area(self) -> T: ...


def squares(n: int) -> list[int]:
    return [i * i for i in range(n)]
