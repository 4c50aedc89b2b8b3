// One text to the server: PATCH with If-Match, as JSON; or POST where nothing is there yet to be patched.
import { meaningOf } from "./autosave_rules.js";

const TIMEOUT_MS = 15_000;

/** Send a text; answers {meaning, etag, made}. Never throws: no network means "later".
 *  `create`: {url, key, body} makes the thing with this text in it; the same key makes it once, however often it is sent.
 *  `made` is then what the server made: {id, …}. */
export async function upload({ url, method = "PATCH", field = "working_text", etag, text, create = null, keepalive = false }) {
  if (url) return send(url, { method, etag, body: { [field]: valueOf(field, text) }, keepalive });
  if (!create) return { meaning: "refused", etag };
  const answer = await send(create.url, { method: "POST", key: create.key, body: { ...create.body, [field]: valueOf(field, text), start: false }, keepalive });
  if (answer.meaning !== "stored" || !answer.made) return answer;
  const address = `${create.url}/${answer.made.id}`;
  // The key had made it before, with an earlier text: bring it up to date.
  const known = answer.made[field];
  if (known?.kind === "text" && known.text === text) return answer;
  const patched = await send(address, { method: "PATCH", etag: answer.etag, body: { [field]: valueOf(field, text) }, keepalive });
  return { ...patched, made: answer.made };
}

/** A memo travels as free text while it is typed: nothing in it is read before the button is pressed. */
function valueOf(field, text) {
  return field === "memo" ? { kind: "text", text } : text;
}

async function send(url, { method, etag, key, body, keepalive }) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  if (etag) headers["If-Match"] = etag;
  if (key) headers["Idempotency-Key"] = key;
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: JSON.stringify(body),
      credentials: "same-origin",
      keepalive,
      signal: keepalive ? undefined : AbortSignal.timeout(TIMEOUT_MS),
    });
    const json = /json/.test(response.headers.get("Content-Type") ?? "");
    const meaning = meaningOf(response.status, response.redirected && !json);
    const made = meaning === "stored" && json ? await response.json() : null;
    return { meaning, etag: made?.etag ?? response.headers.get("ETag") ?? etag, made };
  } catch {
    return { meaning: "later", etag };
  }
}
