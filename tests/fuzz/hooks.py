"""What schemathesis is told about us: who is logged in, and which cases there are.

Only requests that are meant to be in order are given something that exists; those that are meant to be wrong stay wrong.
"""

import json
import os
import random
import uuid

import requests
import schemathesis

KNOWN = json.load(open(os.environ["YICHUANG_FUZZ"]))
# Ends or lists sessions, or changes the account: never with the session that all others use.
APART = {"logOut", "listSessions", "endSession", "changePassword"}
CHANCE = random.Random(1)
# The newest tag of each case.
TAGS: dict[str, str] = {}


@schemathesis.hook
def before_call(context, case, kwargs):
    operation = case.operation.definition.raw.get("operationId")
    guarded = bool(case.operation.definition.raw.get("security"))
    if guarded and not case._has_explicit_auth:
        case.headers.update(apart() if operation in APART else KNOWN["headers"])
    if meant_to_be_wrong(case) or CHANCE.random() < 0.1:
        return
    things = {"cases": "cases", "service-items": "items", "windows": "windows", "calendars": "calendars"}
    parts = case.path.split("/")
    for before, part in zip(parts, parts[1:]):
        name = part.strip("{}")
        if part.startswith("{") and before in things and KNOWN[things[before]]:
            case.path_parameters[name] = CHANCE.choice(KNOWN[things[before]])
    if "noticeId" in case.path_parameters and KNOWN["notices"]:
        case.path_parameters["id"], case.path_parameters["noticeId"] = CHANCE.choice(KNOWN["notices"])
    if "If-Match" in case.headers:
        case.headers["If-Match"] = tag(case.path_parameters["id"])
    for name, known in (("windowId", "windows"), ("itemId", "items")):
        if name in (case.query or {}):
            case.query[name] = CHANCE.choice(KNOWN[known])
        if isinstance(case.body, dict) and name in case.body:
            case.body[name] = CHANCE.choice(KNOWN[known])
    if operation == "receiveCase" and isinstance(case.body, dict):
        # What was made up for the note and the like stays.
        case.body.update(CHANCE.choice(KNOWN["intakes"]))
        case.body["id"] = str(uuid.UUID(int=CHANCE.getrandbits(128), version=4))


@schemathesis.hook
def after_call(context, case, response):
    tag = response.headers.get("ETag", [None])
    named = case.path_parameters.get("id") if case.path_parameters else None
    if named in KNOWN["cases"] and response.status_code == 200 and tag[0]:
        TAGS[named] = tag[0]
    if case.operation.definition.raw.get("operationId") == "receiveCase" and response.status_code == 201:
        KNOWN["cases"].append(response.json()["id"])


def meant_to_be_wrong(case) -> bool:
    return case.meta is not None and case.meta.generation.mode.is_negative


def tag(id: str) -> str:
    if id not in TAGS:
        answer = requests.get(f"{KNOWN['base']}/api/v1/cases/{id}", headers=KNOWN["headers"])
        TAGS[id] = answer.headers.get("ETag", '"1"')
    return TAGS[id]


def apart() -> dict[str, str]:
    """A session of its own; none while the account is locked after guesses at its password."""
    answer = requests.post(f"{KNOWN['base']}/api/v1/auth/login", json=KNOWN["spare"])
    return {"Authorization": f"Bearer {answer.json().get('accessToken')}"} if answer.ok else KNOWN["headers"]
