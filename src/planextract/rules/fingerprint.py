"""One hash over all rules and lexicons, so that a record says which wording made it."""

from __future__ import annotations

import hashlib
from functools import lru_cache

from planextract.rules.loader import list_data, read_data

FOLDERS = ("base", "families", "lexicons")


@lru_cache(maxsize=1)
def hash_rules() -> str:
    """Return ``sha256:…`` over the names and contents of all rule files and lexicons."""
    digest = hashlib.sha256()
    for folder in FOLDERS:
        for name in list_data(folder):
            if name.endswith((".toml", ".csv")):
                digest.update(f"{folder}/{name}\0".encode())
                digest.update(read_data(folder, name).encode())
    return f"sha256:{digest.hexdigest()}"
