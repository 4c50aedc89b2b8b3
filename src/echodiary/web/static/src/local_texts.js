// Copies of unsaved text in this browser. One record a slot; a slot belongs to an account, a text (its key) and a tab,
// so that two tabs never write over each other: echodiary:<account>:<key>#<tab>.
// A record: {text, base (ETag it grew from), from (text it grew from), sending (text under way to the server), url, method, field,
// create (how to make what it belongs to), at, submitted (key of the form it was sent with)}.

const PREFIX = "echodiary:";
const TAB_KEY = "echodiary-tab";

export function account() {
  return document.body.dataset.account ?? "-";
}

function tab() {
  let name = sessionStorage.getItem(TAB_KEY);
  if (!name) {
    name = Math.random().toString(36).slice(2, 10);
    sessionStorage.setItem(TAB_KEY, name);
  }
  return name;
}

/** The records of the account whose key is `key` (all keys when it is null), newest first, each with its slot's name. */
export function records(key = null, storage = localStorage, owner = account()) {
  const start = `${PREFIX}${owner}:${key === null ? "" : `${key}#`}`;
  const found = [];
  for (let index = 0; index < storage.length; index += 1) {
    const slot = storage.key(index);
    if (!slot.startsWith(start)) continue;
    try {
      found.push({ ...JSON.parse(storage.getItem(slot)), slot, key: slot.slice(`${PREFIX}${owner}:`.length).replace(/#[^#]*$/, "") });
    } catch {
      // Not ours, or cut off while it was written: leave it lying.
    }
  }
  return found.sort((a, b) => b.at - a.at);
}

export function remove(slot, storage = localStorage) {
  storage.removeItem(slot);
}

/** Note that the copies of `key` that say `text` are on their way in a form; the page that knows they arrived clears them (arrived.js). */
export function markSubmitted(key, text, submitted) {
  for (const { slot, key: _key, ...record } of records(key)) {
    if (record.text === text) localStorage.setItem(slot, JSON.stringify({ ...record, submitted }));
  }
}

/** This tab's slot for one text. `write` answers whether the browser took it. */
export class Slot {
  constructor(key) {
    this.name = `${PREFIX}${account()}:${key}#${tab()}`;
  }

  write(record) {
    try {
      localStorage.setItem(this.name, JSON.stringify({ ...record, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  change(values) {
    const stored = localStorage.getItem(this.name);
    if (stored) this.write({ ...JSON.parse(stored), ...values });
  }

  clear() {
    localStorage.removeItem(this.name);
  }

  /** Put what is here aside, under a name that typing does not write to; returns the new name. */
  setAside() {
    const aside = `${this.name}-${Date.now().toString(36)}`;
    localStorage.setItem(aside, localStorage.getItem(this.name));
    this.clear();
    return aside;
  }
}
