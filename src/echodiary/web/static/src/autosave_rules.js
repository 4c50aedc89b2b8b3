// What autosave decides, without a browser around it.

/** What to do with a record found in the browser when the page comes with `text` under `etag`:
 *  "same" (the server has it: forget it), "fill" (it grew from the very text that is here: put it in, and say so),
 *  or "diverged" (the server's text moved on meanwhile: ask). */
export function verdictOn(record, { text, etag }) {
  if (record.text === text || (record.text.trim() === "" && text.trim() === "")) return "same";
  const grewFromThis = (record.base ?? "") === (etag ?? "") || record.sending === text || record.from === text;
  return grewFromThis ? "fill" : "diverged";
}

/** What an answer means: "stored", "stale", "signed_out", "later" (try again by itself) or "refused" (the user must look). */
export function meaningOf(status, redirectedToPage = false) {
  if (status === 401 || redirectedToPage) return "signed_out";
  if (status >= 200 && status < 300) return "stored";
  if (status === 409 || status === 412) return "stale";
  if (status === 408 || status === 425 || status === 429 || status >= 500) return "later";
  return "refused";
}

/** Milliseconds before the next try after `failures` failed ones: 2 s, doubling up to a minute. */
export function backoff(failures, jitter = Math.random()) {
  return Math.min(60_000, 2_000 * 2 ** Math.max(0, failures - 1)) * (0.75 + jitter / 2);
}
