"""Which front matter belongs to which format."""

from interviewprep.bank.schema_closed import NumericTable, OrderTable, ReviewTable
from interviewprep.bank.schema_front import FrontTable
from interviewprep.bank.schema_program import CodeTable, SqlTable
from interviewprep.bank.schema_prose import CaseStudyTable, LongTable, ShortTable
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
