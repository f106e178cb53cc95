"""planextract: Japanese policy plans in, validated and proved records out.

The public face. Names are loaded when they are first used, so that importing one module of the package (as
the command line does) does not import all of it. Nothing inside the package imports from here.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from planextract.errors import PlanextractError
    from planextract.facade import __version__, compare_plans, extract_plan, load_plan
    from planextract.records.change import PlanDiff
    from planextract.records.plan import Plan
    from planextract.settings import Settings

__all__ = [
    "Plan",
    "PlanDiff",
    "PlanextractError",
    "Settings",
    "__version__",
    "compare_plans",
    "extract_plan",
    "load_plan",
]

_HOMES = {
    "Plan": "planextract.records.plan",
    "PlanDiff": "planextract.records.change",
    "PlanextractError": "planextract.errors",
    "Settings": "planextract.settings",
    "__version__": "planextract.facade",
    "compare_plans": "planextract.facade",
    "extract_plan": "planextract.facade",
    "load_plan": "planextract.facade",
}


def __getattr__(name: str) -> object:
    """Load a public name from its home.

    Raises:
        AttributeError: If there is no such public name.
    """
    if name not in _HOMES:
        message = f"module 'planextract' has no attribute {name!r}"
        raise AttributeError(message)
    return getattr(import_module(_HOMES[name]), name)
