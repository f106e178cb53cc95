"""The shape of the code, proven by reading it with `ast`: layers, borders, cycles, sizes, excuses.

Every check is a function `root -> list of breaches`, run on the real tree and, below, on small trees
with one seeded breach each, so that a check that can no longer fail is noticed.
"""

from __future__ import annotations

import ast
import io
import re
import tokenize
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
PACKAGE = "planextract"

GROUND = ("errors", "settings", "frozen", "spans", "words", "document", "mentions", "records", "values", "rules")
STAGES = (
    "ingest", "layout", "normalise", "structure", "tokenise", "extract", "link", "validate",
    "store", "export", "diff", "report", "evaluate",
)  # fmt: skip
# A unit may import what stands lower; the ground floor also imports itself, a stage only its own files.
RANKS = dict.fromkeys(GROUND, 0) | dict.fromkeys(STAGES, 1)
RANKS |= {"pipeline": 2, "workers": 3, "batch": 4, "compare": 5, "facade": 6, "__init__": 7, "cli": 8, "__main__": 9}

# Third-party objects stop at the one file that imports their library.
BORDERS = (
    ("pdfplumber",), ("pypdfium2",), ("sudachipy",), ("spacy", "ginza"),
    ("sqlalchemy",), ("openpyxl",), ("pyarrow",), ("lxml",), ("scipy",), ("jinja2",),
)  # fmt: skip
FLOWS_ONLY = "prefect"
GRAB_BAGS = {"utils", "util", "helpers", "helper", "common", "misc", "core"}

MAX_FILE, MAX_FUNCTION, MAX_STORY, MAX_STAGE_INIT, MAX_FLOW = 350, 60, 120, 60, 120
MAX_BROAD_EXCEPTS = 1
MIN_REASON = 8

Check = Callable[[Path], list[str]]


def sources(root: Path, *folders: str) -> Iterator[tuple[str, str, ast.Module]]:
    """Yield (path below root, text, tree) of every Python file in the folders."""
    for folder in folders or (f"src/{PACKAGE}", "flows", "tests", "tools", "benchmarks"):
        for path in sorted((root / folder).rglob("*.py")):
            text = path.read_text("utf-8")
            yield path.relative_to(root).as_posix(), text, ast.parse(text)


def package_sources(root: Path) -> dict[str, tuple[str, ast.Module]]:
    """Return {dotted module: (path, tree)} of the package."""
    found = {}
    for name, _, tree in sources(root, f"src/{PACKAGE}"):
        dotted = name.removeprefix("src/").removesuffix(".py").removesuffix("/__init__").replace("/", ".")
        found[dotted] = name, tree
    return found


def imports(tree: ast.Module, modules: set[str]) -> Iterator[str]:
    """Yield every module that a tree imports, inside functions too; `from a import b` gives a.b if that is a module."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and not node.level:
            for alias in node.names:
                full = f"{node.module}.{alias.name}"
                yield full if full in modules else str(node.module)


def unit(dotted: str) -> str:
    return dotted.split(".")[1] if "." in dotted else "__init__"


def layer_breaches(root: Path) -> list[str]:
    found = []
    modules = package_sources(root)
    for dotted, (name, tree) in modules.items():
        source = unit(dotted)
        if source not in RANKS:
            found.append(f"{name}: `{source}` has no place among the layers")
            continue
        for target in imports(tree, set(modules)):
            if target.split(".")[0] == "flows":
                found.append(f"{name}: imports flows")
            if target.split(".")[0] != PACKAGE or unit(target) == source:
                continue
            both_ground = source in GROUND and unit(target) in GROUND
            if unit(target) == "__init__":
                found.append(f"{name}: imports the facade")
            elif not both_ground and RANKS.get(unit(target), 99) >= RANKS[source]:
                found.append(f"{name}: {source} imports {unit(target)}")
    return found


def relative_imports(root: Path) -> list[str]:
    return [
        f"{name}:{node.lineno}: relative import"
        for name, _, tree in sources(root)
        for node in ast.walk(tree)
        if isinstance(node, ast.ImportFrom) and node.level
    ]


def cycles(root: Path) -> list[str]:
    modules = package_sources(root)
    graph = {m: {t for t in imports(tree, set(modules)) if t in modules and t != m} for m, (_, tree) in modules.items()}
    # What imports nothing that is left cannot be part of a cycle: peel until nothing more comes off.
    while free := [m for m, targets in graph.items() if not targets & graph.keys()]:
        for module in free:
            del graph[module]
    while free := [m for m in graph if not any(m in targets for targets in graph.values())]:
        for module in free:
            del graph[module]
    return [f"import cycle among {', '.join(sorted(graph))}"] if graph else []


def border_breaches(root: Path) -> list[str]:
    found = []
    users: dict[tuple[str, ...], set[str]] = {border: set() for border in BORDERS}
    for name, _, tree in sources(root, f"src/{PACKAGE}"):
        tops = {target.split(".")[0] for target in imports(tree, set())}
        if any(top.split("_")[0] == FLOWS_ONLY for top in tops):
            found.append(f"{name}: imports {FLOWS_ONLY}, which only flows/ may")
        for border in BORDERS:
            if tops & set(border):
                users[border].add(name)
    return found + [f"{'/'.join(b)} imported by {sorted(names)}" for b, names in users.items() if len(names) > 1]


def size_breaches(root: Path) -> list[str]:
    found = []
    for name, text, tree in sources(root):
        limit = MAX_FILE
        if name.startswith("flows/") or name == f"src/{PACKAGE}/pipeline.py":
            limit = MAX_FLOW if name.startswith("flows/") else MAX_STORY
        elif name in {f"src/{PACKAGE}/{stage}/__init__.py" for stage in STAGES}:
            limit = MAX_STAGE_INIT
        lines = len(text.splitlines())
        if lines > limit:
            found.append(f"{name}: {lines} lines, limit {limit}")
        for node in ast.walk(tree):
            if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
                length = (node.end_lineno or node.lineno) - node.lineno + 1
                if length > MAX_FUNCTION:
                    found.append(f"{name}:{node.lineno}: {node.name} has {length} lines, limit {MAX_FUNCTION}")
    return found


def grab_bags(root: Path) -> list[str]:
    return [
        f"{name}: a name that says nothing"
        for name, _, _ in sources(root)
        if set(name.removesuffix(".py").split("/")) & GRAB_BAGS
    ]


def broad_excepts(root: Path) -> list[str]:
    places = []
    for name, _, tree in sources(root, f"src/{PACKAGE}", "flows"):
        for node in ast.walk(tree):
            if isinstance(node, ast.ExceptHandler):
                kinds = node.type.elts if isinstance(node.type, ast.Tuple) else [node.type]
                if any(k is None or (isinstance(k, ast.Name) and k.id.endswith("Exception")) for k in kinds):
                    places.append(f"{name}:{node.lineno}: broad except")
    return places if len(places) > MAX_BROAD_EXCEPTS else []


def stray_error_classes(root: Path) -> list[str]:
    return [
        f"{name}:{node.lineno}: {node.name} belongs in errors.py"
        for name, _, tree in sources(root, f"src/{PACKAGE}", "flows")
        if name != f"src/{PACKAGE}/errors.py"
        for node in ast.walk(tree)
        if isinstance(node, ast.ClassDef) and any(re.search(r"(Error|Exception)$", ast.unparse(b)) for b in node.bases)
    ]


EXCUSE = re.compile(
    r"#\s*(?:type:\s*ignore(?P<kind>\[[^]]+\])?|(?:ruff:\s*)?noqa(?P<code>:\s*[A-Z]+\d+(?:,\s*[A-Z]+\d+)*)?)"
)


def bare_excuses(root: Path) -> list[str]:
    """Find `type: ignore` and `noqa` comments without a code or without a reason behind it."""
    found = []
    for name, text, _ in sources(root):
        for token in tokenize.generate_tokens(io.StringIO(text).readline):
            if token.type != tokenize.COMMENT:
                continue
            excuses = list(EXCUSE.finditer(token.string))
            if not excuses:
                continue
            reason = token.string[excuses[-1].end() :].strip(" #-–—:")
            if any(not (m["kind"] or m["code"]) for m in excuses) or len(reason) < MIN_REASON:
                found.append(f"{name}:{token.start[0]}: {token.string} (give a code and a reason)")
    return found


CHECKS: tuple[Check, ...] = (
    layer_breaches, relative_imports, cycles, border_breaches, size_breaches,
    grab_bags, broad_excepts, stray_error_classes, bare_excuses,
)  # fmt: skip


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
def test_the_code_keeps_its_shape(check: Check) -> None:
    assert not check(ROOT), "\n".join(check(ROOT))


def test_every_folder_of_the_package_has_a_layer() -> None:
    folders = {p.name for p in (ROOT / "src" / PACKAGE).iterdir() if p.is_dir() and not p.name.startswith("__")}
    assert folders <= RANKS.keys()


LONG_FUNCTION = "def f() -> None:\n" + "    pass\n" * MAX_FUNCTION
TRY = "try:\n    pass\nexcept {}:\n    pass\n"
P = f"src/{PACKAGE}"
# (check, files of a small tree, words of the breach that must be reported)
BREACHES: tuple[tuple[Check, dict[str, str], str], ...] = (
    (layer_breaches, {f"{P}/link/a.py": "from planextract.extract import kpis", f"{P}/extract/kpis.py": ""}, "link i"),
    (layer_breaches, {f"{P}/spans.py": "def f() -> None:\n    import planextract.link.a"}, "spans imports link"),
    (layer_breaches, {f"{P}/diff/a.py": "from planextract.pipeline import x"}, "diff imports pipeline"),
    (layer_breaches, {f"{P}/pipeline.py": "from planextract import workers", f"{P}/workers.py": ""}, "imports workers"),
    (layer_breaches, {f"{P}/batch.py": "from planextract.cli import main"}, "batch imports cli"),
    (layer_breaches, {f"{P}/batch.py": "from flows import tasks"}, "imports flows"),
    (layer_breaches, {f"{P}/link/a.py": "def f() -> None:\n    from planextract import Plan"}, "imports the facade"),
    (layer_breaches, {f"{P}/link/a.py": "import planextract"}, "imports the facade"),
    (layer_breaches, {f"{P}/stuff/a.py": ""}, "no place"),
    (relative_imports, {f"{P}/link/a.py": "from . import b"}, "relative import"),
    (cycles, {f"{P}/link/a.py": "import planextract.link.b", f"{P}/link/b.py": "from planextract.link import a"}, "cy"),
    (cycles, {f"{P}/link/__init__.py": "import planextract.link.a", f"{P}/link/a.py": "import planextract.link"}, "cy"),
    (border_breaches, {f"{P}/ingest/a.py": "import pdfplumber", f"{P}/layout/b.py": "import pdfplumber.page"}, "pdfp"),
    (border_breaches, {f"{P}/tokenise/a.py": "import spacy", f"{P}/tokenise/b.py": "import ginza"}, "spacy/ginza"),
    (border_breaches, {f"{P}/batch.py": "def f() -> None:\n    from prefect import flow"}, "imports prefect"),
    (border_breaches, {f"{P}/batch.py": "import prefect_dask"}, "imports prefect"),
    (size_breaches, {f"{P}/link/a.py": "\n" * (MAX_FILE + 1)}, "limit 350"),
    (size_breaches, {f"{P}/link/__init__.py": "\n" * (MAX_STAGE_INIT + 1)}, "limit 60"),
    (size_breaches, {f"{P}/pipeline.py": "\n" * (MAX_STORY + 1)}, "limit 120"),
    (size_breaches, {"flows/a.py": "\n" * (MAX_FLOW + 1)}, "limit 120"),
    (size_breaches, {f"{P}/link/a.py": LONG_FUNCTION}, "61 lines"),
    (grab_bags, {f"{P}/link/utils.py": ""}, "says nothing"),
    (grab_bags, {f"{P}/core/a.py": ""}, "says nothing"),
    (broad_excepts, {f"{P}/a.py": TRY.format("Exception") + TRY.format("(OSError, BaseException)")}, "broad except"),
    (stray_error_classes, {f"{P}/a.py": "class Odd(ValueError):\n    pass"}, "belongs in errors.py"),
    (bare_excuses, {f"{P}/a.py": "x = 1  # type: ig" + "nore"}, "give a code"),
    (bare_excuses, {f"{P}/a.py": "x = 1  # type: ig" + "nore[arg-type]"}, "give a code"),
    (bare_excuses, {f"{P}/a.py": "x = 1  # no" + "qa: S101"}, "give a code"),
    (bare_excuses, {f"{P}/a.py": "x = 1  # no" + "qa because it is fine this way"}, "give a code"),
)  # fmt: skip


@pytest.mark.parametrize(("check", "files", "words"), BREACHES)
def test_a_seeded_breach_is_caught(check: Check, files: dict[str, str], words: str, tmp_path: Path) -> None:
    write_tree(tmp_path, files)
    assert words in "\n".join(check(tmp_path))


CLEAN = {
    f"{P}/__init__.py": "from planextract.pipeline import run",
    f"{P}/spans.py": "import planextract.errors",
    f"{P}/errors.py": "class Base(Exception):\n    pass",
    f"{P}/link/__init__.py": "from planextract.link.a import f",
    f"{P}/link/a.py": "from planextract.spans import Span",
    f"{P}/pipeline.py": "from planextract import link\n" + TRY.format("Exception"),
    f"{P}/batch.py": "from planextract.pipeline import run",
    "flows/tasks.py": "import prefect\nimport planextract.batch",
    "tests/test_a.py": "x = 1  # no" + "qa: S101 - a reason that can be read",
}


@pytest.mark.parametrize("check", CHECKS, ids=lambda c: c.__name__)
def test_a_clean_tree_passes(check: Check, tmp_path: Path) -> None:
    write_tree(tmp_path, CLEAN)
    assert check(tmp_path) == []


def write_tree(root: Path, files: dict[str, str]) -> None:
    for name, text in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, "utf-8")
