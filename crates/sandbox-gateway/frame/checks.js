// What is wrong with a field, as the name of a message, or nothing.

import { brandOf, digitsOf } from "/frame/format.js";

export const checks = {
  number(text) {
    if (text.trim() === "") return "number_missing";
    const digits = digitsOf(text);
    const isCard = digits.length >= 12 && digits.length <= 19 && passesLuhn(digits);
    return isCard ? null : "number_wrong";
  },

  expiry(text) {
    if (text.trim() === "") return "expiry_missing";
    const { month, year } = readExpiry(text);
    if (!(month >= 1 && month <= 12)) return "month_wrong";
    const now = new Date();
    if (!(year >= 2000 && year <= now.getFullYear() + 50)) return "year_wrong";
    const isPast = year * 12 + month < now.getFullYear() * 12 + now.getMonth() + 1;
    return isPast ? "expired" : null;
  },

  cvc(text, number) {
    if (text.trim() === "") return "cvc_missing";
    const length = brandOf(digitsOf(number)).id === "amex" ? 4 : 3;
    return new RegExp(`^\\d{${length}}$`).test(text.trim()) ? null : "cvc_wrong";
  },

  name(text) {
    if (text.trim() === "") return "name_missing";
    return digitsOf(text).length >= 8 ? "name_wrong" : null;
  },
};

/** The month, and the year of four digits. */
export function readExpiry(text) {
  const digits = digitsOf(text);
  const typed = digits.slice(2);
  const century = Math.floor(new Date().getFullYear() / 100) * 100;
  const year = typed.length === 2 ? century + Number(typed) : Number(typed);
  return { month: Number(digits.slice(0, 2)), year };
}

function passesLuhn(digits) {
  let sum = 0;
  [...digits].reverse().forEach((character, place) => {
    const digit = Number(character) * (place % 2 === 0 ? 1 : 2);
    sum += digit > 9 ? digit - 9 : digit;
  });
  return sum % 10 === 0;
}
