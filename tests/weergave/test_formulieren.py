"""Forms come out in the markup of the design system, with errors that say what to do."""

import re

from django import forms
from django.template import Context, Template

from swv.kern.weergave.foutteksten import formulierregels, foutregels, wat_er_nog_staat
from swv.kern.weergave.renderer import SwvRenderer
from swv.kern.weergave.velden import DatumField


class ProefForm(forms.Form):
    default_renderer = SwvRenderer

    naam = forms.CharField(
        max_length=5, help_text="Zoals in het paspoort.", widget=forms.TextInput({"placeholder": "x"})
    )
    naam.waarom = "Die naam komt in de brief."
    naam.voorbeeld = "Sanne"
    dag = DatumField(label="Eerste dag")
    keuze = forms.ChoiceField(widget=forms.RadioSelect, choices=[("a", "Ja"), ("b", "Nee")])
    hulp = forms.MultipleChoiceField(
        widget=forms.CheckboxSelectMultiple, choices=[("a", "Thuis"), ("b", "Op school")], required=False
    )
    bestand = forms.FileField()
    akkoord = forms.BooleanField(label="Ik ga akkoord.")
    eigen = forms.CharField(error_messages={"required": "Noem de school. Kies uit de lijst."})
    sleutel = forms.CharField(widget=forms.HiddenInput, required=False)

    def clean(self):
        raise forms.ValidationError("De aanvraag is te vroeg.")


def verstuurd(**gegevens):
    return ProefForm(gegevens, {})


def html_van(form):
    return str(form)


def test_the_label_belongs_to_the_field_and_the_help_is_announced():
    html = html_van(ProefForm())
    assert '<label class="utrecht-form-label" for="id_naam">' in html
    assert 'id="id_naam_helptext"' in html
    assert 'aria-describedby="id_naam_helptext"' in html


def test_an_error_is_announced_with_the_field():
    html = html_van(verstuurd())
    veld = re.search(r'<input[^>]*name="naam"[^>]*>', html)[0]
    assert 'aria-describedby="id_naam_helptext id_naam_error"' in veld
    assert 'aria-invalid="true"' in veld
    assert 'id="id_naam_error"' in html


def test_required_is_said_without_the_pop_ups_of_the_browser():
    veld = re.search(r'<input[^>]*name="naam"[^>]*>', html_van(ProefForm()))[0]
    assert 'aria-required="true"' in veld
    assert " required" not in veld
    assert "placeholder" not in veld


def test_optional_fields_say_so():
    assert html_van(ProefForm()).count("(niet verplicht)") == 1


def test_why_we_ask_and_an_example_fold_out():
    html = html_van(ProefForm())
    assert html.count("<details") == 1
    assert "Waarom vragen we dit?" in html
    assert "Die naam komt in de brief." in html
    assert "Sanne" in html


def test_choices_form_a_group_with_a_legend():
    html = html_van(verstuurd())
    groep = re.search(r'<fieldset[^>]*id="id_keuze_groep"[^>]*>', html)[0]
    assert 'role="radiogroup"' in groep
    assert 'aria-describedby="id_keuze_error"' in groep
    assert 'aria-invalid="true"' in groep
    radio = re.search(r'<input type="radio"[^>]*>', html)[0]
    assert "aria-invalid" not in radio
    assert html.count("<legend") == 2


def test_a_date_field_is_the_browsers_own():
    html = html_van(ProefForm(initial={"dag": "2026-11-03"}))
    assert 'type="date"' in html
    assert 'value="2026-11-03"' in html


def test_a_dutch_date_is_understood():
    assert DatumField().clean("3-11-2026").isoformat() == "2026-11-03"


def test_no_style_attributes_anywhere():
    assert "style=" not in html_van(verstuurd())


def test_errors_say_what_is_wrong_and_what_to_do():
    form = verstuurd(naam="te lang voor vijf", dag="31-2-2026", keuze="c")
    regels = {naam: foutregels(form[naam]) for naam in form.errors if naam != "__all__"}
    assert regels["dag"] == ["Dit is geen bestaande datum. Vul een dag, een maand en een jaar in."]
    assert regels["keuze"] == ["Dit antwoord staat niet in de lijst. Kies een ander antwoord."]
    assert regels["bestand"] == ["Er is nog geen bestand gekozen. Kies een bestand."]
    assert regels["akkoord"] == ["Dit vakje is nog niet aangevinkt. Vink het aan als u akkoord bent."]
    assert regels["eigen"] == ["Noem de school. Kies uit de lijst."]
    assert len(regels["naam"]) == 1


def test_the_summary_links_to_each_field():
    sjabloon = Template('{% include "_foutsamenvatting.html" %}')
    html = sjabloon.render(Context({"form": verstuurd()}))
    assert "Er zijn 7 dingen die u moet aanpassen" in html
    assert '<a href="#id_naam">Naam: Dit veld is nog leeg. Vul het in.</a>' in html
    assert 'href="#id_keuze_0"' in html
    assert "Ik ga akkoord: Dit vakje" in html
    assert "<li>De aanvraag is te vroeg.</li>" in html
    assert 'role="alert"' in html
    assert 'tabindex="-1"' in html
    assert "data-focus" in html


def test_no_summary_without_errors():
    sjabloon = Template('{% include "_foutsamenvatting.html" %}')
    assert sjabloon.render(Context({"form": ProefForm()})).strip() == ""
    assert sjabloon.render(Context({})).strip() == ""


def test_several_forms_share_one_summary():
    sjabloon = Template('{% include "_foutsamenvatting.html" %}')
    html = sjabloon.render(Context({"formulieren": [verstuurd(), ProefForm({}, {}, prefix="b")]}))
    assert "Er zijn 14 dingen" in html
    assert 'href="#id_b-naam"' in html


def test_the_summary_is_honest_about_what_stays():
    class Wachtwoord(forms.Form):
        wachtwoord = forms.CharField(widget=forms.PasswordInput)

    class Tekst(forms.Form):
        tekst = forms.CharField()

    assert wat_er_nog_staat([Tekst({})]) == "Wat u hebt ingevuld, staat er nog."
    assert wat_er_nog_staat([verstuurd()]).endswith("Kies alleen de bestanden opnieuw.")
    assert wat_er_nog_staat([Tekst({}), Wachtwoord({})]) == ""


def test_signing_in_speaks_our_own_dutch():
    class Aanmelden(forms.Form):
        def clean(self):
            raise forms.ValidationError("Het door jou opgegeven…", code="email_password_mismatch")

    assert formulierregels(Aanmelden({})) == [
        "Het e-mailadres en het wachtwoord horen niet bij elkaar. Controleer beide en probeer het opnieuw."
    ]
