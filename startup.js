// Says so when the program cannot run; without this the page would stay at "Loading…".
// A file of its own, since the content security policy allows no inline script but the loader.
(function () {
  "use strict";

  function explain() {
    const progress = document.getElementById("startup-progress");
    const problem = document.getElementById("startup-problem");
    // Both are gone once the program has mounted; later errors are its own to report.
    if (progress && problem) {
      progress.hidden = true;
      problem.hidden = false;
    }
  }

  if (typeof WebAssembly === "object") {
    addEventListener("error", explain, true);
    addEventListener("unhandledrejection", explain);
  } else {
    addEventListener("DOMContentLoaded", explain);
  }

  addEventListener("TrunkApplicationStarted", function () {
    removeEventListener("error", explain, true);
    removeEventListener("unhandledrejection", explain);
  });
})();
