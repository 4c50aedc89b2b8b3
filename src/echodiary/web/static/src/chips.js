// textarea[data-chips="id"]: keywords found in a memo show as chips in the list `id` beneath it.
// Commas or lines make keywords; anything else is a memo. The server decides for itself, by the same rule (features/drafts/memo_form.py).
import { text } from "./texts.js";

const LONGEST = 24;
const MOST = 100;
const SENTENCE = /[.!?。…~]\s*$|(다|요|죠|네|음|함|됨|임)$/;

/** Keywords of a memo, or none when it reads as sentences. */
export function keywordsOf(memo) {
  const parts = memo.split(/[,，、\n]/).map((part) => part.trim().replaceAll(/\s+/g, " ")).filter(Boolean);
  const short = parts.every((part) => [...part].length <= LONGEST && part.split(" ").length <= 5);
  const sentences = parts.filter((part) => SENTENCE.test(part) && part.includes(" ")).length;
  if (!short || sentences > parts.length / 2) return [];
  if (parts.length === 1 && !/[,，、\n]/.test(memo)) return [];
  const words = [...new Set(parts)];
  return words.length > MOST ? [] : words;
}

export function connect(area) {
  const list = document.getElementById(area.dataset.chips);
  list.setAttribute("aria-label", text("chips"));
  const show = () => {
    const words = keywordsOf(area.value);
    list.replaceChildren(...words.map((word) => Object.assign(document.createElement("li"), { textContent: word })));
    list.hidden = words.length === 0;
  };
  area.addEventListener("input", show);
  show();
}
