"""The mutators, in the order in which they are tried: where two make the same program, the first one has made it.

The list is fixed. A mutator that is added or changed asks more of every question that has landed.
"""

from collections.abc import Mapping
from types import MappingProxyType

from interviewprep.proof.mutation.python.arguments import swap_arguments
from interviewprep.proof.mutation.python.arithmetic import swap_arithmetic
from interviewprep.proof.mutation.python.arrays import change_axis, change_dtype, flip_keepdims
from interviewprep.proof.mutation.python.boundary import shift_boundary
from interviewprep.proof.mutation.python.branch import negate_branch
from interviewprep.proof.mutation.python.comparison import flip_comparison
from interviewprep.proof.mutation.python.constant import raise_constant
from interviewprep.proof.mutation.python.copies import remove_copy
from interviewprep.proof.mutation.python.guards import remove_guard
from interviewprep.proof.mutation.python.slices import shift_slice
from interviewprep.proof.mutation.python.statement import drop_statement
from interviewprep.proof.mutation.python.tree import Mutator
from interviewprep.proof.mutation.sql.filters import change_comparison, change_null, drop_condition
from interviewprep.proof.mutation.sql.shapes import change_distinct, change_join, change_order, drop_group
from interviewprep.proof.mutation.sql.tokens import SqlMutator
from interviewprep.proof.mutation.sql.values import change_aggregate, raise_number, swap_sql_arithmetic

PYTHON: Mapping[str, Mutator] = MappingProxyType(
    {
        "axis": change_axis,
        "keepdims": flip_keepdims,
        "dtype": change_dtype,
        "comparison": flip_comparison,
        "boundary": shift_boundary,
        "arithmetic": swap_arithmetic,
        "slice": shift_slice,
        "constant": raise_constant,
        "guard": remove_guard,
        "branch": negate_branch,
        "copy": remove_copy,
        "arguments": swap_arguments,
        "statement": drop_statement,
    }
)

SQL: Mapping[str, SqlMutator] = MappingProxyType(
    {
        "condition": drop_condition,
        "join": change_join,
        "distinct": change_distinct,
        "aggregate": change_aggregate,
        "comparison": change_comparison,
        "order": change_order,
        "null": change_null,
        "group": drop_group,
        "constant": raise_number,
        "arithmetic": swap_sql_arithmetic,
    }
)
