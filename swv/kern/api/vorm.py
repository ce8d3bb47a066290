"""JSON only, whatever a client says it accepts, and lists in pages of one shape."""

from typing import Any

from rest_framework.negotiation import DefaultContentNegotiation
from rest_framework.pagination import PageNumberPagination
from rest_framework.response import Response


class AltijdJson(DefaultContentNegotiation):
    """Answers in JSON, also for a browser or another client that asks for something else."""

    def select_renderer(self, request: Any, renderers: Any, format_suffix: Any = None) -> tuple[Any, str]:
        """The first renderer, which is JSON."""
        return renderers[0], renderers[0].media_type


class Bladzijden(PageNumberPagination):
    """`?pagina=2`: how many there are, where the neighbours are, and the rows of this page."""

    page_size = 50
    page_query_param = "pagina"
    page_size_query_param = "per_pagina"
    max_page_size = 200

    def get_paginated_response(self, data: Any) -> Response:
        """The page with its neighbours."""
        return Response(
            {
                "aantal": self.page.paginator.count if self.page else 0,
                "volgende": self.get_next_link(),
                "vorige": self.get_previous_link(),
                "resultaten": data,
            }
        )
