from __future__ import annotations

import asyncio
from datetime import UTC, datetime
from importlib import import_module
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

ROOT = Path(__file__).resolve().parents[2]


def deployments() -> list[dict[str, Any]]:
    yaml: Any = import_module("yaml")  # comes with Prefect, without type information
    found: list[dict[str, Any]] = yaml.safe_load((ROOT / "flows" / "prefect.yaml").read_text("utf-8"))["deployments"]
    return found


@pytest.mark.flows
@pytest.mark.parametrize("place", range(len(deployments())))
def test_a_deployment_names_a_flow_and_gives_it_what_it_takes(place: int) -> None:
    deployment = deployments()[place]
    path, name = deployment["entrypoint"].split(":")
    flow = getattr(import_module(path.removesuffix(".py").replace("/", ".")), name)
    checked = flow.validate_parameters(deployment["parameters"])
    assert checked["options"].input == Path("raw")
    assert deployment["work_pool"]["name"] == "plans"
    assert deployment["concurrency_limit"] == 1
    assert not any(schedule["active"] for schedule in deployment.get("schedules", ()))


def test_every_flow_has_its_deployment_and_the_friday_run_is_prepared() -> None:
    found = {deployment["name"]: deployment for deployment in deployments()}
    assert set(found) == {"extract", "retry", "compare"}
    (friday,) = found["extract"]["schedules"]
    assert (friday["cron"], friday["timezone"]) == ("0 20 * * 5", "Asia/Tokyo")
    assert found["extract"]["parameters"]["options"]["jobs"] == found["retry"]["parameters"]["options"]["jobs"] == 2
    # What failed for a passing reason is worth a second try; a bad file is not.
    assert set(found["retry"]["parameters"]["codes"]) == {"limit.time", "limit.memory", "worker.died"}


@pytest.mark.flows
def test_the_friday_run_falls_on_friday_evenings_in_japan() -> None:
    schedules = import_module("prefect.client.schemas.schedules")
    (friday,) = (deployment for deployment in deployments() if deployment["name"] == "extract")
    (written,) = friday["schedules"]
    schedule = schedules.CronSchedule(cron=written["cron"], timezone=written["timezone"])
    server: Any = import_module("prefect.server.schemas.schedules")
    dates = asyncio.run(
        server.CronSchedule(**schedule.model_dump()).get_dates(n=3, start=datetime(2026, 1, 1, tzinfo=UTC))
    )
    assert [date.astimezone(ZoneInfo("Asia/Tokyo")).strftime("%a %H:%M") for date in dates] == ["Fri 20:00"] * 3


@pytest.mark.flows
def test_wrong_parameters_are_refused_before_a_run() -> None:
    from prefect.exceptions import ParameterTypeError

    from flows.extract_plans import extract_plans

    for options in ({"jobs": 900}, {"inputs": "raw"}, {"settings": {"nlp": "much"}}):
        with pytest.raises(ParameterTypeError):
            extract_plans.validate_parameters({"options": options})


@pytest.mark.flows
def test_the_trigger_listens_to_what_is_announced() -> None:
    from flows.watch_inbox import EVENT

    triggers = [trigger for deployment in deployments() for trigger in deployment.get("triggers", ())]
    assert [trigger["expect"] for trigger in triggers] == [[EVENT]]


@pytest.mark.flows
def test_one_setting_chooses_where_shards_run(monkeypatch: pytest.MonkeyPatch) -> None:
    from prefect.task_runners import ThreadPoolTaskRunner

    from flows.runners import DASK_VARIABLE, choose_runner

    assert isinstance(choose_runner(), ThreadPoolTaskRunner)
    runners = pytest.importorskip("prefect_dask.task_runners", reason="needs the extra dask")
    assert isinstance(choose_runner("tcp://127.0.0.1:8786"), runners.DaskTaskRunner)
    monkeypatch.setenv(DASK_VARIABLE, "tcp://127.0.0.1:8786")
    assert isinstance(choose_runner(), runners.DaskTaskRunner)
