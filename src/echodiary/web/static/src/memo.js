// The memo before there is a draft. textarea[data-autosave-creates="/api/v1/drafts"]: the first autosave makes a draft that waits;
// from then on the textarea belongs to it, its form goes to /drafts/<id>/write, and the address bar names it, so that a reload finds it.
// Memos that another tab has left in this browser go up by themselves and are found among the drafts left lying.
import { newKey } from "./forms.js";
import { records, remove } from "./local_texts.js";
import { notice, noticePlace } from "./texts.js";
import { upload } from "./upload.js";

/** What makes the draft: the choices of the form as they are now. The key travels with the form too, so that its button finds the draft. */
export function creation(area, key = newKey()) {
  const form = area.form;
  const field = form.elements.memo_key ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "memo_key" }));
  field.value = key;
  // Not form.elements.length: that is how many fields there are.
  const fields = new FormData(form);
  const value = (name) => fields.get(name) || undefined;
  const body = { book_id: value("book_id"), persona_id: value("persona_id"), entry_date: value("entry_date"), options: { length: value("length"), fidelity: value("fidelity") } };
  return { url: area.dataset.autosaveCreates, key, body };
}

/** The draft is made: tie the page to it. */
export function settle(area, id) {
  const home = `/drafts/${id}`;
  const form = area.form;
  form.action = `${home}/write`;
  for (const button of form.querySelectorAll('[formaction="/drafts"]')) button.setAttribute("formaction", `${home}/write`);
  area.dataset.conflictUrl = `${home}/conflict`;
  history.replaceState(history.state, "", home);
}

/** Send up what other tabs have left: a memo that was never sent. */
export async function adopt(area, own) {
  let last = null;
  for (const record of records("memo")) {
    if (record.slot === own || !record.create || record.submitted) continue;
    if (!record.text.trim()) remove(record.slot);
    else {
      const { meaning, made } = await upload({ field: "memo", text: record.text, create: record.create });
      if (meaning !== "stored") continue;
      remove(record.slot);
      if (made.status === "waiting") last = made.id;
    }
  }
  if (last) notice("adopted", noticePlace(area), { open: () => location.assign(`/drafts/${last}`) });
}
