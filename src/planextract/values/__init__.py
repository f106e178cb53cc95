"""Pure string → value: labels, marks, numbers, eras, periods, codes."""
