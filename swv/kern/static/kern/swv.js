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

  // A field that belongs to one answer shows when that answer is chosen.
  function toonBijAntwoord() {
    document.querySelectorAll("[data-bij-vraag]").forEach(function (veld) {
      var vraag = veld.closest("form").elements[veld.dataset.bijVraag];
      var bron = vraag && (vraag.closest ? vraag : vraag[0]); // of a hidden question nothing else shows
      var boven = bron && bron.closest("[data-bij-vraag]");
      veld.hidden = !vraag || Boolean(boven && boven.hidden)
        || veld.dataset.bijWaarden.split(" ").indexOf(vraag.value) === -1;
    });
  }
  document.addEventListener("change", toonBijAntwoord);

  document.addEventListener("DOMContentLoaded", function () {
    toonBijAntwoord();
    focusOp(document.querySelector("[data-focus]"));
    document.querySelectorAll(".swv-nav__knop").forEach(function (knop) {
      knop.setAttribute("aria-expanded", "false");
    });
    // A panel that stands beside the page on a wide screen is open there; below the page it waits to be asked.
    document.querySelectorAll("details[data-open-breed]").forEach(function (paneel) {
      paneel.open = window.matchMedia("(min-width: 56.0625rem)").matches;
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

  // Keyboard travel: a link that names a key is followed with Alt and that key, also while somebody types.
  document.addEventListener("keydown", function (gebeurtenis) {
    if (!gebeurtenis.altKey || gebeurtenis.ctrlKey || gebeurtenis.metaKey) { return; }
    var link = document.querySelector('a[data-toets="' + window.CSS.escape(gebeurtenis.key) + '"]');
    if (!link) { return; }
    gebeurtenis.preventDefault();
    link.click();
  });

  // One key to the search field, for who left it on: a single key can get in the way of speech input (WCAG 2.1.4).
  var ZOEKTOETS = "swv-zoektoets";
  function zoektoetsAan() {
    try { return window.localStorage.getItem(ZOEKTOETS) !== "uit"; } catch (fout) { return true; }
  }
  function toonZoektoets() {
    wortel.classList.toggle("heeft-zoektoets", zoektoetsAan());
    document.querySelectorAll("[data-zoektoets]").forEach(function (vakje) { vakje.checked = zoektoetsAan(); });
  }
  document.addEventListener("DOMContentLoaded", toonZoektoets);
  document.addEventListener("change", function (gebeurtenis) {
    if (!gebeurtenis.target.matches("[data-zoektoets]")) { return; }
    try { window.localStorage.setItem(ZOEKTOETS, gebeurtenis.target.checked ? "aan" : "uit"); } catch (fout) { return; }
    toonZoektoets();
  });
  document.addEventListener("keydown", function (gebeurtenis) {
    var veld = document.getElementById("zoekveld");
    if (gebeurtenis.key !== "/" || gebeurtenis.altKey || gebeurtenis.ctrlKey || gebeurtenis.metaKey) { return; }
    if (!veld || !zoektoetsAan() || gebeurtenis.target.closest("input, textarea, select, [contenteditable]")) { return; }
    gebeurtenis.preventDefault();
    veld.focus();
    veld.select();
  });

  // One box for all boxes of a list.
  document.addEventListener("change", function (gebeurtenis) {
    var naam = gebeurtenis.target.dataset.kiesAlle;
    if (!naam) { return; }
    gebeurtenis.target.form.querySelectorAll('input[name="' + naam + '"]').forEach(function (vakje) {
      vakje.checked = gebeurtenis.target.checked;
    });
  });

  // A double click must not send a form twice. The back button brings the form back unlocked.
  document.addEventListener("submit", function (gebeurtenis) {
    var formulier = gebeurtenis.target;
    if (gebeurtenis.defaultPrevented || formulier.method !== "post" || formulier.target === "_blank") { return; }
    if (formulier.dataset.verzonden) { gebeurtenis.preventDefault(); return; }
    if (formulier.classList.contains("htmx-request")) { // first let the save that is under way come back
      gebeurtenis.preventDefault();
      formulier.addEventListener("htmx:afterSettle", function () {
        var ingedrukt = gebeurtenis.submitter;
        formulier.requestSubmit(ingedrukt && !ingedrukt.isConnected ? document.getElementById(ingedrukt.id) : ingedrukt);
      }, { once: true });
      return;
    }
    vernieuwToken(formulier);
    if (formulier.querySelector("textarea") && balk() && !formulier.dataset.nagegaan) {
      gebeurtenis.preventDefault();
      vraagAanmelding(formulier, function () {
        wisNietOpgeslagen();
        formulier.dataset.nagegaan = "ja";
        formulier.requestSubmit(gebeurtenis.submitter);
        delete formulier.dataset.nagegaan;
      });
      return;
    }
    formulier.dataset.verzonden = "ja";
    window.setTimeout(function () { delete formulier.dataset.verzonden; }, 4000);
  });
  window.addEventListener("pageshow", function () {
    toonBijAntwoord();
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
  // A list that is renewed keeps open what somebody opened.
  document.addEventListener("htmx:oobBeforeSwap", function (gebeurtenis) {
    var nieuw = gebeurtenis.detail.fragment;
    gebeurtenis.detail.target.querySelectorAll("details[id]").forEach(function (oud) {
      var straks = nieuw.querySelector("#" + window.CSS.escape(oud.id));
      if (straks) { straks.open = oud.open; }
    });
  });

  // --- Nothing typed is lost: what is not stored stays on the page, says so, and is tried again ---------------

  var OPSLAAN_NA = 1000; // from the first letter that is not saved: who loses the page loses no more than that
  var STIL_NA = 2000;
  var OPNIEUW_NA = 30000;
  var NOG_EENS_NA = 1500;
  var wachtend = null; // the form whose last save failed
  var wekker = 0;

  function balk() { return document.getElementById("niet-opgeslagen"); }

  function slaOp(formulier) { formulier.dispatchEvent(new CustomEvent("opslaan")); }

  // A save each second while somebody types; a screen reader hears of it once, after the typing.
  var bezig = new Map(); // form -> its timer
  var stilte = 0;
  document.addEventListener("input", function (gebeurtenis) {
    var formulier = gebeurtenis.target.form;
    if (!formulier || !formulier.hasAttribute("hx-post")) { return; }
    window.clearTimeout(stilte);
    stilte = window.setTimeout(function () {
      var stand = document.getElementById("opgeslagen");
      if (stand) { meld(stand.textContent); }
    }, OPSLAAN_NA + STIL_NA);
    if (bezig.has(formulier)) { return; }
    bezig.set(formulier, window.setTimeout(function () {
      bezig.delete(formulier);
      slaOp(formulier);
    }, OPSLAAN_NA));
  });
  document.addEventListener("visibilitychange", function () {
    if (document.visibilityState !== "hidden") { return; }
    bezig.forEach(function (timer, formulier) {
      window.clearTimeout(timer);
      bezig.delete(formulier);
      slaOp(formulier);
    });
  });

  // Signing in again, in another tab, makes a new token; the cookie has it, the page still the old one.
  function token() {
    var gevonden = document.cookie.match(/(?:^|; )csrftoken=([^;]+)/);
    return gevonden ? gevonden[1] : "";
  }

  function vernieuwToken(formulier) {
    var veld = formulier.querySelector("input[name=csrfmiddlewaretoken]");
    if (veld && token()) { veld.value = token(); }
  }

  function alinea(tekst) {
    var p = document.createElement("p");
    p.textContent = tekst;
    return p;
  }

  function knop(tekst, klik) {
    var element = document.createElement("button");
    element.type = "button";
    element.className = "utrecht-button utrecht-button--secondary-action swv-knop--klein";
    element.textContent = tekst;
    element.addEventListener("click", klik);
    return element;
  }

  function aanmeldlink() {
    var link = document.createElement("a");
    link.href = balk().dataset.aanmelden;
    link.target = "_blank";
    link.rel = "noopener";
    link.textContent = "Aanmelden (opent een nieuw tabblad)";
    return link;
  }

  function uitleg(status, vanzelf) {
    if (status === 401) {
      return "U bent niet meer aangemeld. Meld u opnieuw aan in een nieuw tabblad en kom hier terug. "
        + (vanzelf ? "Dan slaan wij het alsnog op." : "Verstuur het dan nog een keer.");
    }
    if (status === 0) {
      return "Er is geen verbinding. "
        + (vanzelf ? "Wij proberen het elke halve minuut opnieuw." : "Verstuur het nog een keer als die er weer is.");
    }
    if (status >= 500) {
      return "Er ging bij ons iets mis. Wij proberen het elke halve minuut opnieuw. Blijft dit staan?"
        + " Kopieer dan lange teksten en bel het secretariaat.";
    }
    return "U kunt deze aanvraag nu niet wijzigen. Misschien is de aanvraag intussen ingediend, of werkt u in een andere rol."
      + " Kopieer lange teksten en open het dossier opnieuw in een nieuw tabblad.";
  }

  function toonNietOpgeslagen(formulier, status) {
    var melding = balk();
    var stand = document.getElementById("opgeslagen");
    if (!melding) { return; }
    wachtend = formulier;
    window.clearTimeout(wekker);
    if (status === 0 || status >= 500) { wekker = window.setTimeout(probeerOpnieuw, OPNIEUW_NA); }
    if (stand) { stand.textContent = "Niet opgeslagen."; }
    if (melding.dataset.status === String(status)) { return; } // a screen reader need not hear it again
    melding.dataset.status = String(status);
    var kop = alinea("Niet opgeslagen. Wat u hebt getypt, staat nog op deze pagina.");
    kop.className = "swv-niet-opgeslagen__kop";
    var acties = document.createElement("p");
    acties.className = "swv-rij";
    if (status === 401) { acties.append(aanmeldlink()); }
    acties.append(knop("Nu opnieuw proberen", probeerOpnieuw));
    melding.replaceChildren(kop, alinea(uitleg(status, formulier.hasAttribute("hx-post"))), acties);
  }

  function wisNietOpgeslagen() {
    var melding = balk();
    wachtend = null;
    window.clearTimeout(wekker);
    if (!melding || !melding.dataset.status) { return; }
    delete melding.dataset.status;
    melding.replaceChildren();
  }

  function probeerOpnieuw() {
    if (!wachtend) { return; }
    if (wachtend.hasAttribute("hx-post")) {
      slaOp(wachtend);
      return;
    }
    vraagAanmelding(wachtend, wisNietOpgeslagen);
  }

  // A save that was under way while somebody signed in can come back refused after this first attempt.
  window.addEventListener("focus", function () {
    probeerOpnieuw();
    window.setTimeout(probeerOpnieuw, NOG_EENS_NA);
  });
  window.addEventListener("online", probeerOpnieuw);
  window.addEventListener("beforeunload", function (gebeurtenis) {
    var verschil = document.querySelector("[data-verschil]");
    if (wachtend || (verschil && !verschil.closest("form").dataset.verzonden)) { gebeurtenis.preventDefault(); }
  });

  // A server can store a text and be gone before it says so. The next save tells what was sent without an answer, so
  // that the own text is not taken for that of somebody else. The first and the last of such texts will do.
  var verstuurd = {};
  var zonderAntwoord = {};
  function tekstenVan(formulier) {
    var teksten = {};
    formulier.querySelectorAll("textarea").forEach(function (veld) { if (veld.value) { teksten[veld.name] = veld.value; } });
    return teksten;
  }
  function onthoudZonderAntwoord() {
    Object.keys(verstuurd).forEach(function (naam) {
      zonderAntwoord[naam] = (zonderAntwoord[naam] || []).slice(0, 1).concat(verstuurd[naam]);
    });
  }

  // What is being sent for good needs no draft any more, and a draft that comes later would be refused.
  document.addEventListener("htmx:beforeRequest", function (gebeurtenis) {
    var formulier = gebeurtenis.detail.elt;
    if (formulier instanceof HTMLFormElement && formulier.dataset.verzonden) { gebeurtenis.preventDefault(); }
  });
  document.addEventListener("htmx:configRequest", function (gebeurtenis) {
    var detail = gebeurtenis.detail;
    if (detail.verb !== "post") { return; }
    if (token()) {
      detail.headers["X-CSRFToken"] = token();
      detail.parameters.csrfmiddlewaretoken = token();
    }
    if (!(detail.elt instanceof HTMLFormElement)) { return; }
    // A save goes to the address of the form, and not to that of the button that was pressed meanwhile.
    if (detail.triggeringEvent && detail.triggeringEvent.type !== "submit") { detail.path = detail.elt.getAttribute("hx-post"); }
    verstuurd = tekstenVan(detail.elt);
    Object.keys(zonderAntwoord).forEach(function (naam) { detail.parameters["eerder_" + naam] = zonderAntwoord[naam]; });
  });
  document.addEventListener("htmx:afterRequest", function (gebeurtenis) {
    var detail = gebeurtenis.detail;
    if (!(detail.elt instanceof HTMLFormElement)) { return; }
    if (detail.successful) {
      zonderAntwoord = {};
      wisNietOpgeslagen();
      return;
    }
    onthoudZonderAntwoord();
    toonNietOpgeslagen(detail.elt, detail.xhr.status);
  });

  // Before a form with long texts leaves the page: is somebody still signed in, and is the server there?
  function vraagAanmelding(formulier, verder) {
    window.fetch(balk().dataset.aangemeld, { headers: { "HX-Request": "true" } }).then(function (antwoord) {
      if (antwoord.status === 401) { toonNietOpgeslagen(formulier, 401); } else { verder(); }
    }, function () { toonNietOpgeslagen(formulier, 0); });
  }
})();
