// form[data-chat="key"]: a talk beside the form that it fills.
//   textarea[data-sends]   Enter presses [data-send] (not while Hangul is composed), Shift+Enter begins a line
//   .bubbles               shows what was said last
// After a reply the whole form is fetched again: what was typed or chosen meanwhile, and the place of the cursor, are carried over.
import { isComposing } from "./composition.js";

const typed = new Map(); // of the chat that this page shows: name and place of a field → what it says
let focused = null;

/** The fields of a form that people fill in, each with a name of its own. */
function fieldsOf(form) {
  const seen = new Map();
  return [...form.elements].flatMap((field) => {
    if (!field.name || field.type === "hidden" || field.matches("button, fieldset")) return [];
    if (field.type === "radio") return [[`${field.name}=${field.value}`, field]];
    const place = seen.get(field.name) ?? 0;
    seen.set(field.name, place + 1);
    return [[`${field.name}#${place}`, field]];
  });
}

/** Note what `field` says in place of what was said for it before. */
function note(form, field) {
  const [name] = fieldsOf(form).find(([, found]) => found === field) ?? [];
  if (!name) return;
  if (field.type === "radio") for (const key of typed.keys()) if (key.startsWith(`${field.name}=`)) typed.delete(key);
  typed.set(name, field.value);
}

function carryOver(form) {
  for (const [name, field] of fieldsOf(form)) {
    if (!typed.has(name)) continue;
    if (field.type === "radio") field.checked = true;
    else if (field.value !== typed.get(name)) {
      field.value = typed.get(name);
      // Once more when autosave has looked at the field: the copy in the browser stays until the server has the text.
      setTimeout(() => field.dispatchEvent(new Event("input", { bubbles: true })), 500);
    }
  }
  if (!focused || document.activeElement !== document.body) return;
  form.querySelector(`#${CSS.escape(focused)}`)?.focus({ preventScroll: focused !== "message" });
}

export function connect(form) {
  if (form.contains(document.activeElement)) focused = document.activeElement.id || null;
  carryOver(form);
  form.addEventListener("input", (event) => note(form, event.target));
  form.addEventListener("focusin", (event) => (focused = event.target.id || null));
  form.addEventListener("submit", () => typed.clear());
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || isComposing(event) || !event.target.matches("[data-sends]")) return;
    event.preventDefault();
    const send = form.querySelector("[data-send]");
    if (send && event.target.value.trim()) form.requestSubmit(send);
  });
  const bubbles = form.querySelector(".bubbles");
  const down = () => (bubbles.scrollTop = bubbles.scrollHeight);
  down();
  const watcher = new MutationObserver(down);
  watcher.observe(bubbles, { childList: true, subtree: true, characterData: true });
  return () => watcher.disconnect();
}
