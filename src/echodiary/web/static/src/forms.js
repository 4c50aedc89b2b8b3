// Forms.
//   form[data-once]            sent once: a second press does nothing until the answer; gets a hidden `idempotency_key`,
//                              renewed when a field changes, so that pressing again after a lost answer does nothing twice
//   input[data-time-zone]      filled with the browser's time zone (sign-up)
//   button[data-reveal="id"]   shows and hides the password field `id`
//   input[data-from-fragment]  takes what stands behind # in the address (no server and no log sees that), clears the
//                              address, and hides its field
//   select[data-submits]       sends its form when it changes (with a button in <noscript> beside it)
import { text } from "./texts.js";

/** 128 random bits as hexadecimal digits; works without a secure context, where randomUUID does not. */
export function newKey() {
  return [...crypto.getRandomValues(new Uint8Array(16))].map((byte) => byte.toString(16).padStart(2, "0")).join("");
}

export function connect(form) {
  const key = form.elements.idempotency_key ?? form.appendChild(Object.assign(document.createElement("input"), { type: "hidden", name: "idempotency_key" }));
  if (!key.value) key.value = newKey();
  let sent = false;
  const free = () => {
    sent = false;
    form.classList.remove("busy");
    form.removeAttribute("aria-busy");
  };
  form.addEventListener("input", () => {
    if (sent) return;
    key.value = newKey();
  });
  form.addEventListener("submit", (event) => {
    if (sent) return event.preventDefault();
    setTimeout(() => {
      if (event.defaultPrevented && !form.matches("[hx-post]")) return;
      sent = true;
      form.classList.add("busy");
      form.setAttribute("aria-busy", "true");
    });
  });
  form.addEventListener("htmx:finally:request", free);
  window.addEventListener("pageshow", (event) => event.persisted && free());
  window.addEventListener("offline", free);
}

export const timeZone = {
  connect(input) {
    input.value = Intl.DateTimeFormat().resolvedOptions().timeZone ?? "";
  },
};

export const reveal = {
  connect(button) {
    const input = document.getElementById(button.dataset.reveal);
    const show = (visible) => {
      input.type = visible ? "text" : "password";
      button.setAttribute("aria-pressed", String(visible));
    };
    button.addEventListener("click", () => show(input.type === "password"));
    input.form?.addEventListener("submit", () => show(false));
    button.title = text("show_password");
  },
};

export const fromFragment = {
  connect(input) {
    const secret = location.hash.slice(1);
    if (secret) {
      input.value = secret;
      history.replaceState(null, "", location.pathname);
    }
    if (input.value && !input.matches("[aria-invalid]")) input.closest(".field").hidden = true;
  },
};

export const submits = {
  connect(select) {
    select.addEventListener("change", () => select.form.requestSubmit());
  },
};
