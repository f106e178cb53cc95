"""planextract: Japanese policy plans in, validated and proved records out."""

from __future__ import annotations
