"""Answers that are taken stage by stage: those of a case, and a long one with follow-ups to it."""

from typing import TypeGuard

from interviewprep.model.question import Content, Open
from interviewprep.session.items import ItemState


def is_staged(content: Content) -> TypeGuard[Open]:
    """Tell whether an answer is taken stage by stage: where there are several, or follow-ups to the only one."""
    return isinstance(content, Open) and (len(content.stages) > 1 or any(one.follow_ups for one in content.stages))


def is_complete(content: Content, item: ItemState) -> bool:
    """Tell whether every stage was answered; what a file still holds was answered with the last."""
    return is_staged(content) and len(item.stages) == len(content.stages)


def whole_text(content: Content, item: ItemState, draft: str) -> str:
    """Put together what was written: the answered stages, and the draft of one that is still open."""
    return "\n\n".join(item.stages if is_complete(content, item) else [*item.stages, draft])
