/* How Sphinx orders what a search found: the guides of users first, then those who run it, then the rest. */
var Scorer = {
  score: ([pagina, , , , score]) =>
    score + (pagina.startsWith("gebruikers/") ? 60 : 0) + (/^(beheer|api)\//.test(pagina) ? 30 : 0),
  objNameMatch: 11,
  objPartialMatch: 6,
  objPrio: { 0: 15, 1: 5, 2: -5 },
  objPrioDefault: 0,
  title: 15,
  partialTitle: 7,
  term: 5,
  partialTerm: 2,
};
