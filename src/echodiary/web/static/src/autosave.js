// textarea[data-autosave="key"] (or a text input): every keystroke reaches this browser within 1 s and the server within 3 s.
//   data-autosave         names the text within the account: "memo", "draft:<id>", "draft:<id>:title", "draft:<id>:memo"
//   data-autosave-url     where the server takes it (none: this device only); data-autosave-method (PATCH), data-autosave-field (working_text)
//   data-autosave-creates where the server makes what the text belongs to; the url follows from it (memo.js)
//   data-etag             ETag of the thing as rendered; fields of one url share it (resource.js), also with the input[name="etag"] of the form
//   data-unsaved          what the page shows is nowhere else yet: a form came back with something to mend
//   data-conflict-url     page that gets both texts posted (`yours`, `etag`, `field`) after a 409
//   [data-save-state]     in the same section or article: the line that says where the texts are
// The copy in the browser goes away when the server has the text, or when the next page says that the form has arrived (arrived.js).
import { backoff } from "./autosave_rules.js";
import { Slot } from "./local_texts.js";
import { adopt, creation, settle } from "./memo.js";
import { resourceAt } from "./resource.js";
import { restore } from "./restore.js";
import { showState } from "./save_state.js";
import { notice, noticePlace } from "./texts.js";
import { upload } from "./upload.js";

const TO_BROWSER_MS = 400;
const TO_SERVER_MS = 2_000;

export function connect(area) {
  const saver = new Autosave(area);
  if (!restore(saver)) saver.settle();
  if (saver.known === null) saver.typed();
  if (saver.field === "memo") adopt(area, saver.slot.name);
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
    const { autosave, autosaveUrl, autosaveMethod, autosaveField, autosaveCreates, etag } = area.dataset;
    Object.assign(this, { area, key: autosave, url: autosaveUrl, method: autosaveMethod ?? "PATCH", field: autosaveField ?? "working_text" });
    this.creates = Boolean(autosaveCreates);
    this.create = null;
    this.resource = resourceAt(autosaveUrl, etag);
    this.slot = new Slot(autosave);
    this.known = area.dataset.unsaved === undefined ? area.defaultValue : null;
    const { signal } = this.#listening;
    area.addEventListener("input", () => this.typed(), { signal });
    area.form?.addEventListener("submit", (event) => this.submitting(event), { signal });
    area.form?.addEventListener("htmx:finally:request", () => (this.#submitted = false), { signal });
    document.addEventListener("echodiary:flush", (event) => event.detail.waits.push(this.flush()), { signal });
    document.addEventListener("echodiary:settling", (event) => this.settling(event.detail), { signal });
    document.addEventListener("visibilitychange", () => this.seen(), { signal });
    window.addEventListener("pagehide", () => this.flush(true), { signal });
    window.addEventListener("pageshow", (event) => event.persisted && this.back(), { signal });
    window.addEventListener("online", () => this.retry(), { signal });
  }

  get etag() {
    return this.resource.etag;
  }

  get goesUp() {
    return Boolean(this.url) || this.creates;
  }

  /** A memo without a word is no memo: the server keeps the one before it, and so does this device. */
  get isNothing() {
    return this.field === "memo" && !this.area.value.trim();
  }

  typed() {
    if (this.goesUp && !this.isNothing) this.show("saving");
    else this.show(this.isNothing ? "" : "local");
    this.#timers.browser ||= setTimeout(() => this.keep(), TO_BROWSER_MS);
    this.#timers.server ||= setTimeout(() => this.send(), TO_SERVER_MS);
  }

  /** To the browser. */
  keep(values = {}) {
    clearTimeout(this.#timers.browser);
    this.#timers.browser = 0;
    const text = this.area.value;
    if ((text === this.known || this.isNothing) && !this.#flight) return this.slot.clear();
    if (this.creates && !this.isNothing) this.create ??= creation(this.area);
    const { url, method, field, etag, create } = this;
    this.slot.write({ text, base: etag, from: this.known, url, method, field, create, ...values });
  }

  /** To the server. */
  async send(keepalive = false) {
    clearTimeout(this.#timers.server);
    this.#timers.server = 0;
    if (!this.goesUp || this.#halted || this.#submitted || this.#flight || this.isNothing) return;
    const text = this.area.value;
    if (text === this.known) return this.show("saved");
    this.keep({ sending: text });
    if (this.creates && this.create) this.create = creation(this.area, this.create.key);
    const work = () => upload({ url: this.url, method: this.method, field: this.field, etag: this.etag, create: this.create, text, keepalive });
    // A page that goes away does not wait for its turn.
    this.#flight = keepalive ? work() : this.resource.run(work);
    const { meaning, etag, made } = await this.#flight;
    this.#flight = null;
    this.#answers[meaning](text, etag, made);
  }

  #answers = {
    stored: (text, etag, made) => this.stored(text, etag, made),
    later: () => this.later(),
    stale: () => this.halt("conflict", { compare: () => this.compare(this.area.value, this.etag) }),
    signed_out: () => this.halt("signed-out", { "sign-in": () => location.assign(`/sign-in?next=${encodeURIComponent(location.pathname)}`) }),
    refused: () => this.halt("refused", { retry: () => this.retry() }),
  };

  stored(text, etag, made) {
    if (this.creates && made) this.belongTo(made.id, etag);
    this.resource.etag = etag;
    const input = this.area.form?.elements.etag;
    if (input) input.value = etag;
    this.known = text;
    this.#failures = 0;
    this.tell(null);
    this.keep();
    if (this.area.value === text) this.show("saved");
    else this.typed();
  }

  /** What the text belongs to is made: from here on it is changed there. */
  belongTo(id, etag) {
    this.slot.clear();
    this.key = `draft:${id}:memo`;
    this.slot = new Slot(this.key);
    this.url = `${this.area.dataset.autosaveCreates}/${id}`;
    this.resource = resourceAt(this.url, etag);
    this.creates = false;
    this.create = null;
    settle(this.area, id);
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
    this.slot.change({ submitted: this.area.form.elements.idempotency_key?.value ?? true });
    this.#submitted = true;
    for (const name of Object.keys(this.#timers)) {
      clearTimeout(this.#timers[name]);
      this.#timers[name] = 0;
    }
  }

  /** Another form of this page answers what becomes of this text; one that was typed on since is nobody's but the user's. */
  settling({ key, text, submitted }) {
    if (key !== this.key || text !== this.area.value) return;
    this.keep({ submitted });
    this.#submitted = true;
  }

  replace(text) {
    this.area.value = text;
    this.area.dispatchEvent(new Event("input", { bubbles: true }));
    this.area.dispatchEvent(new Event("echodiary:replaced", { bubbles: true }));
    this.keep();
  }

  /** Show both texts side by side; the copies here go when the user's choice has arrived (arrived.js). */
  compare(yours, etag) {
    this.keep();
    this.#submitted = true;
    const form = Object.assign(document.createElement("form"), { method: "post", action: this.area.dataset.conflictUrl, hidden: true });
    for (const [name, value] of Object.entries({ yours, etag: etag ?? "", field: this.field })) {
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
    showState(this.area, now);
  }
}
