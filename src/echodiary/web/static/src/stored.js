// [data-autosave-clear="key"]: the server says that the text sent by a form has arrived; its copies in this browser go.
// Copies that were typed on after the form was sent stay.
import { records, remove } from "./local_texts.js";

export function connect(element) {
  for (const { slot, submitted } of records(element.dataset.autosaveClear)) if (submitted) remove(slot);
}
