// [data-paper]: reading and editing one text. Holds .read (paragraphs with <mark data-mark="added"> and "guessed"), textarea.edit (the
// working copy), and may hold [data-note="added"] with [data-drop-all] and [data-note="guessed"]. A button [data-edit] in the same <article> switches to editing; so does a tap on the text.
// data-mode="edit" begins with editing.
// A tap on a marked sentence drops it; a toast takes that back. The textarea is what is saved: every change goes through its `input` event.
import { splitParagraphs, withoutSentence } from "./sentences.js";
import { announce, text, toast } from "./texts.js";

export function connect(paper) {
  const read = paper.querySelector(".read");
  const area = paper.querySelector("textarea.edit");
  if (!read || !area) return;
  const notes = [...paper.querySelectorAll("[data-note]")];
  const button = paper.closest("article")?.querySelector("[data-edit]");
  const marks = [...read.querySelectorAll("[data-mark]")].map((mark) => [mark.textContent.trim(), mark.dataset.mark]);

  const setText = (value) => {
    area.value = value;
    area.dispatchEvent(new Event("input", { bubbles: true }));
  };
  const render = () => {
    read.replaceChildren(
      ...splitParagraphs(area.value, marks).map((pieces) => {
        const paragraph = document.createElement("p");
        paragraph.append(...pieces.map((piece) => (piece.mark ? markOf(piece) : piece.text)));
        return paragraph;
      }),
    );
    for (const note of notes) note.hidden = !read.querySelector(`[data-mark="${note.dataset.note}"]`);
  };
  const change = (value, message) => {
    const before = area.value;
    setText(value);
    render();
    toast(message, {
      label: text("undo"),
      run: () => {
        setText(before);
        render();
      },
    });
  };
  const drop = (mark) => {
    const same = [...read.querySelectorAll("[data-mark]")].filter((other) => other.textContent === mark.textContent);
    change(withoutSentence(area.value, mark.textContent, same.indexOf(mark)), text("dropped"));
    (read.querySelector("[data-mark]") ?? button ?? paper).focus?.({ preventScroll: true });
  };
  const dropAll = () => {
    let value = area.value;
    for (const mark of read.querySelectorAll('[data-mark="added"]')) value = withoutSentence(value, mark.textContent, 0);
    change(value, text("dropped_all"));
  };
  const setMode = (mode) => {
    paper.dataset.mode = mode;
    if (button) {
      button.textContent = text(mode === "edit" ? "done_editing" : "edit");
      button.setAttribute("aria-pressed", String(mode === "edit"));
    }
    if (mode === "read") render();
    else area.dispatchEvent(new Event("grow"));
  };
  const edit = (offset) => {
    setMode("edit");
    area.focus({ preventScroll: true });
    if (offset !== null) area.setSelectionRange(offset, offset);
  };

  read.addEventListener("click", (event) => {
    const mark = event.target.closest("[data-mark]");
    if (mark) return drop(mark);
    if (String(getSelection()) === "") edit(offsetAt(read, event));
  });
  read.addEventListener("keydown", (event) => {
    if (!event.target.matches("[data-mark]") || !["Enter", " "].includes(event.key)) return;
    event.preventDefault();
    drop(event.target);
  });
  area.addEventListener("keydown", (event) => {
    if (event.key !== "Escape" || event.isComposing) return;
    setMode("read");
    (button ?? read).focus();
  });
  paper.querySelector("[data-drop-all]")?.addEventListener("click", dropAll);
  button?.addEventListener("click", () => (paper.dataset.mode === "edit" ? setMode("read") : edit(area.value.length)));
  // Text brought back from this device comes in from outside: show it.
  area.addEventListener("echodiary:replaced", render);
  setMode(paper.dataset.mode ?? "read");
  if (marks.length) announce(notes.map((note) => note.querySelector("span").textContent.trim()).join(" "));
}

function markOf(piece) {
  const mark = document.createElement("mark");
  mark.dataset.mark = piece.mark;
  mark.textContent = piece.text;
  mark.setAttribute("role", "button");
  mark.tabIndex = 0;
  mark.title = text("drop");
  return mark;
}

/** Where in the text a click fell; the end when the browser cannot tell. */
function offsetAt(read, event) {
  const caret = document.caretPositionFromPoint?.(event.clientX, event.clientY);
  const range = caret ? null : document.caretRangeFromPoint?.(event.clientX, event.clientY);
  const [node, offset] = caret ? [caret.offsetNode, caret.offset] : range ? [range.startContainer, range.startOffset] : [null, 0];
  if (!node || !read.contains(node) || node.nodeType !== Node.TEXT_NODE) return null;
  let total = 0;
  for (const paragraph of read.children) {
    if (paragraph.contains(node)) {
      const before = document.createRange();
      before.setStart(paragraph, 0);
      before.setEnd(node, offset);
      return total + String(before).length;
    }
    total += paragraph.textContent.length + 1;
  }
  return null;
}
