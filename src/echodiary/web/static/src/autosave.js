// textarea[data-autosave="key"] (or a text input): every keystroke reaches this browser within 1 s and the server within 3 s.
//   data-autosave         names the text within the account: "memo", "draft:<id>"
//   data-autosave-url     where the server takes it (none: this device only); data-autosave-method (PATCH), data-autosave-field (working_text)
//   data-etag             ETag of the text as rendered; renewed after every answer, also in an input[name="etag"] of the same form
//   data-conflict-url     page that gets both texts posted (`yours`, `etag`) after a 409
//   [data-save-state]     in the same form or article: the line that says where the text is
// The copy in the browser goes away when the server has the text. After a form was sent, a page that knows it arrived says so with
// [data-autosave-clear="key"] (stored.js). Text found here is offered, never put over another text in silence.
import { backoff } from "./autosave_rules.js";
import { markSubmitted, Slot } from "./local_texts.js";
import { restore } from "./restore.js";
import { notice, noticePlace } from "./texts.js";
import { upload } from "./upload.js";

const TO_BROWSER_MS = 400;
const TO_SERVER_MS = 2_000;

export function connect(area) {
  const saver = new Autosave(area);
  if (!restore(saver)) saver.settle();
  return () => saver.leave();
}

class Autosave {
  #timers = { browser: 0, server: 0 };
  #flight = null;
  #failures = 0;
  #halted = false;
  #submitted = false;
  #notice = null;
  #listening = new AbortController();

  constructor(area) {
    const { autosave, autosaveUrl, autosaveMethod, autosaveField, etag } = area.dataset;
    Object.assign(this, { area, key: autosave, url: autosaveUrl, method: autosaveMethod ?? "PATCH", field: autosaveField ?? "working_text", etag });
    this.slot = new Slot(autosave);
    this.known = area.defaultValue;
    const { signal } = this.#listening;
    area.addEventListener("input", () => this.typed(), { signal });
    area.form?.addEventListener("submit", (event) => this.submitting(event), { signal });
    area.form?.addEventListener("htmx:finally:request", () => (this.#submitted = false), { signal });
    document.addEventListener("echodiary:flush", (event) => event.detail.waits.push(this.flush()), { signal });
    document.addEventListener("visibilitychange", () => this.seen(), { signal });
    window.addEventListener("pagehide", () => this.flush(true), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && this.back(), { signal });
    window.addEventListener("online", () => this.retry(), { signal });
  }

  typed() {
    if (!this.url) this.show(this.area.value ? "local" : "");
    else this.show("saving");
    this.#timers.browser ||= setTimeout(() => this.keep(), TO_BROWSER_MS);
    this.#timers.server ||= setTimeout(() => this.send(), TO_SERVER_MS);
  }

  /** To the browser. */
  keep(values = {}) {
    clearTimeout(this.#timers.browser);
    this.#timers.browser = 0;
    const text = this.area.value;
    if (text === this.known && !this.#flight) return this.slot.clear();
    this.slot.write({ text, base: this.etag, url: this.url, method: this.method, field: this.field, ...values });
  }

  /** To the server. */
  async send(keepalive = false) {
    clearTimeout(this.#timers.server);
    this.#timers.server = 0;
    if (!this.url || this.#halted || this.#submitted || this.#flight) return;
    const text = this.area.value;
    if (text === this.known) return this.show("saved");
    this.keep({ sending: text });
    this.#flight = upload({ ...this, text, keepalive });
    const { meaning, etag } = await this.#flight;
    this.#flight = null;
    this.#answers[meaning](text, etag);
  }

  #answers = {
    stored: (text, etag) => this.stored(text, etag),
    later: () => this.later(),
    stale: () => this.halt("conflict", { compare: () => this.compare(this.area.value, this.etag) }),
    signed_out: () => this.halt("signed-out", { "sign-in": () => location.assign(`/sign-in?next=${encodeURIComponent(location.pathname + location.search)}`) }),
    refused: () => this.halt("refused", { retry: () => this.retry() }),
  };

  stored(text, etag) {
    this.etag = this.area.dataset.etag = etag;
    const input = this.area.form?.querySelector('input[name="etag"]');
    if (input) input.value = etag;
    this.known = text;
    this.#failures = 0;
    this.tell(null);
    this.keep();
    if (this.area.value === text) this.show("saved");
    else this.typed();
  }

  later() {
    this.show("local");
    this.#failures += 1;
    this.#timers.server ||= setTimeout(() => this.send(), backoff(this.#failures));
    // A single lost answer is nobody's business; the bar of offline.js says the rest.
    if (this.#failures > 1 && navigator.onLine) this.tell("unreachable", { retry: () => this.retry() });
  }

  halt(id, actions) {
    this.#halted = id;
    this.show("local");
    this.tell(id, actions);
  }

  retry() {
    if (this.#halted === "conflict") return;
    this.#halted = false;
    this.send();
  }

  seen() {
    if (document.visibilityState === "hidden") return this.flush(true);
    if (this.#halted === "signed-out") this.retry();
  }

  back() {
    this.#submitted = false;
    this.typed();
  }

  async flush(keepalive = false) {
    if (this.#submitted) return;
    this.keep();
    if (!keepalive) await this.#flight;
    await this.send(keepalive);
  }

  /** Nothing was found in the browser: what the page shows is what the server has. */
  settle() {
    if (this.url && this.area.value === this.known) this.show("saved");
  }

  leave() {
    this.flush(true);
    for (const timer of Object.values(this.#timers)) clearTimeout(timer);
    this.#listening.abort();
  }

  /** The form carries the text itself. A save under way is waited for: it would change the ETag under the form. */
  async submitting(event) {
    if (event.defaultPrevented) return;
    if (this.#flight) {
      event.preventDefault();
      event.stopImmediatePropagation();
      await this.#flight;
      await null;
      return this.area.form.requestSubmit(event.submitter);
    }
    this.keep();
    this.slot.change({ submitted: true });
    this.#submitted = true;
    for (const name of Object.keys(this.#timers)) {
      clearTimeout(this.#timers[name]);
      this.#timers[name] = 0;
    }
  }

  replace(text) {
    this.area.value = text;
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
    this.area.dispatchEvent(new Event("echodiary:replaced", { bubbles: true }));
    this.keep();
  }

  compare(yours, etag) {
    this.keep({ submitted: true });
    markSubmitted(this.key);
    this.#submitted = true;
    const form = Object.assign(document.createElement("form"), { method: "post", action: this.area.dataset.conflictUrl, hidden: true });
    for (const [name, value] of Object.entries({ yours, etag: etag ?? "" })) {
      form.append(Object.assign(document.createElement("textarea"), { name, value }));
    }
    document.body.append(form);
    form.submit();
  }

  tell(id, actions = {}, quote = "") {
    this.#notice?.();
    this.#notice = id && notice(id, noticePlace(this.area), actions, quote);
  }

  show(now) {
    const line = this.area.closest("form, article")?.querySelector("[data-save-state]");
    if (!line || line.dataset.now === now) return;
    line.dataset.now = now;
    line.textContent = line.dataset[now] ?? "";
  }
}
