"""A placement at the command line: questions from the banks one by one, and what follows kept in the history."""

from collections.abc import Callable, MutableMapping

from interviewprep.bank.library import Library
from interviewprep.base.clock import Clock
from interviewprep.base.records import dataclass
from interviewprep.model.question import Question
from interviewprep.model.taxonomy import Area
from interviewprep.session.placement import find_pool, is_tested_out, next_item, over, place
from interviewprep.session.plan import Item, Placement, Plan
from interviewprep.session.state import SessionState
from interviewprep.session.whole import Known
from interviewprep.store.history import History
from interviewprep.ui.screen import Screen


@dataclass(frozen=True, slots=True)
class BankPlacer:
    """Chooses from all banks; the questions it gives join `questions`."""

    history: History
    library: Library
    clock: Clock
    questions: MutableMapping[str, Question]
    find_known: Callable[[], Known]
    screen: Screen

    def further(self, plan: Plan, state: SessionState) -> Item | None:
        """Give the next question, or None where enough is known."""
        known = self.find_known()
        pool = find_pool(self.library, known, _placement(plan))
        item = next_item(plan, over(plan, state, pool), pool, known)
        question = self.library.get(item.ref) if item else None
        if item is not None and question is not None:
            self.questions[item.ref] = question
        return item

    def conclude(self, session: str, plan: Plan, state: SessionState) -> None:
        """Let a topic count as known where it was tested out of, and show what the answers come to."""
        from interviewprep.ui import placement_view

        placement = _placement(plan)
        shown = over(plan, state, find_pool(self.library, self.find_known(), placement))
        if not placement.topic:
            placement_view.placement(self.screen, place(shown), state.active_s)
            return
        is_out = is_tested_out(plan, shown)
        if is_out:
            area, _, topic = placement.topic.partition("/")
            self.history.let_count_as_known(Area(area), topic, self.clock.read().at, session)
        placement_view.topic(self.screen, placement.topic, shown, placement.most, is_out=is_out)


def _placement(plan: Plan) -> Placement:
    assert plan.placement is not None
    return plan.placement
