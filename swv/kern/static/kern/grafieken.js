/* Draws a chart from each table of the report that stands in a [data-grafiek]. The table stays: it is what counts, and
   without this file nothing is lost. A bar leads where the number in the table leads. */
(function () {
  "use strict";
  var HOOGTE_PER_BALK = 14;
  var HOOGTE_PER_REGEL = 18;
  var rustig = window.matchMedia("(prefers-reduced-motion: reduce)").matches;

  function kleur(naam, anders) {
    return window.getComputedStyle(document.documentElement).getPropertyValue(naam).trim() || anders;
  }

  function lees(tabel) {
    return Array.prototype.map.call(tabel.tBodies[0].rows, function (rij) {
      var cel = rij.cells[1];
      var link = cel.querySelector("a");
      return {
        woorden: rij.cells[0].textContent.trim(),
        aantal: cel.dataset.aantal === undefined ? null : Number(cel.dataset.aantal),
        adres: link ? link.href : ""
      };
    });
  }

  // Long words beside an axis are cut off; in lines they stay whole.
  function inRegels(woorden, breedte) {
    return woorden.split(" ").reduce(function (regels, woord) {
      var laatste = regels[regels.length - 1];
      if (laatste && laatste.length + woord.length < breedte) {
        regels[regels.length - 1] = laatste + " " + woord;
      } else {
        regels.push(woord);
      }
      return regels;
    }, []);
  }

  // The number at the end of each bar, so that nobody has to measure; a masked one is a dash.
  var getallen = {
    id: "getallen",
    afterDatasetsDraw: function (grafiek) {
      var doek = grafiek.ctx;
      doek.save();
      doek.fillStyle = kleur("--swv-tekst", "#1a1a1a");
      doek.font = "600 14px 'Noto Sans Variable', sans-serif";
      doek.textBaseline = "middle";
      grafiek.getDatasetMeta(0).data.forEach(function (balk, plek) {
        var aantal = grafiek.data.datasets[0].data[plek];
        var x = aantal === null ? grafiek.chartArea.left : balk.x;
        doek.fillText(aantal === null ? "–" : String(aantal), x + 6, balk.y);
      });
      doek.restore();
    }
  };

  function teken(figuur) {
    var tabel = figuur.querySelector("table");
    if (figuur.dataset.getekend || !tabel || !window.Chart) { return; }
    var rijen = lees(tabel);
    if (rijen.length < 2) { return; }
    figuur.dataset.getekend = "ja";
    var vlak = document.createElement("div");
    vlak.className = "swv-grafiek__vlak";
    var labels = rijen.map(function (rij) { return inRegels(rij.woorden, figuur.clientWidth < 480 ? 18 : 30); });
    var meeste = Math.max.apply(null, labels.map(function (regels) { return regels.length; }));
    vlak.style.blockSize = (rijen.length * (HOOGTE_PER_BALK + meeste * HOOGTE_PER_REGEL) + 48) + "px";
    var doek = document.createElement("canvas");
    doek.setAttribute("role", "img");
    doek.setAttribute("aria-label", "Grafiek: " + tabel.caption.textContent.trim() + ". De cijfers staan in de tabel.");
    vlak.appendChild(doek);
    figuur.insertBefore(vlak, figuur.firstChild);
    figuur.classList.add("swv-grafiek--getekend");
    var tekst = kleur("--swv-tekst", "#1a1a1a");
    new window.Chart(doek, {
      type: "bar",
      plugins: [getallen],
      data: {
        labels: labels,
        datasets: [{
          data: rijen.map(function (rij) { return rij.aantal; }),
          backgroundColor: kleur("--swv-accent", "#144e95"),
          borderRadius: 2,
          maxBarThickness: 20
        }]
      },
      options: {
        indexAxis: "y",
        animation: rustig ? false : { duration: 250 },
        maintainAspectRatio: false,
        layout: { padding: { right: 44 } },
        plugins: { legend: { display: false } },
        scales: {
          x: { beginAtZero: true, ticks: { precision: 0, color: tekst, font: { size: 14 } } },
          y: { ticks: { autoSkip: false, color: tekst, font: { size: 14 } }, grid: { display: false } }
        },
        onHover: function (gebeurtenis, geraakt) {
          doek.style.cursor = geraakt.length && rijen[geraakt[0].index].adres ? "pointer" : "default";
        },
        onClick: function (gebeurtenis, geraakt) {
          if (geraakt.length && rijen[geraakt[0].index].adres) {
            window.location.assign(rijen[geraakt[0].index].adres);
          }
        }
      }
    });
  }

  function tekenWatOpenStaat() {
    document.querySelectorAll("[data-grafiek]").forEach(function (figuur) {
      var lade = figuur.closest("details");
      if (!lade || lade.open) { teken(figuur); }
    });
  }

  document.addEventListener("DOMContentLoaded", tekenWatOpenStaat);
  document.addEventListener("toggle", tekenWatOpenStaat, true);
}());
