// Spacing of what is typed. The caret keeps its place among the digits.

const BRANDS = [
  ["amex", "American Express", /^3[47]/],
  ["visa", "Visa", /^4/],
  ["mastercard", "Mastercard", /^(5[1-5]|222[1-9]|22[3-9]|2[3-6]|27[01]|2720)/],
  ["discover", "Discover", /^(6011|64[4-9]|65)/],
  ["diners", "Diners Club", /^(30[0-5]|36|3[89])/],
  ["jcb", "JCB", /^35(2[89]|[3-8])/],
  ["unionpay", "UnionPay", /^62/],
];

export function digitsOf(text) {
  return text.replace(/\D/g, "");
}

/** The brand by its first digits: its id and its name. */
export function brandOf(digits) {
  const brand = BRANDS.find(([, , prefix]) => prefix.test(digits));
  return { id: brand?.[0] ?? "unknown", name: brand?.[1] ?? "" };
}

/** In the groups that are printed on the card. */
export function spaceNumber(text) {
  const digits = digitsOf(text).slice(0, 19);
  if (brandOf(digits).id === "amex") {
    return [digits.slice(0, 4), digits.slice(4, 10), digits.slice(10)].filter(Boolean).join(" ");
  }
  return (digits.match(/.{1,4}/g) ?? []).join(" ");
}

/** As `MM / YY`. The slash comes by itself, and goes when one deletes. */
export function spaceExpiry(text, isDeleting) {
  const isOneDigitMonth = /^\s*[1-9]\s*[/.-]/.test(text) || /^\s*[2-9]/.test(text);
  const digits = ((isOneDigitMonth ? "0" : "") + digitsOf(text)).slice(0, 6);
  if (digits.length < 2 || (digits.length === 2 && isDeleting)) {
    return digits;
  }
  return `${digits.slice(0, 2)} / ${digits.slice(2)}`;
}

/** Rewrites a field while it is typed into. */
export function formatField(input, format) {
  input.addEventListener("input", (event) => {
    const isDeleting = event.inputType?.startsWith("delete") ?? false;
    const caret = input.selectionStart ?? input.value.length;
    const isAtEnd = caret === input.value.length;
    const before = digitsOf(input.value.slice(0, caret)).length;
    const formatted = format(input.value, isDeleting);
    if (formatted === input.value) {
      return;
    }
    input.value = formatted;
    const place = isAtEnd ? formatted.length : placeAfter(formatted, before);
    if (document.activeElement === input) {
      input.setSelectionRange(place, place);
    }
  });
}

function placeAfter(text, digitCount) {
  let seen = 0;
  for (let place = 0; place < text.length; place += 1) {
    if (seen === digitCount) {
      return place;
    }
    if (/\d/.test(text[place])) {
      seen += 1;
    }
  }
  return text.length;
}
