"""What makes records, rules and lexicons by one hash, so that a record says which wording made it.

Loads no stage: to know that nothing has changed, nothing has to be able to extract.
"""

from __future__ import annotations

import hashlib
import json
from functools import lru_cache
from importlib import metadata

from planextract.records.plan import Extractor
from planextract.rules.loader import list_data, read_data
from planextract.settings import Settings

FOLDERS = ("base", "families", "lexicons")
# Packages whose version can change a record.
RESULT_PACKAGES = ("sudachipy", "sudachidict_core", "ginza", "ja_ginza", "pdfplumber", "pdfminer.six", "pypdfium2")


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


def describe_extractor(settings: Settings) -> Extractor:
    """Return what makes records with these settings: versions, rules, settings."""
    return Extractor(
        version=_package_versions()["planextract"],
        rules=hash_rules(),
        packages={name: version for name, version in _package_versions().items() if name != "planextract"},
        settings=settings.result_key(),
    )


def fingerprint(extractor: Extractor) -> str:
    """Return one digest of everything that can change a record apart from the document."""
    content = json.dumps(extractor.model_dump(mode="json"), ensure_ascii=False, sort_keys=True)
    return hashlib.sha256(content.encode()).hexdigest()


@lru_cache(maxsize=1)
def _package_versions() -> dict[str, str]:
    installed = {name: _find_version(name) for name in ("planextract", *RESULT_PACKAGES)}
    return {name: version for name, version in installed.items() if version is not None}


def _find_version(package: str) -> str | None:
    try:
        return metadata.version(package)
    except metadata.PackageNotFoundError:  # without GiNZA everything but parsing works
        return None
