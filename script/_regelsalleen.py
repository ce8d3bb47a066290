"""Pytest plugin of the mutation run: rules and policy without Django, which takes longer to start than they to test.

What letters may say is known by the apps, that are not loaded then; the texts of letters are left alone.
"""

from swv.kern.beleid import samenhang

samenhang.brieffouten = lambda *_: []
