// [data-offline]: a bar that shows while the browser has no network.

const bar = document.querySelector("[data-offline]");
const show = () => (bar.hidden = navigator.onLine);
if (bar) {
  window.addEventListener("online", show);
  window.addEventListener("offline", show);
  show();
}
