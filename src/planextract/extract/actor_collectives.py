"""Words that a document defines for several bodies at once: 「美波町、牟岐町及び海陽町（以下「構成町」という。）」.

In: a document. Out: the words with the bodies they stand for, a finder of the words, and the mentions that one
such word makes, one per body. A word that is defined for one body is an alias; see ``actor_roles.py``.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from planextract.document import Document
from planextract.extract.actor_roles import build_skeleton
from planextract.extract.bodies import Body, find_bodies
from planextract.mentions import COLLECTIVE, ActorMention
from planextract.rules.loader import load_rules
