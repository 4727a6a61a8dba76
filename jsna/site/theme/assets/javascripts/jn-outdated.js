// Shows the band that names a newer edition, once the theme has read versions.json.
(function () {
  var band = document.querySelector("[data-md-component=outdated]");
  if (band && __md_get("__outdated", sessionStorage) === true) band.hidden = false;
})();
