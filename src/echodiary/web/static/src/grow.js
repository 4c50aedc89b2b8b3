// textarea[data-grow]: as high as its text, where the browser does not know `field-sizing: content`.

const known = CSS.supports("field-sizing", "content");

export function connect(area) {
  if (known) return;
  const fit = () => {
    if (!area.offsetParent) return;
    area.style.blockSize = "auto";
    area.style.blockSize = `${area.scrollHeight + area.offsetHeight - area.clientHeight}px`;
  };
  area.addEventListener("input", fit);
  area.addEventListener("grow", fit);
  const watcher = new ResizeObserver(fit);
  watcher.observe(area.parentElement);
  fit();
  return () => watcher.disconnect();
}
