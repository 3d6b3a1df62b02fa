// An organization's identity provider: the certified oidc-provider, with its
// own pages to sign in at. `node oidc-provider.mjs SETTINGS` takes JSON, listens
// on a port of its own and prints its issuer. Ends with its standard input.

import { generateKeyPairSync } from "node:crypto";
import { createServer } from "node:http";
import { Provider } from "oidc-provider";

const settings = {
  /** The address of the portal, and the organization's id there. */
  portal: "http://127.0.0.1:8080",
  tenant: "ten_harb",
  /** How tokens are signed, and how the client proves who it is. */
  alg: "RS256",
  auth: "client_secret_basic",
  /** Whether name and address are in the token or have to be asked for. */
  claimsInToken: true,
  port: 0,
  ...JSON.parse(process.argv[2] ?? "{}"),
};

let keys = [newKey()];
let current;

const server = createServer((request, response) => {
  if (request.method === "POST" && request.url === "/test/rotate") {
    keys = [newKey()];
    current = provider();
    response.end();
    return;
  }
  current.callback()(request, response);
});

server.listen(settings.port, "localhost", () => {
  settings.issuer = `http://localhost:${server.address().port}`;
  current = provider();
  console.log(settings.issuer);
});
process.stdin.resume();
process.stdin.once("end", () => process.exit(0));

/** The provider with the keys of now; what it knows of sign-ins stays. */
function provider() {
  const { portal, tenant } = settings;
  return new Provider(settings.issuer, {
    clients: [
      {
        client_id: "selfserve",
        client_secret: "the-secret-of-the-client-selfserve",
        redirect_uris: [`${portal}/sign-in/callback/${tenant}`],
        post_logout_redirect_uris: [`${portal}/`],
        backchannel_logout_uri: `${portal}/sign-in/backchannel/${tenant}`,
        backchannel_logout_session_required: true,
        response_types: ["code"],
        grant_types: ["authorization_code"],
        token_endpoint_auth_method: settings.auth,
        id_token_signed_response_alg: settings.alg,
      },
    ],
    jwks: { keys },
    cookies: { keys: ["a key of tests"] },
    claims: { openid: ["sub"], email: ["email", "email_verified"], profile: ["name"] },
    conformIdTokenClaims: !settings.claimsInToken,
    // By itself it calls no private address; the portal of a test is at one.
    fetch: (url, { dispatcher, ...options }) => fetch(url, options),
    pkce: { required: () => true },
    features: {
      devInteractions: { enabled: true },
      rpInitiatedLogout: { enabled: true },
      backchannelLogout: { enabled: true },
    },
    findAccount: (_, id) => ({ accountId: id, claims: () => person(id) }),
  });
}

/** Whoever signs in as `ada@harbor.example` is Ada; `+` makes another account of hers. */
function person(id) {
  const email = id.replace(/\+[^@]*/, "");
  return { sub: id, email, email_verified: !id.includes("+unconfirmed"), name: name(email) };
}

function name(email) {
  const first = email.split("@")[0];
  return first.charAt(0).toUpperCase() + first.slice(1);
}

function newKey() {
  const kind = settings.alg.startsWith("ES") ? "ec" : "rsa";
  const options = { modulusLength: 2048, namedCurve: "P-256" };
  const { privateKey } = generateKeyPairSync(kind, options);
  const kid = `key-${Date.now()}-${Math.random()}`;
  return { ...privateKey.export({ format: "jwk" }), use: "sig", alg: settings.alg, kid };
}
