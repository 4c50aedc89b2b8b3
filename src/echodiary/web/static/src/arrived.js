// After a form the server says in a cookie which press has arrived (the form's idempotency key): the copies that were sent with it go.
// Copies that were typed on after the form was sent stay.
// form[data-settles="key"]: settles the text `yours` that lies in this browser under `key`, and the title `data-yours-title` beside it.
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
    const { idempotency_key, yours, memo } = form.elements;
    const { settles, yoursTitle } = form.dataset;
    const press = idempotency_key?.value ?? true;
    settle(settles, form.dataset.yours ?? (yours ?? memo).defaultValue, press);
    if (yoursTitle !== undefined) settle(`${settles}:title`, yoursTitle, press);
  });
}

/** The field that shows this text writes no more copies of it (autosave.js); those that lie here already are marked. */
function settle(key, text, submitted) {
  document.dispatchEvent(new CustomEvent("echodiary:settling", { detail: { key, text, submitted } }));
  markSubmitted(key, text, submitted);
}
