// The card form. The portal's own button submits it, by a message.

import { hear, post, reportHeight, send, setAppearance, word } from "/frame/bridge.js";
import { checks, readExpiry } from "/frame/checks.js";
import { brandOf, digitsOf, formatField, spaceExpiry, spaceNumber } from "/frame/format.js";

const NAMES = ["number", "expiry", "cvc", "name"];
// Which field and which message a refusal of the gateway belongs to.
const REFUSALS = {
  incorrect_number: ["number", "number_wrong"],
  invalid_expiry_month: ["expiry", "month_wrong"],
  invalid_expiry_year: ["expiry", "year_wrong"],
  expired_card: ["expiry", "expired"],
  invalid_cvc: ["cvc", "cvc_wrong"],
  incorrect_cvc: ["cvc", "cvc_refused"],
};
const FAILURES = {
  card_declined: "declined",
  setup_intent_unexpected_state: "state_passed",
};

const fields = Object.fromEntries(NAMES.map((name) => [name, document.getElementById(name)]));
const errors = {};
let clientSecret = document.body.dataset.clientSecret;
let isBusy = false;

formatField(fields.number, spaceNumber);
formatField(fields.expiry, spaceExpiry);
formatField(fields.cvc, (text) => digitsOf(text).slice(0, 4));
fields.number.addEventListener("input", showBrand);

for (const name of NAMES) {
  fields[name].addEventListener("blur", () => {
    // An empty field is told of at the end only: one may still be on the way to it.
    if (fields[name].value.trim() !== "") {
      showError(name, check(name));
    }
  });
  fields[name].addEventListener("input", () => {
    if (errors[name]) {
      showError(name, check(name));
    }
  });
  fields[name].addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.isComposing) {
      event.preventDefault();
      send({ type: "submit-requested" });
    }
  });
}

document.getElementById("card").addEventListener("submit", (event) => event.preventDefault());

hear((message) => {
  if (message.type === "submit") {
    changeAppearance(message);
    submit();
  } else if (message.type === "appearance") {
    changeAppearance(message);
  } else if (message.type === "prefill") {
    prefill(message);
  } else if (message.type === "reset") {
    reset(message);
  }
});

reportHeight();

function check(name) {
  return checks[name](fields[name].value, fields.number.value);
}

async function submit() {
  if (isBusy) {
    return;
  }
  for (const name of NAMES) {
    showError(name, check(name));
  }
  if (NAMES.some((name) => errors[name])) {
    refuse();
    return;
  }
  isBusy = true;
  try {
    await tokenize();
  } catch (error) {
    fail(error);
  }
  isBusy = false;
}

async function tokenize() {
  const { month, year } = readExpiry(fields.expiry.value);
  const method = await post("/v1/payment_methods", {
    type: "card",
    "card[number]": digitsOf(fields.number.value),
    "card[exp_month]": month,
    "card[exp_year]": year,
    "card[cvc]": fields.cvc.value.trim(),
    "billing_details[name]": fields.name.value.trim(),
  });
  const setupIntent = clientSecret.split("_secret_")[0];
  const saved = await post(`/v1/setup_intents/${setupIntent}/confirm`, {
    client_secret: clientSecret,
    payment_method: method.id,
  });
  const { brand, last4, exp_month, exp_year } = method.card;
  send({
    type: "tokenized",
    payment_method: method.id,
    setup_intent: saved.id,
    card: { brand, last4, exp_month, exp_year, name: fields.name.value.trim() },
  });
}

function fail({ code }) {
  if (REFUSALS[code]) {
    const [name, message] = REFUSALS[code];
    if (code === "incorrect_cvc") {
      fields.cvc.value = "";
    }
    showError(name, message);
    refuse();
    return;
  }
  if (code === "card_declined") {
    clearSecrets();
  }
  send({ type: "failed", code, message: word(FAILURES[code] ?? "unavailable") });
}

/** Tells of the first wrong field and goes there. */
function refuse() {
  const first = NAMES.find((name) => errors[name]);
  fields[first].focus();
  send({ type: "invalid", message: word(errors[first]) });
}

function showError(name, message) {
  errors[name] = message;
  const place = document.getElementById(`${name}-error`);
  place.replaceChildren();
  if (!message) {
    fields[name].removeAttribute("aria-invalid");
    return;
  }
  fields[name].setAttribute("aria-invalid", "true");
  const prefix = document.createElement("span");
  prefix.className = "only-heard";
  prefix.textContent = `${word("error")} `;
  place.append(prefix, word(message));
}

function showBrand() {
  document.getElementById("brand").textContent = brandOf(digitsOf(fields.number.value)).name;
}

function changeAppearance(message) {
  setAppearance(message);
  for (const name of NAMES) {
    if (errors[name]) {
      showError(name, errors[name]);
    }
  }
}

/** What is not secret is kept by the portal between two frames. */
function prefill({ exp_month, exp_year, name }) {
  if (exp_month && exp_year) {
    const digits = String(exp_month).padStart(2, "0") + String(exp_year).slice(-2);
    fields.expiry.value = spaceExpiry(digits, false);
  }
  if (name) {
    fields.name.value = name;
  }
}

/** For another attempt in the same frame: all is kept but what the card's owner must retype. */
function reset({ client_secret }) {
  if (client_secret) {
    clientSecret = client_secret;
  }
  clearSecrets();
}

function clearSecrets() {
  for (const name of ["number", "cvc"]) {
    fields[name].value = "";
    showError(name, null);
  }
  showBrand();
}
