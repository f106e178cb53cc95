from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from planextract.errors import LanguageModelMissing, WorkerDied
from planextract.workers import Limits, Loss, Pool, Task
from tests.workers import chores
from tests.workers.chores import PAGES, QUICK, WORK

ROOT = Path(__file__).resolve().parents[2]


def work_on(*words: str, jobs: int = 2, limits: Limits = QUICK) -> dict[str, tuple[str, int] | Loss]:
    with Pool(WORK, jobs=jobs, limits=limits) as pool:
        return dict(pool.run(words))


def read(*words: str, limits: Limits = QUICK) -> dict[str, str | Loss]:
    with Pool(PAGES, jobs=2, limits=limits) as pool:
        return dict(pool.run(words))


def loss(answer: object) -> Loss:
    assert isinstance(answer, Loss)
    return answer


def test_every_document_is_answered_once_and_the_models_are_loaded_once_per_process() -> None:
    words = [f"w{number}" for number in range(40)]
    answers = work_on(*words)
    assert sorted(answers) == sorted(words)
    assert {answer[0] for answer in answers.values() if isinstance(answer, tuple)} == set(words)
    pids = {answer[1] for answer in answers.values() if isinstance(answer, tuple)}
    assert 1 <= len(pids) <= 2
    assert os.getpid() not in pids
    assert not list(chores.alive(pids))


def test_nothing_to_do_starts_nothing() -> None:
    with Pool(Task(chores.die_at_once, chores.work), jobs=2, limits=QUICK) as pool:
        assert list(pool.run([])) == []


def test_a_defect_while_preparing_is_reported_once_and_the_documents_are_done(
    caplog: pytest.LogCaptureFixture,
) -> None:
    with Pool(Task(chores.meet_a_defect, chores.work), jobs=2, limits=QUICK) as pool:
        assert sorted(word for word, _ in pool.run(["a", "b", "c"])) == ["a", "b", "c"]
    (record,) = caplog.records
    assert record.getMessage().startswith("[internal.bug] sample")
    assert "KeyError: an unforeseen thing" in record.getMessage()


def test_documents_are_pulled_as_they_are_needed() -> None:
    pulled: list[str] = []

    def words() -> Iterator[str]:
        for number in range(20):
            pulled.append(f"w{number}")
            yield pulled[-1]

    with Pool(WORK, jobs=2, limits=QUICK) as pool:
        for done, _ in enumerate(pool.run(words()), 1):
            # Two in work, two that wait, and those whose answers are not looked at yet.
            assert len(pulled) <= done + 6
    assert len(pulled) == 20


def test_a_poison_document_harms_nobody_else() -> None:
    answers = work_on("a", "exit", "b", "signal:SIGSEGV", "c", "sleep", "d", "spin", "e", "crash", "f")
    found = {w: (a.status, a.code, a.attempts) for w, a in answers.items() if isinstance(a, Loss)}
    assert found == {
        "exit": ("died", "worker.died", 2),
        "signal:SIGSEGV": ("died", "worker.died", 2),
        "sleep": ("timeout", "limit.time", 2),
        "spin": ("timeout", "limit.time", 2),
        "crash": ("died", "worker.died", 2),
    }
    assert len(answers) == 11
    assert loss(answers["exit"]).exit_code == 9
    assert "SIGSEGV" in loss(answers["signal:SIGSEGV"]).detail
    assert "an unforeseen thing" in loss(answers["crash"]).detail


def test_an_abort_is_a_matter_of_memory_and_a_processor_limit_one_of_time() -> None:
    answers = work_on("signal:SIGABRT", "signal:SIGXCPU")
    codes = {word: loss(answer).code for word, answer in answers.items()}
    assert codes == {"signal:SIGABRT": "limit.memory", "signal:SIGXCPU": "limit.time"}


def test_what_dies_once_is_tried_in_a_fresh_process(tmp_path: Path) -> None:
    with Pool(chores.dying_once(tmp_path), jobs=2, limits=QUICK) as pool:
        answers = dict(pool.run(["a", "b", "c", "d"]))
    assert not any(isinstance(answer, Loss) for answer in answers.values())
    assert len({answer[1] for answer in answers.values() if isinstance(answer, tuple)}) == 4


def test_memory_is_capped_beyond_what_is_loaded() -> None:
    answers = work_on("hoard:50", "hoard:900", limits=QUICK.model_copy(update={"memory_mb": 256}))
    assert {word: answer[0] for word, answer in answers.items() if isinstance(answer, tuple)} == {
        "hoard:50": "hoard:50",
        "hoard:900": "too much",
    }


def test_what_libraries_print_does_not_garble_the_answers() -> None:
    assert all(isinstance(answer, tuple) for answer in work_on("print", "a", "print:2", "b").values())


def test_processes_are_replaced_after_a_number_of_documents() -> None:
    answers = work_on(*(f"w{n}" for n in range(9)), jobs=1, limits=QUICK.model_copy(update={"recycle_after": 3}))
    assert len({answer[1] for answer in answers.values() if isinstance(answer, tuple)}) == 3


def test_a_second_run_finds_the_processes_of_the_first() -> None:
    with Pool(WORK, jobs=1, limits=QUICK) as pool:
        pids = {answer[1] for _ in range(3) for _, answer in pool.run(["a", "b"]) if isinstance(answer, tuple)}
    assert len(pids) == 1


def test_a_run_that_is_broken_off_leaves_no_process_and_the_next_one_works() -> None:
    with Pool(WORK, jobs=2, limits=QUICK.model_copy(update={"document_seconds": 60.0})) as pool:
        run = pool.run(["a", "sleep", "sleep:2", "b"])
        next(run)
        run.close()
        assert [word for word, _ in pool.run(["c"])] == ["c"]


def test_a_typed_error_in_the_preparation_ends_the_run() -> None:
    with (
        Pool(Task(chores.lack_a_model, chores.work), jobs=2, limits=QUICK) as pool,
        pytest.raises(LanguageModelMissing),
    ):
        list(pool.run(["a", "b"]))


def test_processes_that_never_get_ready_end_the_run() -> None:
    with (
        Pool(Task(chores.die_at_once, chores.work), jobs=2, limits=QUICK) as pool,
        pytest.raises(WorkerDied, match="exit 3"),
    ):
        list(pool.run(["a", "b"]))


def test_processes_that_cannot_import_their_work_end_the_run_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    started = time.monotonic()
    with Pool(WORK, jobs=2, limits=Limits()) as pool, monkeypatch.context() as patch:
        # The children look for tests.workers.chores elsewhere, and find nothing.
        patch.setattr(sys, "path", [path for path in sys.path if path and Path(path).resolve() != ROOT])
        with pytest.raises(WorkerDied, match="ModuleNotFoundError"):
            list(pool.run(["a", "b"]))
    assert time.monotonic() - started < Limits().start_seconds / 3


def test_a_process_that_is_killed_from_outside_costs_one_attempt() -> None:
    with Pool(WORK, jobs=1, limits=QUICK) as pool:
        answers: dict[str, object] = {}
        for word, answer in pool.run(["a", "b", "c"]):
            answers[word] = answer
            if word == "a" and isinstance(answer, tuple):
                os.kill(answer[1], signal.SIGKILL)
    assert sorted(answers) == ["a", "b", "c"]
    assert not any(isinstance(answer, Loss) for answer in answers.values())


def test_a_page_that_kills_twice_is_left_out_and_the_others_are_kept() -> None:
    words = ["ok exit ok ok", "ok hang ok", "ok ok abort"]
    answers = read(*words)
    assert answers == {
        "ok exit ok ok": "[1, 3, 4] {2: 'worker.died'}",
        "ok hang ok": "[1, 3] {2: 'limit.time'}",
        "ok ok abort": "[1, 2] {3: 'limit.memory'}",
    }


def test_several_bad_pages_are_left_out_and_too_many_end_the_search() -> None:
    assert read("ok exit ok exit ok")["ok exit ok exit ok"] == "[1, 3, 5] {2: 'worker.died', 4: 'worker.died'}"
    many = "ok " + "exit " * 9 + "ok"
    answer = read(many)[many]
    assert isinstance(answer, str)
    assert answer.startswith("[1] {2: 'worker.died'")
    assert "11: 'worker.died'" in answer


def test_pages_that_are_slow_together_stop_in_time_and_what_was_read_is_kept() -> None:
    slow = "slow " * 12
    answer = read(slow)[slow]
    assert isinstance(answer, str)
    assert answer.startswith("[1, 2, 3")
    assert "12: 'limit.time'" in answer


def test_a_document_that_hangs_after_its_pages_is_given_up() -> None:
    answer = loss(read("then-hang ok")["then-hang ok"])
    assert (answer.code, answer.page, answer.attempts) == ("limit.time", None, 2)


@pytest.mark.skipif(sys.platform == "win32", reason="kills by signal")
def test_children_do_not_outlive_a_killed_parent(tmp_path: Path) -> None:
    script = f"""
from planextract.workers import Limits, Pool
from tests.workers.chores import WORK
from pathlib import Path
with Pool(WORK, jobs=2, limits=Limits()) as pool:
    for word, (_, pid) in pool.run(["a", "b", "sleep", "sleep:2"]):
        with Path({str(tmp_path / "pids")!r}).open("a") as file:
            file.write(f"{{pid}}\\n")
"""
    parent = subprocess.Popen([sys.executable, "-c", script], cwd=ROOT)
    deadline = time.monotonic() + 60
    while time.monotonic() < deadline and not _pids(tmp_path):
        time.sleep(0.1)
    parent.kill()
    parent.wait()
    while time.monotonic() < deadline and list(chores.alive(_pids(tmp_path))):
        time.sleep(0.1)
    assert _pids(tmp_path)
    assert not list(chores.alive(_pids(tmp_path)))


def _pids(folder: Path) -> set[int]:
    path = folder / "pids"
    return {int(line) for line in path.read_text("ascii").split()} if path.exists() else set()
