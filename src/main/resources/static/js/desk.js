// Pages work without it: it prints on a button's click, marks the page one is on, and keeps drafts.
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

// What is typed is saved a moment later, which also keeps the session of who types for an hour.
for (const form of document.querySelectorAll("form[data-kept]")) {
  let timer = 0;
  const typed = () => new URLSearchParams(new FormData(form));
  const later = () => {
    clearTimeout(timer);
    timer = setTimeout(() => {
      timer = 0;
      fetch(form.action, { method: "POST", body: typed(), redirect: "manual" }).catch(() => later());
    }, 15000);
  };
  form.addEventListener("input", later);
  form.addEventListener("submit", () => {
    clearTimeout(timer);
    timer = 0;
  });
  addEventListener("pagehide", () => {
    if (timer) {
      navigator.sendBeacon(form.action, typed());
    }
  });
}
