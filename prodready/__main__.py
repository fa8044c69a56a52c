"""``python -m prodready``; the console script is safer, because ``-m`` searches the working directory first."""

import sys

from prodready.startup import intruder, leave_working_directory, spare_byte_code

leave_working_directory()
spare_byte_code()
if found := intruder():
    sys.stderr.write(f"prodready: this folder's {found} hides Python's; use the command prodready or python -P -m\n")
    sys.exit(2)

from prodready.cli import main  # noqa: E402 (the import path must be clean first)

sys.exit(main())
