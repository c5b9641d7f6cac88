"""How large a list of children may be; what is larger is something else."""

MEGABYTE = 1024 * 1024
LARGEST_FILE = 20 * MEGABYTE
LARGEST_UNPACKED = 300 * MEGABYTE
MOST_PARTS = 2_000
MOST_STYLES = 20_000
MOST_SHEETS = 60
MOST_ROWS = 200_000
MOST_COLUMNS = 200
LONGEST_CELL = 5_000

# Of the process that reads: seconds of processor, and bytes of memory.
MOST_SECONDS = 60
MOST_MEMORY = 1024 * MEGABYTE
