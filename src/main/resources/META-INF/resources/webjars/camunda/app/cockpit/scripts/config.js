import "/js/web-app-login.js";

const french = /^fr/i.test(navigator.language);

// Whoever may change something here is told what a change by hand leaves out.
async function warn() {
  const answer = await fetch("/camunda/api/admin/auth/user/default", { headers: { Accept: "application/json" } });
  if (!answer.ok || !(await answer.json()).authorizedApps.includes("admin")) {
    document.documentElement.classList.add("reads-only");
    return;
  }
  const warning = document.createElement("p");
  warning.className = "by-hand";
  warning.setAttribute("role", "note");
  warning.textContent = french
    ? "Les changements faits ici à la main contournent les règles du registre et n’y laissent aucune trace. Seulement pour débloquer un dossier."
    : "Changes made here by hand skip the register's rules and leave no entry in it. Only to get a stuck case going.";
  document.body.append(warning);
}
warn().catch(() => {});

export default {
  app: { name: "Cockpit", vendor: french ? "État civil" : "Civil Registry" },
};
