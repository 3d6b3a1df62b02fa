// The page of a client secret that is not known: the portal is told, so that it does not wait.

import { reportHeight, send, word } from "/frame/bridge.js";

reportHeight();
send({ type: "failed", code: "resource_missing", message: word("state_passed") });
