// details[data-picker]: the chosen persona shows in the summary, and the list closes.
// Inside the list: [data-face] [data-name] [data-voice]; in the summary: [data-picked-face] [data-picked-name] [data-picked-voice].
// Without script the list is a list of radios that opens and closes.

export function connect(picker) {
  let byKeys = false;
  picker.addEventListener("keydown", (event) => {
    byKeys = event.key.startsWith("Arrow");
    if ((event.key === "Escape" || event.key === "Enter") && event.target.matches("input") && picker.open) {
      event.preventDefault();
      close();
    }
  });
  picker.addEventListener("pointerdown", () => (byKeys = false));
  picker.addEventListener("change", (event) => {
    const label = event.target.closest("label");
    for (const part of ["name", "voice"]) {
      picker.querySelector(`[data-picked-${part}]`).textContent = label.querySelector(`[data-${part}]`).textContent;
    }
    const face = label.querySelector("[data-face]").cloneNode(true).firstElementChild;
    face.classList.remove("small");
    picker.querySelector("[data-picked-face]").replaceChildren(face);
    // Arrow keys walk through radios one by one: the list stays open for them.
    if (!byKeys) close();
  });
  const close = () => {
    picker.open = false;
    picker.querySelector("summary").focus();
  };
}
