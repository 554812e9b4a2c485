import "/js/web-app-login.js";

export default {
  app: { name: "Admin", vendor: /^fr/i.test(navigator.language) ? "État civil" : "Civil Registry" },
};
