"""Form renderer: every form gets the markup of the design system from templates/django/forms."""

from django.forms.renderers import TemplatesSetting


class SwvRenderer(TemplatesSetting):
    """Value of FORM_RENDERER; needs 'django.forms' in INSTALLED_APPS and templates/ in DIRS."""
