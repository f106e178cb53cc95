"""`python -m planextract`: the same as the command `planextract`."""

from __future__ import annotations

from planextract.cli import main

if __name__ == "__main__":
    main()
