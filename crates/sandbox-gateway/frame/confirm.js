// The bank's question.

import { post, reportHeight, send, word } from "/frame/bridge.js";

const settings = document.body.dataset;
const buttons = document.getElementById("buttons");
const outcome = document.getElementById("outcome");

const OUTCOMES = {
  confirmed: ["confirm_done", "confirmed"],
  declined: ["confirm_declined", "confirmation-declined"],
};

document.getElementById("amount").textContent = amount();
reportHeight();

if (settings.status === "requires_action") {
  buttons.hidden = false;
  document.getElementById("confirm").addEventListener("click", () => answer("confirmed"));
  document.getElementById("decline").addEventListener("click", () => answer("declined"));
} else if (settings.status === "succeeded") {
  // The page was opened again after the answer: the portal hears it again.
  tell("confirmed");
} else {
  outcome.textContent = word("confirm_passed");
  send({ type: "confirmation-declined" });
}

async function answer(which) {
  setDisabled(true);
  try {
    await post(`/v1/payment_intents/${settings.paymentIntent}/sandbox_authenticate`, {
      client_secret: settings.clientSecret,
      outcome: which,
    });
  } catch (error) {
    if (error.code === "payment_intent_unexpected_state") {
      // Answered in another window. A reload shows how.
      window.location.reload();
      return;
    }
    outcome.textContent = word("confirm_unavailable");
    setDisabled(false);
    return;
  }
  tell(which);
}

function tell(which) {
  const [message, type] = OUTCOMES[which];
  buttons.hidden = true;
  outcome.textContent = word(message);
  send({ type });
}

function setDisabled(isDisabled) {
  for (const button of buttons.children) {
    button.disabled = isDisabled;
  }
}

/** The amount in the language of the page. The currency decides on its decimals. */
function amount() {
  const format = new Intl.NumberFormat(document.documentElement.lang, {
    style: "currency",
    currency: settings.currency.toUpperCase(),
  });
  const decimals = format.resolvedOptions().maximumFractionDigits;
  return format.format(Number(settings.amount) / 10 ** decimals);
}
