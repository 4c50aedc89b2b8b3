// After a form the server says in a cookie which press has arrived (the form's idempotency key): the copies that were sent with it go.
// Copies that were typed on after the form was sent stay.
// form[data-settles="key"]: sends the text `yours` that lies in this browser under `key`.
import { markSubmitted, records, remove } from "./local_texts.js";

const COOKIE = "echodiary_arrived";

/** The key in a cookie header, or "". */
export function arrivedKey(cookies) {
  return cookies.match(/(?:^|;\s*)echodiary_arrived=([A-Za-z0-9-]{8,64})(?:;|$)/)?.[1] ?? "";
}

if (typeof document !== "undefined") {
  const key = arrivedKey(document.cookie);
  if (key) {
    for (const { slot, submitted } of records()) if (submitted === key) remove(slot);
    document.cookie = `${COOKIE}=; path=/; max-age=0; samesite=strict`;
  }
}

export function connect(form) {
  form.addEventListener("submit", () => {
    const { idempotency_key: press, yours, memo } = form.elements;
    markSubmitted(form.dataset.settles, form.dataset.yours ?? (yours ?? memo).defaultValue, press?.value ?? true);
  });
}
