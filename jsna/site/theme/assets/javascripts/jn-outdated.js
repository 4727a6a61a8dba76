// Shows the band that names a newer edition, once the theme has read versions.json.
(function () {
  var band = document.querySelector("[data-md-component=outdated]");
  if (!band) return;
  band.querySelector("aside").setAttribute("aria-label", "Current edition"); // the band above it has no name
  if (__md_get("__outdated", sessionStorage) === true) band.hidden = false;
})();
