// Light or dark before the first paint: the reader's choice, or else what the system asks for.
(function () {
  var chosen = __md_get("__palette");
  if (!chosen || !chosen.color) return;
  var colours = chosen.color;
  if (colours.media === "(prefers-color-scheme)") {
    var light = matchMedia("(prefers-color-scheme: light)").matches;
    var input = document.querySelector(
      "[data-md-color-media='(prefers-color-scheme: " + (light ? "light" : "dark") + ")']"
    );
    if (!input) return;
    ["media", "scheme", "primary", "accent"].forEach(function (name) {
      colours[name] = input.getAttribute("data-md-color-" + name);
    });
  }
  Object.keys(colours).forEach(function (name) {
    document.body.setAttribute("data-md-color-" + name, colours[name]);
  });
})();
