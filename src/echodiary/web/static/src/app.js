// The front door of the scripts. It connects modules to the elements that ask for them, at the start and after every htmx swap.
// Small modules come with this file; the heavy ones are fetched when a page has an element for them.
// A module exports `connect(element)`; it runs once an element, and may return a function that undoes it.
import "htmx.org/dist/htmx.esm.min.js"; // sets window.htmx
import * as arrived from "./arrived.js";
import * as copy from "./copy.js";
import * as desk from "./desk.js";
import * as dialogs from "./dialogs.js";
import * as forms from "./forms.js";
import * as grow from "./grow.js";
import * as picker from "./picker.js";
import "./composition.js";
import "./keyboard.js";
import "./offline.js";

const MODULES = [
  ["[data-once]", () => forms],
  ["[data-time-zone]", () => forms.timeZone],
  ["[data-reveal]", () => forms.reveal],
  ["[data-from-fragment]", () => forms.fromFragment],
  ["[data-submits]", () => forms.submits],
  ["[data-copy]", () => copy],
  ["[data-opens]", () => dialogs],
  ["[data-grow]", () => grow],
  ["[data-picker]", () => picker],
  ["form#desk", () => desk],
  ["form[data-settles]", () => arrived],
  ["form[data-chat]", () => import("./chat.js")],
  ["[data-chips]", () => import("./chips.js")],
  ["[data-paper]", () => import("./provenance.js")],
  ["[data-stream]", () => import("./stream.js")],
  ["[data-autosave]", () => import("./autosave.js")],
  ["[data-autosave-clear]", () => import("./stored.js")],
  ["[data-samples]", () => import("./samples.js")],
  ["form[data-sign-out]", () => import("./sign_out.js")],
];
const connected = new WeakMap();

export async function connectAll(root) {
  const work = [];
  for (const [selector, load] of MODULES) {
    const found = [...root.querySelectorAll(selector)];
    if (root instanceof Element && root.matches(selector)) found.unshift(root);
    for (const element of found) {
      const done = connected.get(element) ?? new Map();
      connected.set(element, done);
      if (done.has(selector)) continue;
      done.set(selector, null);
      work.push(Promise.resolve(load()).then((module) => done.set(selector, module.connect(element))));
    }
  }
  await Promise.all(work);
}

/** Elements that leave the page stop what they began: streams, timers, listeners. */
new MutationObserver((records) => {
  for (const node of records.flatMap((record) => [...record.removedNodes])) {
    if (!(node instanceof Element) || node.isConnected) continue;
    for (const element of [node, ...node.querySelectorAll("*")]) {
      for (const undo of connected.get(element)?.values() ?? []) undo?.();
      connected.delete(element);
    }
  }
}).observe(document.body, { childList: true, subtree: true });

document.addEventListener("htmx:after:process", (event) => connectAll(event.target));
await connectAll(document);
document.documentElement.dataset.ready = "";

