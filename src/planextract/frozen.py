"""Values that nobody changes, made as cheaply as ones that somebody could.

A frozen dataclass sets each of its fields through a call, which makes it two to three times as dear to build as a
plain one, and a document is read through tens of thousands of small values. So the type checker, which sees every
line of this package, is told that they are frozen; at run time they are plain.
"""

from __future__ import annotations

import dataclasses
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from dataclasses import dataclass as frozen_dataclass
else:

    def frozen_dataclass(*, frozen: bool, **options: Any) -> Any:  # noqa: ANN401 - stands in for `dataclass`
        """Make a dataclass that compares and hashes like a frozen one.

        Args:
            frozen: Read by the type checker only; always True.
            options: Of ``dataclasses.dataclass``.
        """
        return dataclasses.dataclass(unsafe_hash=frozen, **options)


__all__ = ["frozen_dataclass"]
