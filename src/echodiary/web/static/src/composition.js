// Hangul is composed: while a syllable is being built, Enter and Esc belong to the input method and to nobody else.
// Safari ends the composition before it sends the key (keyCode 229), so both signs are looked at.

/** Whether this key press belongs to an input method. */
export function isComposing(event) {
  return event.isComposing || event.keyCode === 229;
}

let composing = false;

if (typeof document !== "undefined") {
  const keep = (event) => {
    if (!isComposing(event)) return;
    event.stopPropagation();
    if (event.key === "Enter" && !event.isComposing && event.target.matches?.("input")) event.preventDefault();
  };
  document.addEventListener("keydown", keep, true);
  document.addEventListener("compositionstart", () => (composing = true), true);
  document.addEventListener("compositionend", () => setTimeout(() => (composing = false)), true);
  // Esc during composition must not close a dialog around the field.
  document.addEventListener("cancel", (event) => composing && event.cancelable && event.preventDefault(), true);
}
