// Says on a page of a superseded edition that there is a newer one, and keeps it out of search engines.
// An edition's own bytes never change, so what is current stands beside the editions, in versions.json.
(function () {
  var band = document.querySelector("[data-md-component=outdated]");
  if (!band) return;
  band.querySelector("aside").setAttribute("aria-label", "Current edition"); // the band above it has no name
  if (__md_get("__outdated", sessionStorage) === true) band.hidden = false;
  var own = __md_scope.pathname.split("/").slice(-2)[0];
  if (own === "latest") return;
  fetch(new URL("../versions.json", __md_scope))
    .then(function (answer) { return answer.json(); })
    .then(function (versions) {
      var current = versions.find(function (one) { return one.aliases.indexOf("latest") >= 0; });
      if (!current || current.version === own) return;
      supersede(current);
    })
    .catch(function () {}); // without the list nothing is known of other editions

  function supersede(current) {
    band.hidden = false;
    var robots = document.createElement("meta");
    robots.name = "robots";
    robots.content = "noindex";
    document.head.append(robots);
    var link = band.querySelector("a");
    link.textContent = "Read edition " + current.version;
    var page = link.dataset.jnPage;
    fetch(new URL("../latest/manifest.json", __md_scope))
      .then(function (answer) { return answer.json(); })
      .then(function (manifest) {
        if (manifest.files[page + "index.html"]) link.href = new URL("../latest/" + page, __md_scope) + location.hash;
      })
      .catch(function () {}); // the way to the whole edition stays
  }
})();
