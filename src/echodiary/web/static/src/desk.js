// The form of the desk: [data-persona] is who writes now.
//   details[data-picker]    when it closes on another persona, asks (<dialog id="switch">): keep, rewrite, second draft, or nothing
//   button[data-rewrites]   asks too, should another persona be chosen still
//   select[data-book]       another book brings its own default persona, unless somebody was chosen by hand
// Enter in the title goes on to the text: a form would be sent by it.
// Without a network nothing is sent: the page would be gone, and the text is kept here anyway.
import { isComposing } from "./composition.js";
import { text, toast } from "./texts.js";

export function connect(form) {
  const chosen = () => form.querySelector('input[name="persona_id"]:checked');
  const dialog = form.querySelector("#switch");
  let byHand = false;

  form.addEventListener("submit", (event) => {
    if (navigator.onLine) return;
    event.preventDefault();
    toast(text("wait_for_network"));
  });
  if (dialog) {
    const isSwitched = () => chosen()?.value !== form.dataset.persona;
    const ask = () => {
      dialog.querySelector("[data-switch-name]").textContent = chosen().closest("label").querySelector("[data-name]").textContent;
      if (!dialog.open) dialog.showModal();
    };
    const picker = form.querySelector("[data-picker]");
    picker?.addEventListener("toggle", () => !picker.open && isSwitched() && ask());
    form.addEventListener("submit", (event) => {
      if (!event.submitter?.matches("[data-rewrites]") || !isSwitched()) return;
      event.preventDefault();
      ask();
    });
    dialog.querySelector("[data-switch-cancel]").addEventListener("click", () => dialog.close("cancel"));
    dialog.addEventListener("close", () => choose(form.dataset.persona));
  }

  const choose = (id) => {
    const radio = form.querySelector(`input[name="persona_id"][value="${id}"]`);
    if (!radio || radio.checked) return;
    radio.checked = true;
    const changed = new Event("change", { bubbles: true });
    changed.bySelf = true;
    radio.dispatchEvent(changed);
  };
  form.addEventListener("change", (event) => {
    if (event.target.name === "persona_id" && !event.bySelf) byHand = true;
    if (event.target.matches("select[data-book]") && !byHand) choose(event.target.selectedOptions[0].dataset.persona);
  });
  form.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || isComposing(event) || event.ctrlKey || event.metaKey || !event.target.matches("input:not([type=radio],[type=checkbox])")) return;
    event.preventDefault();
    if (event.target.matches(".title-box")) form.querySelector("[data-edit]")?.click();
  });
}
