"""Generated tables of counts with margins that some sample can meet."""

from hypothesis import strategies as st

from audit_app.sampling.drawing.flow import Table

Margins = tuple[Table, list[int], list[int]]


@st.composite
def feasible_margins(draw: st.DrawFn) -> Margins:
    """Counts, and the margins of a table of whole numbers that lies within them."""
    rows, columns = draw(st.integers(1, 4)), draw(st.integers(1, 5))
    counts = [[draw(st.integers(0, 12)) for _column in range(columns)] for _row in range(rows)]
    sample = [[draw(st.integers(0, count)) for count in line] for line in counts]
    return counts, [sum(line) for line in sample], [sum(line[j] for line in sample) for j in range(columns)]
