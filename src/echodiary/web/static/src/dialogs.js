// button[data-opens="id"]: opens the <dialog id>. Closing is the dialog's own: <form method="dialog">, Esc.

export function connect(button) {
  button.addEventListener("click", () => document.getElementById(button.dataset.opens).showModal());
}
