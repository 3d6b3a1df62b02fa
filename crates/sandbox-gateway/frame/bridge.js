// What every page of the gateway shares: messages to and from the portal, words, and requests.

const settings = document.body.dataset;
const strings = JSON.parse(settings.strings);
const root = document.documentElement;

/** The word of that name in the language of the page. */
export function word(name) {
  return (strings[root.lang] ?? strings.en)[name];
}

/** Tells the portal, and nobody else. */
export function send(message) {
  if (window.parent !== window) {
    window.parent.postMessage({ source: "selfserve-card-frame", ...message }, settings.portalOrigin);
  }
}

/** Hears the portal, and nobody else. */
export function hear(react) {
  window.addEventListener("message", (event) => {
    const isPortal = event.origin === settings.portalOrigin && event.source === window.parent;
    if (isPortal && event.data?.source === "selfserve-portal") {
      react(event.data);
    }
  });
}

/** Says `ready` once, and the new height each time it changes. */
export function reportHeight() {
  const height = () => Math.ceil(document.body.getBoundingClientRect().height);
  let last = height();
  send({ type: "ready", height: last });
  new ResizeObserver(() => {
    if (height() !== last) {
      last = height();
      send({ type: "height", height: last });
    }
  }).observe(document.body);
}

/** Follows a change of the portal's language or colors. */
export function setAppearance({ language, theme }) {
  if (language in strings) {
    root.lang = language;
  }
  if (theme === "light" || theme === "dark") {
    root.dataset.theme = theme;
  }
  for (const element of document.querySelectorAll("[data-word]")) {
    element.textContent = word(element.dataset.word);
  }
}

/** Posts a form to the gateway. Throws `{ code, message }` of the gateway's refusal. */
export async function post(path, fields) {
  let answer;
  let body;
  try {
    answer = await fetch(path, {
      method: "POST",
      credentials: "omit",
      headers: { Authorization: `Bearer ${settings.publishableKey}` },
      body: new URLSearchParams(fields),
    });
    body = await answer.json();
  } catch {
    throw { code: "network_error", message: "" };
  }
  if (!answer.ok) {
    throw { code: body.error?.code ?? "api_error", message: body.error?.message ?? "" };
  }
  return body;
}
