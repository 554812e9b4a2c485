import "/js/web-app-login.js";

export default {};
