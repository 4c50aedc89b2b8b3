// Translated texts and notices that the layout carries in templates (macros/_texts.html).

/** The text called `name`, with `{key}` replaced from `values`. */
export function text(name, values = {}) {
  const found = document.getElementById("texts")?.content.querySelector(`[data-text="${name}"]`)?.textContent ?? name;
  return found.replaceAll(/\{(\w+)\}/g, (whole, key) => values[key] ?? whole);
}

/** Show the notice `id` in `place`; `actions` maps data-action to what its button does. Returns a function that takes it away. */
export function notice(id, place, actions = {}, quote = "") {
  for (const old of place.querySelectorAll(`[data-notice="${id}"]`)) old.remove();
  const shown = document.getElementById(`notice-${id}`).content.firstElementChild.cloneNode(true);
  shown.dataset.notice = id;
  const quoted = shown.querySelector("[data-quote]");
  if (quoted && quote) {
    quoted.textContent = quote;
    quoted.hidden = false;
  }
  const remove = () => shown.remove();
  for (const button of shown.querySelectorAll("[data-action]")) {
    button.addEventListener("click", () => actions[button.dataset.action]?.(remove));
  }
  place.prepend(shown);
  return remove;
}

/** Where notices of an element go: the [data-notices] of the nearest form, article or section that has one, else the page's. */
export function noticePlace(element) {
  for (let around = element.closest("form, article, section"); around; around = around.parentElement?.closest("form, article, section")) {
    const place = around.querySelector("[data-notices]");
    if (place) return place;
  }
  return document.querySelector("[data-notices]");
}

/** A short message that goes by itself; with an action it stays longer. */
export function toast(message, action = null) {
  const place = document.querySelector("[data-toasts]");
  const shown = document.createElement("div");
  shown.className = "toast";
  shown.append(Object.assign(document.createElement("span"), { textContent: message }));
  const remove = () => shown.remove();
  if (action) {
    const button = Object.assign(document.createElement("button"), { type: "button", textContent: action.label });
    button.addEventListener("click", () => {
      action.run();
      remove();
    });
    shown.append(button);
  }
  place.replaceChildren(shown);
  setTimeout(remove, action ? 12_000 : 5_000);
}

/** Say something to screen readers only. */
export function announce(message) {
  document.querySelector("[data-announcer]").textContent = message;
}
