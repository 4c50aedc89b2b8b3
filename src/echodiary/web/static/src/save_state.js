// [data-save-state]: the line that says where the texts of its section or article are. It never says more than is true of all of them.

const WORST_FIRST = ["local", "saving", "saved", ""];
const lines = new WeakMap();

/** `area`: the field whose text it is; it keeps its place when its text begins to belong to something else. */
export function showState(area, now) {
  const line = area.closest("section, article, form")?.querySelector("[data-save-state]");
  if (!line) return;
  const states = lines.get(line) ?? new Map();
  lines.set(line, states);
  states.set(area, now);
  const worst = worstOf([...states.values()]);
  if (line.dataset.now === worst) return;
  line.dataset.now = worst;
  line.textContent = line.dataset[worst] ?? "";
}

/** The state that is true of all of them. */
export function worstOf(states) {
  return WORST_FIRST.find((state) => states.includes(state)) ?? "";
}
