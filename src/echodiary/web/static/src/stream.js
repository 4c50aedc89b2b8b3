// article[data-stream="/drafts/…/stream"]: writes a generation onto the paper as it comes.
//   data-after        number of the last piece that the server has already rendered (default 0)
//   data-finished-url page or fragment of the finished draft, fetched at `done` and `failed`; replaces the element (or data-finished-target)
//   data-finished-says  name of the text that is announced then (default draft_ready; empty: none)
//                     without it the paper stays as it is; [data-when-failed] is shown where it failed
//   data-stays        the page does not scroll to it when it begins
//   .read             where the text goes; earlier text is never rendered again
// Events: delta {seq, text} · status {status} · done {version} · failed {code, retryable}. EventSource reconnects with Last-Event-ID by itself;
// when it has given up, the stream is asked for again and pieces that are already here are passed over.
import { takeSentences } from "./sentences.js";
import { announce, notice, noticePlace, text } from "./texts.js";

const PATIENCE_MS = 6_000;
const LONGEST_PAUSE_MS = 15_000;

/** Lets every numbered piece through once and in order. */
export class Pieces {
  constructor(after = 0) {
    this.last = after;
  }

  take({ seq, text: piece }) {
    if (seq <= this.last) return "";
    this.last = seq;
    return piece;
  }
}

/** Milliseconds to wait before try number `tries` (from 0). */
export function pause(tries, jitter = Math.random()) {
  return Math.min(LONGEST_PAUSE_MS, 500 * 2 ** tries) * (0.75 + jitter / 2);
}

export function connect(paper) {
  const read = paper.querySelector(".read");
  const pieces = new Pieces(Number(paper.dataset.after ?? 0));
  let source = null;
  let over = false;
  let tries = 0;
  let unheard = "";
  let retry = 0;
  let patience = 0;
  let removeNotice = null;

  const write = (piece) => {
    const [first, ...others] = piece.split("\n");
    if (!read.lastElementChild) read.append(document.createElement("p"));
    if (first) read.lastElementChild.append(first);
    for (const line of others) {
      const paragraph = document.createElement("p");
      paragraph.textContent = line;
      read.append(paragraph);
    }
    const { done, rest } = takeSentences(unheard + piece);
    unheard = rest;
    if (done) announce(done);
  };
  const lost = () => {
    removeNotice ??= notice("stream-lost", noticePlace(paper), { resume: () => open() });
  };
  const found = () => {
    clearTimeout(patience);
    patience = 0;
    tries = 0;
    removeNotice?.();
    removeNotice = null;
  };
  const close = () => {
    source?.close();
    source = null;
    clearTimeout(retry);
    clearTimeout(patience);
  };
  const open = () => {
    close();
    if (over) return;
    source = new EventSource(paper.dataset.stream);
    source.addEventListener("open", found);
    source.addEventListener("delta", (event) => {
      found();
      write(pieces.take(JSON.parse(event.data)));
    });
    source.addEventListener("status", (event) => (paper.dataset.status = JSON.parse(event.data).status));
    source.addEventListener("done", () => finish("done"));
    source.addEventListener("failed", () => finish("failed"));
    source.addEventListener("error", () => {
      patience ||= setTimeout(lost, PATIENCE_MS);
      if (source?.readyState !== EventSource.CLOSED) return;
      source = null;
      if (!navigator.onLine) return lost();
      retry = setTimeout(open, pause(tries++));
    });
  };
  const finish = async (how) => {
    const hadFocus = paper.contains(document.activeElement);
    over = true;
    close();
    found();
    if (unheard.trim()) announce(unheard.trim());
    paper.dataset.state = how;
    if (!paper.dataset.finishedUrl) return settle(how);
    const target = paper.dataset.finishedTarget ?? paper;
    for (let turn = 0; turn < 5 && paper.isConnected; turn += 1) {
      if (await fetched(paper.dataset.finishedUrl, target)) {
        // The button that had the focus is gone: go on where the text is.
        if (hadFocus) document.getElementById("paper")?.focus({ preventScroll: true });
        const says = paper.dataset.finishedSays ?? "draft_ready";
        return how === "done" && says && announce(text(says));
      }
      await new Promise((resolve) => setTimeout(resolve, pause(turn)));
    }
    notice(how === "done" ? "unreachable" : "stream-failed", noticePlace(paper), { retry: () => finish(how), show: () => location.reload() });
  };
  /** A paper that nothing follows: a taste. */
  const settle = (how) => {
    paper.setAttribute("aria-busy", "false");
    const failed = paper.querySelector("[data-when-failed]");
    if (failed) failed.hidden = how !== "failed";
  };
  const online = () => !over && open();

  window.addEventListener("online", online);
  open();
  if (paper.dataset.stays === undefined && paper.getBoundingClientRect().top > innerHeight * 0.6) paper.scrollIntoView({ block: "start", behavior: "smooth" });
  return () => {
    over = true;
    close();
    window.removeEventListener("online", online);
  };
}

/** Fetch a fragment in place of `target`; whether it worked. */
async function fetched(url, target) {
  const element = typeof target === "string" ? document.querySelector(target) : target;
  let failed = false;
  const note = (event) => (failed ||= event.type === "htmx:error" || event.detail.ctx.response?.status >= 500);
  const halt = (event) => event.detail.ctx.response?.status >= 500 && event.preventDefault();
  element.addEventListener("htmx:error", note);
  element.addEventListener("htmx:before:response", note);
  element.addEventListener("htmx:before:response", halt);
  try {
    await window.htmx.ajax("GET", url, { source: element, target: element, swap: "outerHTML" });
  } catch {
    failed = true;
  }
  return !failed;
}
