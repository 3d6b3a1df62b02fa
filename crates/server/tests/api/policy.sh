#!/usr/bin/env bash
# What an admin scripts (R3, R36): SELFSERVE_URL and SELFSERVE_TOKEN are set, $1 is the program.
set -euo pipefail
selfserve="$1"

fail() {
    echo "$1" >&2
    exit 1
}

"$selfserve" policy list | grep -qE '^CFQ7TTC0L3PB +power-bi-pro +allow \(follows the default\)$' ||
    fail "the list does not say that Power BI Pro follows the default"
"$selfserve" policy set power-bi-pro do-not-allow --dry-run | grep -qx 'do-not-allow' ||
    fail "the dry run does not say what would hold"
"$selfserve" policy get CFQ7TTC0L3PB | grep -qx 'allow (follows the default)' ||
    fail "the dry run changed something"
"$selfserve" policy set "Power BI Pro" do-not-allow >/dev/null
"$selfserve" policy get power-bi-pro | grep -qx 'do-not-allow' || fail "it was not turned off"
"$selfserve" policy set default ask-first >/dev/null
"$selfserve" policy get visio-plan-1 --json | grep -q '"effective": "ask-first"' ||
    fail "the default does not hold for Visio"
"$selfserve" policy set power-bi-pro default >/dev/null
"$selfserve" policy get power-bi-pro | grep -qx 'ask-first (follows the default)' ||
    fail "Power BI Pro does not follow the default again"

# Each refusal ends with a code and says what to do.
if said=$("$selfserve" policy get excel 2>&1); then fail "there is no Excel"; fi
[[ "$said" == *"no product is called excel"* ]] || fail "$said"
if said=$("$selfserve" policy set power-bi-pro maybe 2>&1); then fail "there is no maybe"; fi
[[ "$said" == *"do-not-allow"* ]] || fail "$said"
if said=$(SELFSERVE_TOKEN=ssv1_old "$selfserve" policy list 2>&1); then fail "the token is old"; fi
[[ "$said" == *"expired or revoked"* ]] || fail "$said"
