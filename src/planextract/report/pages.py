"""HTML pages that need nothing else: style, script and pictures are inside. The only file that knows Jinja.

Every template forbids requests by its policy; what a document says is escaped, only our own files are markup.
"""

from __future__ import annotations

import base64
import json
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources

from jinja2 import BaseLoader, Environment, StrictUndefined, Template
from markupsafe import Markup

from planextract.report.subject import PagePicture

FOLDER = "templates"
BASE_STYLE = "base.css"
# Characters that would end a script element or start a comment in it.
_IN_SCRIPT = str.maketrans({"<": "\\u003c", ">": "\\u003e", "&": "\\u0026", "\u2028": "\\u2028", "\u2029": "\\u2029"})


def fill_page(name: str, pictures: Mapping[str, PagePicture], **values: object) -> str:
    """Return a page: the template ``<name>.html.j2`` with its style and script.

    Args:
        name: Of the template, the style sheet and the script.
        pictures: Pictures of pages by the key under which the script finds them.
        **values: What the template shows.
    """
    return _template(f"{name}.html.j2").render(
        **values,
        style=Markup(_read(BASE_STYLE) + _read(f"{name}.css")),  # noqa: S704 - our own files
        script=Markup(_read(f"{name}.js")),  # noqa: S704 - our own file
        pictures=Markup(_embed(pictures)),  # noqa: S704 - base64 in JSON, escaped for a script element
    )


def _embed(pictures: Mapping[str, PagePicture]) -> str:
    found = {
        key: {
            "src": f"data:image/png;base64,{base64.b64encode(page.png).decode()}",
            "width": page.width,
            "height": page.height,
        }
        for key, page in pictures.items()
    }
    return json.dumps(found).translate(_IN_SCRIPT)


@lru_cache(maxsize=4)
def _template(name: str) -> Template:
    environment = Environment(
        loader=BaseLoader(), autoescape=True, undefined=StrictUndefined, trim_blocks=True, lstrip_blocks=True
    )
    return environment.from_string(_read(name))


def _read(name: str) -> str:
    return resources.files("planextract.report").joinpath(FOLDER, name).read_text("utf-8")
