// Camunda's web apps show a login form of their own when the session has ended or somebody logged
// out. That form is closed, so people are brought to ours.
function toOurLogin() {
  if (/^#!?\/login/.test(location.hash)) {
    location.replace("/login");
  }
}
addEventListener("hashchange", toOurLogin);
toOurLogin();
