// fieldset[data-samples]: boxes for samples of writing; [data-add-sample] adds one more, up to data-most.
// A new box keeps no copy in the browser: the form's own boxes do, and one spare box always stands below the others.

export function connect(fieldset) {
  const button = fieldset.querySelector("[data-add-sample]");
  const boxes = () => [...fieldset.querySelectorAll(".sample")];
  const update = () => (button.hidden = boxes().length >= Number(fieldset.dataset.most));
  button.addEventListener("click", () => {
    const last = boxes().at(-1);
    const box = last.cloneNode(true);
    const area = box.querySelector("textarea");
    area.value = "";
    area.textContent = "";
    area.removeAttribute("id");
    for (const name of Object.keys(area.dataset)) if (name.startsWith("autosave") || name === "etag" || name === "unsaved") delete area.dataset[name];
    area.setAttribute("aria-label", area.dataset.label.replace("{num}", boxes().length + 1));
    last.after(box);
    update();
    area.focus();
  });
  update();
}
