// What the theme remembers in the reader's own browser (the colours chosen, nothing else), by edition.
// The theme's bundle calls these four names. No cookie; nothing is sent anywhere.
var __md_scope = new URL("../../", document.currentScript.src);

var __md_hash = function (text) {
  return [...text].reduce(function (sum, letter) {
    return (sum << 5) - sum + letter.charCodeAt(0);
  }, 0);
};

var __md_get = function (key, storage, scope) {
  try {
    return JSON.parse((storage || localStorage).getItem((scope || __md_scope).pathname + "." + key));
  } catch (refused) {
    return null;
  }
};

var __md_set = function (key, value, storage, scope) {
  try {
    (storage || localStorage).setItem((scope || __md_scope).pathname + "." + key, JSON.stringify(value));
  } catch (refused) {
    // a browser may forbid storage; the choice then lasts for this page only
  }
};
