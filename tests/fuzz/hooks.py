"""What schemathesis is told about us: who is logged in, and which cases there are.

Only requests that are meant to be in order are given something that exists; those that are meant to be wrong stay wrong.
"""

import atexit
import collections
import json
import os
import random
import uuid

import requests
import schemathesis
import session

KNOWN = json.load(open(os.environ["YICHUANG_FUZZ"]))
# Ends or lists sessions, or changes the account: never with the session that all others use, each with an account apart.
APART = ["logOut", "listSessions", "endSession", "changePassword"]
CHANCE = random.Random(1)
# The newest tag of each case.
TAGS: dict[str, str] = {}
# How often each operation answered with each status.
ANSWERS: dict[str, collections.Counter] = collections.defaultdict(collections.Counter)


@schemathesis.auth(refresh_interval=None)
class LogIn:
    """Given this way, and not in `before_call`: what asks without a log-in has to know what to leave out."""

    def get(self, case, context):
        operation = case.operation.definition.raw
        if not operation.get("security"):
            return None
        name = operation.get("operationId")
        return apart(KNOWN["spare"][APART.index(name)]) if name in APART else KNOWN["headers"]

    def set(self, case, data, context):
        case.headers.update(data)


@schemathesis.hook
def before_call(context, case, kwargs):
    operation = case.operation.definition.raw.get("operationId")
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
        case.headers["If-Match"] = tag((case.path_parameters or {}).get("id", "national"))
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
    operation = case.operation.definition.raw.get("operationId")
    ANSWERS[operation][response.status_code] += 1
    tag = response.headers.get("ETag", [None])
    named = case.path_parameters.get("id") if case.path_parameters else None
    if named in KNOWN["cases"] and response.status_code == 200 and tag[0]:
        TAGS[named] = tag[0]
    if operation == "receiveCase" and response.status_code == 201:
        KNOWN["cases"].append(response.json()["id"])


def meant_to_be_wrong(case) -> bool:
    return case.meta is not None and case.meta.generation.mode.is_negative


def tag(id: str) -> str:
    if id not in TAGS:
        answer = requests.get(f"{KNOWN['base']}/api/v1/cases/{id}", headers=KNOWN["headers"])
        TAGS[id] = answer.headers.get("ETag", '"1"')
    return TAGS[id]


def apart(account: dict[str, str]) -> dict[str, str]:
    """A session of its own; one that is none while the account is locked after guesses at its password."""
    return session.log_in(KNOWN["base"], account) or {"Authorization": "Bearer locked"}


@atexit.register
def tell():
    with open(os.environ["YICHUANG_FUZZ"] + ".answers", "w") as file:
        json.dump(ANSWERS, file)
