import "/js/web-app-login.js";

// Tasklist keeps whole forms in the browser, by itself when the session ends, and lays them over
// what the server sends at the next opening. Nothing of a person stays in a browser.
const KEPT_FORM = "camunda-form:";
const keep = Storage.prototype.setItem;
Storage.prototype.setItem = function (key, value) {
  if (!String(key).startsWith(KEPT_FORM)) {
    keep.call(this, key, value);
  }
};
Object.keys(localStorage)
  .filter((key) => key.startsWith(KEPT_FORM))
  .forEach((key) => localStorage.removeItem(key));

// A link that opened in this tab would lose what was typed into the form.
document.addEventListener(
  "click",
  (event) => {
    const link = event.target instanceof Element && event.target.closest(".fjs-form a[href]");
    if (link) {
      event.preventDefault();
      event.stopPropagation();
      window.open(link.href, "_blank", "noopener");
    }
  },
  true,
);

const french = navigator.language.toLowerCase().startsWith("fr");
document.documentElement.lang = french ? "fr" : "en";

export default {
  app: french ? { vendor: "État civil ·", name: "Tâches" } : { vendor: "Civil Registry ·", name: "Tasklist" },
  locales: { availableLocales: ["en", "fr"], fallbackLocale: "en" },
  disableWelcomeMessage: true,
  shortcuts: {
    claimTask: { key: "ctrl+alt+c", description: french ? "prendre la tâche affichée" : "take the task shown" },
    focusFilter: { key: "ctrl+shift+f", description: french ? "aller à la première liste" : "go to the first list" },
    focusList: { key: "ctrl+alt+l", description: french ? "aller à la première tâche" : "go to the first task" },
    focusForm: { key: "ctrl+alt+f", description: french ? "aller au premier champ du formulaire" : "go to the form's first field" },
  },
};
