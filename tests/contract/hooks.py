"""Signs schemathesis in as whoever SELFSERVE_CONTRACT_EMAIL names, and as our own page."""

import json
import os
import urllib.request

import schemathesis

ORIGIN = os.environ["SELFSERVE_CONTRACT_ORIGIN"]
EMAIL = os.environ.get("SELFSERVE_CONTRACT_EMAIL")
PASSWORD = "selfserve-demo"
COOKIE = "__Host-Http-session"
OWN_PAGE = {"x-selfserve-csrf": "1", "origin": ORIGIN, "sec-fetch-site": "same-origin"}


def sign_in() -> str:
    request = urllib.request.Request(
        f"{ORIGIN}/api/v1/session",
        data=json.dumps({"email": EMAIL, "password": PASSWORD}).encode(),
        headers={"content-type": "application/json", **OWN_PAGE},
        method="POST",
    )
    with urllib.request.urlopen(request) as answer:
        return answer.headers["set-cookie"].split(";")[0]


if EMAIL is not None:

    @schemathesis.auth(refresh_interval=None)
    class Session:
        """The cookie of a session that lasts for the run."""

        def get(self, case, ctx):
            return sign_in()

        def set(self, case, data, ctx):
            case.headers = {**(case.headers or {}), "cookie": data}
