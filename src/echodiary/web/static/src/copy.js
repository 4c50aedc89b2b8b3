// button[data-copy="selector"]: copies the text of that element, or its value.
import { text, toast } from "./texts.js";

export function connect(button) {
  button.addEventListener("click", async () => {
    const source = document.querySelector(button.dataset.copy);
    try {
      await navigator.clipboard.writeText(source.value ?? source.textContent.trim());
      toast(text("copied"));
    } catch {
      // No permission, or no secure context: select it, so that the keyboard's own copy works.
      getSelection().selectAllChildren(source);
      toast(text("copy_failed"));
    }
  });
}
