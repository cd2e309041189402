"""Which front matter belongs to which format."""

from interviewprep.bank.schema.closed import NumericTable, OrderTable, ReviewTable
from interviewprep.bank.schema.front import FrontTable
from interviewprep.bank.schema.program import CodeTable, SqlTable
from interviewprep.bank.schema.prose import CaseStudyTable, LongTable, ShortTable
from interviewprep.model.taxonomy import Format

FRONT_TABLES: dict[Format, type[FrontTable]] = {
    Format.CODE: CodeTable,
    Format.BUGFIX: CodeTable,
    Format.SQL: SqlTable,
    Format.REVIEW: ReviewTable,
    Format.SINGLE: FrontTable,
    Format.MULTI: FrontTable,
    Format.NUMERIC: NumericTable,
    Format.SHORT: ShortTable,
    Format.ORDER: OrderTable,
    Format.CASE: CaseStudyTable,
    Format.LONG: LongTable,
}
