"""Log-in, as often as the limit on log-ins lets us."""

import time

import requests


def log_in(base: str, account: dict) -> dict | None:
    """The header of a new session; none while the account is locked after wrong passwords."""
    body = {"username": account["username"], "password": account["password"]}
    for _ in range(100):
        answer = requests.post(f"{base}/api/v1/auth/login", json=body)
        if answer.status_code == 429 and answer.json()["code"] == "rate.limited":
            time.sleep(float(answer.headers["Retry-After"]))
            continue
        return {"Authorization": f"Bearer {answer.json()['accessToken']}"} if answer.ok else None
    return None
