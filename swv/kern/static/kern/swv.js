/* Progressive enhancement only: every essential act works without this file.
   Loaded in <head> without defer so that the class is there before the first paint. */
(function () {
  "use strict";
  var wortel = document.documentElement;
  wortel.classList.add("heeft-js");

  function focusOp(element) {
    if (!element) { return; }
    if (!element.hasAttribute("tabindex")) { element.setAttribute("tabindex", "-1"); }
    element.focus();
  }

  function meld(tekst) {
    var gebied = document.getElementById("meldingen-live");
    if (gebied && tekst) { gebied.textContent = tekst; }
  }

  document.addEventListener("DOMContentLoaded", function () {
    focusOp(document.querySelector("[data-focus]"));
    document.querySelectorAll(".swv-nav__knop").forEach(function (knop) {
      knop.setAttribute("aria-expanded", "false");
    });
  });

  document.addEventListener("click", function (gebeurtenis) {
    var doel = gebeurtenis.target;
    if (!(doel instanceof Element)) { return; }
    var knop = doel.closest(".swv-nav__knop");
    if (knop) {
      knop.setAttribute("aria-expanded", String(knop.getAttribute("aria-expanded") !== "true"));
    }
    if (doel.closest("[data-afdrukken]")) { window.print(); }
    document.querySelectorAll("details.swv-menu[open]").forEach(function (menu) {
      if (!menu.contains(doel)) { menu.open = false; }
    });
  });

  document.addEventListener("keydown", function (gebeurtenis) {
    if (gebeurtenis.key !== "Escape") { return; }
    document.querySelectorAll("details.swv-menu[open]").forEach(function (menu) {
      menu.open = false;
      menu.querySelector("summary").focus();
    });
  });

  // A double click must not send a form twice. The back button brings the form back unlocked.
  document.addEventListener("submit", function (gebeurtenis) {
    var formulier = gebeurtenis.target;
    if (gebeurtenis.defaultPrevented || formulier.method !== "post" || formulier.target === "_blank") { return; }
    if (formulier.dataset.verzonden) { gebeurtenis.preventDefault(); return; }
    formulier.dataset.verzonden = "ja";
    window.setTimeout(function () { delete formulier.dataset.verzonden; }, 4000);
  });
  window.addEventListener("pageshow", function () {
    document.querySelectorAll("form[data-verzonden]").forEach(function (formulier) {
      delete formulier.dataset.verzonden;
    });
  });

  // htmx: move the focus on purpose, and say aloud what changed.
  document.addEventListener("htmx:afterSettle", function (gebeurtenis) {
    var deel = gebeurtenis.detail.elt;
    if (deel.querySelector) { focusOp(deel.matches("[data-focus]") ? deel : deel.querySelector("[data-focus]")); }
  });
  document.addEventListener("melding", function (gebeurtenis) {
    meld(gebeurtenis.detail && gebeurtenis.detail.value);
  });
  ["htmx:responseError", "htmx:sendError", "htmx:timeout"].forEach(function (naam) {
    document.addEventListener(naam, function () {
      meld("Het bijwerken is niet gelukt. Wat u hebt ingevuld staat er nog. Probeer het zo opnieuw.");
    });
  });
})();
