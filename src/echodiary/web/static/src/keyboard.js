// Keys.  Ctrl/Cmd+Enter presses [data-shortcut~="draft"], Ctrl/Cmd+S [data-shortcut~="save"], `/` goes to [data-shortcut~="search"]
// (or to the diary), `?` opens the <dialog id="shortcuts">. Letters do nothing while somebody types.
import { isComposing } from "./composition.js";

/** What a key press asks for: "draft", "save", "search", "help" or null. */
export function shortcutOf(event, typing) {
  if (isComposing(event) || event.altKey) return null;
  if (event.ctrlKey || event.metaKey) {
    if (event.key === "Enter") return "draft";
    return event.key.toLowerCase() === "s" && !event.shiftKey ? "save" : null;
  }
  if (typing) return null;
  return { "/": "search", "?": "help" }[event.key] ?? null;
}

const typesInto = (element) => element?.matches?.("input:not([type=radio],[type=checkbox]), textarea, select") ?? false;

const actions = {
  draft: () => press("draft"),
  save: () => press("save"),
  search: () => {
    const field = document.querySelector('[data-shortcut~="search"]');
    if (field) field.focus();
    else if (document.body.dataset.account) location.assign("/entries#find");
  },
  help: () => document.getElementById("shortcuts")?.showModal(),
};

function press(name) {
  const button = [...document.querySelectorAll(`[data-shortcut~="${name}"]`)].find((found) => found.checkVisibility?.() ?? true);
  if (button) button.click();
  else document.dispatchEvent(new CustomEvent("echodiary:flush", { detail: { waits: [] } }));
}

if (typeof document !== "undefined") {
  document.addEventListener("keydown", (event) => {
    if (document.querySelector("dialog[open]")) return;
    const wish = shortcutOf(event, typesInto(event.target));
    if (!wish) return;
    event.preventDefault();
    actions[wish]();
  });
  if (location.hash === "#find") document.getElementById("find")?.focus();
}
