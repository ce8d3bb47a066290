/* Several files at once: drop or choose them, say of each what it is, and follow each on its way.
   Without this file the form adds one document at a time. */
(function () {
  "use strict";
  var formulier = document.querySelector("form[data-bestanden]");
  if (!formulier || !window.FormData || !window.DataTransfer) { return; }
  var invoer = formulier.querySelector("input[type=file]");
  var soort = formulier.querySelector("select[name=code]");
  var datum = formulier.querySelector("[name=datum]");
  var knop = formulier.querySelector("button[type=submit]");
  var nummer = 0;
  var rijen = [];

  var lijst = document.createElement("ul");
  lijst.className = "swv-bestanden";
  var stand = document.createElement("p");
  stand.setAttribute("role", "status");
  var zone = document.createElement("div");
  zone.className = "swv-bestanden__zone";
  var uitleg = document.createElement("p");
  uitleg.textContent = "Of sleep een of meer bestanden hierheen.";
  zone.appendChild(uitleg);
  invoer.multiple = true;
  invoer.removeAttribute("required");
  invoer.closest(".utrecht-form-field, .swv-veld, div").after(zone);
  zone.after(lijst);
  formulier.insertBefore(stand, knop.closest(".swv-acties"));

  function maak(soortElement, klasse, tekst) {
    var element = document.createElement(soortElement);
    if (klasse) { element.className = klasse; }
    if (tekst) { element.textContent = tekst; }
    return element;
  }

  function veld(label, bron, id) {
    var omslag = maak("p", "swv-bestanden__veld");
    var naam = maak("label", "", label);
    var kopie = bron.cloneNode(true);
    kopie.id = id;
    kopie.value = bron.value;
    kopie.removeAttribute("aria-describedby");
    kopie.removeAttribute("aria-invalid");
    naam.htmlFor = id;
    omslag.append(naam, kopie);
    return { omslag: omslag, element: kopie };
  }

  function voegToe(bestand) {
    nummer += 1;
    var li = maak("li", "swv-bestanden__bestand");
    var kop = maak("p", "swv-bestanden__naam", bestand.name);
    var welke = veld("Wat voor stuk is " + bestand.name + "?", soort, "los-soort-" + nummer);
    var dag = veld("Datum van " + bestand.name, datum, "los-datum-" + nummer);
    var voortgang = maak("progress");
    voortgang.max = 100;
    voortgang.value = 0;
    voortgang.hidden = true;
    voortgang.setAttribute("aria-label", "Voortgang van " + bestand.name);
    var melding = maak("p", "swv-bestanden__melding");
    var weg = maak("button", "utrecht-button utrecht-button--secondary-action swv-knop--klein", "Weghalen");
    weg.type = "button";
    weg.setAttribute("aria-label", bestand.name + " weghalen");
    var rij = {
      bestand: bestand, li: li, soort: welke.element, datum: dag.element,
      voortgang: voortgang, melding: melding, weg: weg, klaar: false
    };
    weg.addEventListener("click", function () {
      rijen = rijen.filter(function (ander) { return ander !== rij; });
      li.remove();
      toonKnop();
      invoer.focus();
    });
    li.append(kop, welke.omslag, dag.omslag, voortgang, melding, weg);
    lijst.appendChild(li);
    rijen.push(rij);
    toonKnop();
  }

  function neemOp(bestanden) {
    Array.prototype.forEach.call(bestanden, voegToe);
    invoer.value = "";
    if (rijen.length) { rijen[rijen.length - 1].soort.focus(); }
  }

  function toonKnop() {
    var meer = rijen.length > 0;
    [soort, datum].forEach(function (bron) {
      bron.closest(".utrecht-form-field, .swv-veld, div").hidden = meer;
    });
    knop.textContent = meer ? (rijen.length === 1 ? "1 document toevoegen" : rijen.length + " documenten toevoegen")
      : "Toevoegen";
  }

  function fout(rij, tekst) {
    rij.melding.textContent = tekst;
    rij.melding.classList.add("swv-bestanden__melding--fout");
    rij.voortgang.hidden = true;
  }

  function stuur(rij, daarna) {
    if (!rij.soort.value || !rij.datum.value) {
      fout(rij, "Kies wat voor stuk dit is en vul de datum in.");
      daarna();
      return;
    }
    var gegevens = new FormData();
    gegevens.append("csrfmiddlewaretoken", formulier.elements.csrfmiddlewaretoken.value);
    gegevens.append("code", rij.soort.value);
    gegevens.append("datum", rij.datum.value);
    gegevens.append("bestand", rij.bestand, rij.bestand.name);
    var verzoek = new XMLHttpRequest();
    rij.voortgang.hidden = false;
    rij.melding.textContent = "";
    rij.melding.classList.remove("swv-bestanden__melding--fout");
    verzoek.upload.addEventListener("progress", function (gebeurtenis) {
      if (gebeurtenis.lengthComputable) { rij.voortgang.value = Math.round(100 * gebeurtenis.loaded / gebeurtenis.total); }
    });
    verzoek.addEventListener("loadend", function () {
      var antwoord = {};
      try { antwoord = JSON.parse(verzoek.responseText); } catch (geenJson) { antwoord = {}; }
      if (verzoek.status === 200) {
        rij.klaar = true;
        rij.voortgang.value = 100;
        rij.melding.textContent = antwoord.melding;
        rij.weg.hidden = true;
      } else if (verzoek.status === 401) {
        fout(rij, "U bent niet meer aangemeld. Meld u in een nieuw tabblad aan en probeer het opnieuw.");
      } else {
        fout(rij, antwoord.melding || "Dit bestand kon niet worden toegevoegd. Controleer uw verbinding en probeer het opnieuw.");
      }
      daarna();
    });
    verzoek.open("POST", formulier.action || window.location.href);
    verzoek.setRequestHeader("X-Los-Bestand", "1");
    verzoek.setRequestHeader("HX-Request", "true");
    verzoek.send(gegevens);
  }

  function stuurAlles() {
    var wachtend = rijen.filter(function (rij) { return !rij.klaar; });
    var totaal = wachtend.length;
    knop.disabled = true;
    (function volgende(gedaan) {
      if (!wachtend.length) { return af(); }
      stand.textContent = "Bestand " + (gedaan + 1) + " van " + totaal + " wordt toegevoegd.";
      stuur(wachtend.shift(), function () { volgende(gedaan + 1); });
    })(0);
  }

  function af() {
    knop.disabled = false;
    var mislukt = rijen.filter(function (rij) { return !rij.klaar; });
    if (!mislukt.length) { window.location.reload(); return; }
    stand.textContent = mislukt.length === 1
      ? "1 bestand is niet toegevoegd. Lees bij het bestand wat u kunt doen."
      : mislukt.length + " bestanden zijn niet toegevoegd. Lees bij elk bestand wat u kunt doen.";
    mislukt[0].soort.focus();
  }

  invoer.addEventListener("change", function () { neemOp(invoer.files); });
  ["dragenter", "dragover"].forEach(function (soortGebeurtenis) {
    formulier.addEventListener(soortGebeurtenis, function (gebeurtenis) {
      gebeurtenis.preventDefault();
      zone.classList.add("swv-bestanden__zone--boven");
    });
  });
  ["dragleave", "drop"].forEach(function (soortGebeurtenis) {
    formulier.addEventListener(soortGebeurtenis, function () { zone.classList.remove("swv-bestanden__zone--boven"); });
  });
  formulier.addEventListener("drop", function (gebeurtenis) {
    gebeurtenis.preventDefault();
    neemOp(gebeurtenis.dataTransfer.files);
  });
  formulier.addEventListener("submit", function (gebeurtenis) {
    if (!rijen.length) { return; }
    gebeurtenis.preventDefault();
    gebeurtenis.stopImmediatePropagation();
    stuurAlles();
  }, true);
})();
