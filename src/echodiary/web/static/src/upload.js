// One text to the server: PATCH with If-Match, as JSON.
import { meaningOf } from "./autosave_rules.js";

const TIMEOUT_MS = 15_000;

/** Send a text; answers {meaning, etag}. Never throws: no network means "later". */
export async function upload({ url, method = "PATCH", field = "working_text", etag, text, keepalive = false }) {
  const headers = { "Content-Type": "application/json", Accept: "application/json" };
  if (etag) headers["If-Match"] = etag;
  try {
    const response = await fetch(url, {
      method,
      headers,
      body: JSON.stringify({ [field]: text }),
      credentials: "same-origin",
      keepalive,
      signal: keepalive ? undefined : AbortSignal.timeout(TIMEOUT_MS),
    });
    const json = /json/.test(response.headers.get("Content-Type") ?? "");
    const meaning = meaningOf(response.status, response.redirected && !json);
    const body = meaning === "stored" && json ? await response.json() : {};
    return { meaning, etag: body.etag ?? response.headers.get("ETag") ?? etag };
  } catch {
    return { meaning: "later", etag };
  }
}
