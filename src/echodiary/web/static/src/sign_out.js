// form[data-sign-out]: texts that are only in this browser go up first; then every copy of the account is cleared and the form is sent.
// When some cannot go up, <dialog id="sign-out-question"> asks (values stay, drop, again).
import { records, remove } from "./local_texts.js";
import { upload } from "./upload.js";

export function connect(form) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const waits = [];
    document.dispatchEvent(new CustomEvent("echodiary:flush", { detail: { waits } }));
    await Promise.all(waits);
    for (;;) {
      const unsent = await uploadAll();
      const answer = unsent.length === 0 ? "drop" : await ask(unsent);
      if (answer === "drop") break;
      if (answer !== "again") return;
    }
    for (const { slot } of records()) remove(slot);
    form.submit();
  });
}

/** Send what can be sent; the records that stay behind. */
async function uploadAll() {
  const unsent = [];
  for (const record of records()) {
    const { slot, text, base, url, method, field, create } = record;
    if (!text.trim()) continue;
    const { meaning } = await upload({ url, method, field, create, etag: base, text });
    if (meaning === "stored") remove(slot);
    else unsent.push(record);
  }
  return unsent;
}

function ask(unsent) {
  const dialog = document.getElementById("sign-out-question");
  dialog.querySelector("[data-unsent]").replaceChildren(
    ...unsent.map(({ text }) => {
      const line = document.createElement("li");
      line.append(Object.assign(document.createElement("p"), { className: "quoted", textContent: text }));
      return line;
    }),
  );
  dialog.returnValue = "stay";
  dialog.showModal();
  return new Promise((resolve) => dialog.addEventListener("close", () => resolve(dialog.returnValue), { once: true }));
}
