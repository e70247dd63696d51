"""Starts the binary on data of its own, logs in, takes some cases in, and lets schemathesis at it as several roles."""

import argparse
import contextlib
import itertools
import json
import os
import pathlib
import secrets
import subprocess
import sys
import tempfile
import threading

import requests
import session

HERE = pathlib.Path(__file__).parent
OPENING = "2026-03-03T09:00:00+08:00"
# Who takes part: the resident of a window, its chief, and supervision.
ROLES = ["window_b", "window_a", "director"]
# Every due time hangs on the clock of the demo: nobody moves it under the others.
LEFT_OUT = ["advanceDemoClock"]


def main() -> int:
    arguments = argparse.ArgumentParser(description=__doc__)
    arguments.add_argument("binary", type=pathlib.Path)
    arguments.add_argument("--long", action="store_true", help="other requests every time, for minutes")
    arguments.add_argument("--seconds", type=int, default=240, help="with --long: for each role and engine")
    arguments.add_argument("--examples", type=int, default=30, help="without --long: for each operation and role")
    arguments.add_argument("--role", action="append", help="only this role")
    arguments.add_argument("--operation", action="append", default=[], help="only this operationId")
    given = arguments.parse_args()
    failed = []
    for engine, role in itertools.product(engines(), given.role or ROLES):
        print(f"== {engine}, {role}", flush=True)
        # Each with a server of its own: guesses at passwords lock accounts.
        with tempfile.TemporaryDirectory(prefix="yichuang-fuzz-") as folder, serving(given.binary, engine, folder) as base:
            if run(base, pathlib.Path(folder), role, given) != 0:
                failed.append(f"{engine}, {role}")
            said = pathlib.Path(folder, "stderr.txt").read_text()
            if "request failed" in said or "panicked" in said:
                failed.append(f"{engine}, {role}: the log has errors")
                print(said[-4000:], file=sys.stderr)
    if failed:
        print("fuzz-api: failed for " + "; ".join(failed), file=sys.stderr)
    return 1 if failed else 0


def engines() -> list[str]:
    return ["sqlite", "postgres"] if "YICHUANG_TEST_POSTGRES" in os.environ else ["sqlite"]


@contextlib.contextmanager
def serving(binary: pathlib.Path, engine: str, folder: str):
    """The address of a server with a demo, which ends with the block."""
    environment = {name: value for name, value in os.environ.items() if name not in ("DATABASE_URL", "RUST_LOG")}
    if engine == "postgres":
        server, _ = os.environ["YICHUANG_TEST_POSTGRES"].rsplit("/", 1)
        name = f"yichuang_fuzz_{secrets.token_hex(4)}"
        subprocess.run(["createdb", f"--maintenance-db={server}/postgres", name], check=True)
        environment["DATABASE_URL"] = f"{server}/{name}"
        environment["YICHUANG_MASTER_KEY"] = "dGhpcyBrZXkgaXMgZm9yIHRlc3RzIGFsb25lICEhISE="
    command = [binary.absolute(), "serve", "--demo", "luoping", "--data-dir", folder, "--listen", "127.0.0.1:0"]
    # The log-in lasts for the whole run.
    command += ["--clock", OPENING, "--access-token-seconds", "3600"]
    with open(f"{folder}/stderr.txt", "w") as log:
        process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=log, env=environment, text=True)
    try:
        for line in process.stdout:
            if line.startswith("listening on "):
                threading.Thread(target=process.stdout.read, daemon=True).start()
                yield line.removeprefix("listening on ").strip()
                break
        else:
            raise SystemExit(pathlib.Path(folder, "stderr.txt").read_text())
    finally:
        process.terminate()
        process.wait(timeout=60)


def run(base: str, folder: pathlib.Path, role: str, given: argparse.Namespace) -> int:
    known = folder / "known.json"
    known.write_text(json.dumps(what_is_there(base, folder, role), ensure_ascii=False))
    command = [sys.executable, "-m", "schemathesis.cli", "--config-file", str(HERE / "schemathesis.toml"), "run"]
    command += [f"{base}/api/v1/openapi.json", "--url", base, "--no-color"]
    for operation in given.operation:
        command += ["--include-operation-id", operation]
    for operation in LEFT_OUT if not given.operation else []:
        command += ["--exclude-operation-id", operation]
    if given.long:
        command += ["--generation-database", "none", "--max-time", str(given.seconds)]
    else:
        command += ["--generation-deterministic", "--max-examples", str(given.examples), "--phases", "examples,coverage,fuzzing"]
    environment = {"SCHEMATHESIS_HOOKS": "hooks", "YICHUANG_FUZZ": str(known), "PYTHONPATH": str(HERE)}
    code = subprocess.run(command, cwd=folder, env=os.environ | environment).returncode
    return code | reached(json.loads(pathlib.Path(f"{known}.answers").read_text()))


def reached(answers: dict[str, dict[str, int]]) -> int:
    """Tells what was reached; a run whose log-in has broken would find nothing and be content."""
    for operation, statuses in sorted(answers.items()):
        print(f"   {operation}: " + ", ".join(f"{count} × {status}" for status, count in sorted(statuses.items())))
    me = answers.get("getMe", {"200": 1})
    if not me.get("200"):
        print("the log-in of this run was not accepted", file=sys.stderr)
        return 1
    return 0


def what_is_there(base: str, folder: pathlib.Path, role: str) -> dict:
    """Tokens, and things that a request can be about: made-up ids alone would find nothing."""
    accounts = json.loads((folder / "demo-accounts.json").read_text())
    home = [account for account in accounts if account["centre"] == accounts[0]["centre"]]
    api = f"{base}/api/v1"

    def log_in(account: dict) -> dict:
        return session.log_in(base, account) or sys.exit(f"{account['username']} cannot log in")

    def read(path: str, headers: dict) -> dict:
        return requests.get(api + path, headers=headers).json()

    resident = next(account for account in home if account["role"] == "window_b")
    desk = log_in(resident)
    window = read("/auth/me", desk)["duties"][0]["window"]["id"]
    chiefs = (account for account in home if account["role"] == "window_a")
    chief = next(
        (account, headers)
        for account, headers in ((account, log_in(account)) for account in chiefs)
        if any(duty["window"]["id"] == window for duty in read("/auth/me", headers)["duties"])
    )
    others = {other: next(a for a in home if a["role"] == other) for other in ("director", "supervisor", "administrator", "reviewer")}
    who = {"window_b": resident, "window_a": chief[0]} | others
    items = [item["id"] for item in read(f"/service-items?windowId={window}", desk)["items"]]
    intakes = [intake(read(f"/service-items/{item}", desk)) for item in items]
    cases, notices = [], []
    for n in range(24):
        body = intakes[n % len(intakes)] | {"accept": n % 3 > 0}
        answer = requests.post(f"{api}/cases", json=body, headers=desk)
        if answer.status_code == 201:
            cases.append(answer.json()["id"])
            rows = read(f"/cases/{cases[-1]}/notices", desk)["items"]
            notices += [[cases[-1], row["id"]] for row in rows]
    return {
        "base": base,
        "headers": log_in(who[role]),
        # For log-out, other sessions, change of password: nobody else of this run has them.
        "spare": [{field: account[field] for field in ("username", "password")} for account in home[-4:]],
        "cases": cases,
        "notices": notices,
        "items": items,
        "windows": [window],
        "calendars": ["national"],
        "intakes": intakes,
    }


def intake(item: dict) -> dict:
    """A request in order, by somebody who cannot exist (see tests/src/people.rs)."""
    return {
        "itemId": item["id"],
        "channel": "window",
        "request": "written",
        "applicant": {"kind": "person", "name": "测试甲子", "idNumber": "530399185501010019", "phone": "17900000001"},
        "materials": [
            {"code": material["code"], "state": "original" if material["demand"] == "required" else "notNeeded"}
            for material in item["guide"]["materials"]
        ],
    }


if __name__ == "__main__":
    sys.exit(main())
