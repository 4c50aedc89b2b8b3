// Text left in this browser by a crash, a closed tab, an expired session. Where it grew from the very text that the server has, it is
// brought back and says so, with a way back; where the server's text moved on meanwhile, the user is asked.
import { verdictOn } from "./autosave_rules.js";
import { records, remove } from "./local_texts.js";

/** Look for copies of the text that `saver` keeps; whether one was brought back or offered. */
export function restore(saver) {
  let shown = false;
  for (const record of records(saver.key)) {
    const verdict = verdictOn(record, { text: saver.area.value, etag: saver.etag });
    if (verdict === "same") remove(record.slot);
    else if (!shown) {
      shown = true;
      if (verdict === "fill") fill(saver, record);
      else offer(saver, record);
    }
  }
  return shown;
}

function fill(saver, record) {
  const before = saver.area.value;
  remove(record.slot);
  saver.create = record.create ?? saver.create;
  saver.replace(record.text);
  saver.tell(before ? "picked-up" : "brought-back", {
    clear: () => {
      saver.replace(before);
      saver.tell(null);
    },
  });
  saver.area.addEventListener("input", () => saver.tell(null), { once: true });
}

function offer(saver, record) {
  // Typing goes on into this tab's slot: what is offered moves out of its way until the user has answered.
  const slot = record.slot === saver.slot.name ? saver.slot.setAside() : record.slot;
  const forget = () => {
    remove(slot);
    saver.tell(null);
  };
  const bringBack = () => {
    saver.replace(record.text);
    forget();
  };
  if (saver.area.dataset.conflictUrl) saver.tell("conflict", { compare: () => saver.compare(record.text, record.base) }, record.text);
  else saver.tell("restored", { restore: bringBack, discard: forget }, record.text);
}
