// Pages work without it: it prints on a button's click and marks the page one is on.
for (const button of document.querySelectorAll("[data-print]")) {
  button.hidden = false;
  button.addEventListener("click", () => print());
}
for (const link of document.querySelectorAll(".rail a")) {
  if (link.pathname === location.pathname || (link.pathname !== "/" && location.pathname.startsWith(link.pathname))) {
    link.setAttribute("aria-current", "page");
  }
}
document.querySelector("[data-focus]")?.focus();
