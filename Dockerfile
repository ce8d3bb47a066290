# syntax=docker/dockerfile:1
# One image for web, worker, beat and set-up; docker-compose.yml says which is which.
FROM python:3.11-slim-bookworm AS bouw
WORKDIR /bouw
COPY requirements-uv.lock requirements.lock ./
RUN pip install --no-cache-dir --require-hashes -r requirements-uv.lock \
    && python -m venv --without-pip /opt/venv \
    && uv pip install --python /opt/venv/bin/python --no-cache --compile-bytecode --require-hashes -r requirements.lock

FROM python:3.11-slim-bookworm
RUN apt-get update \
    && apt-get install -y --no-install-recommends libpango-1.0-0 libpangoft2-1.0-0 libharfbuzz-subset0 \
    && rm -rf /var/lib/apt/lists/* \
    && useradd --system --uid 10001 --user-group --home-dir /srv/gegevens --shell /usr/sbin/nologin swv \
    && install -d -o swv -g swv -m 0700 /srv/gegevens /srv/gegevens/bestanden
COPY --from=bouw /opt/venv /opt/venv
COPY . /srv/swv
WORKDIR /srv/swv
ENV SWV_VENV=/opt/venv \
    SWV_ADRES=0.0.0.0 \
    SWV_POORT=8000 \
    SWV_STATIC=/srv/static \
    SWV_HULP=/srv/hulp \
    SWV_BESTANDEN=/srv/gegevens/bestanden \
    DJANGO_SETTINGS_MODULE=swv.project.settings \
    PYTHONDONTWRITEBYTECODE=1
# Settings need an address and a secret; neither is used or kept here.
RUN DATABASE_URL_WEB=postgresql://geen:geen@127.0.0.1:9/geen SWV_GEHEIM=alleen-voor-het-bouwen \
    sh -c "/opt/venv/bin/python manage.py collectstatic --noinput --verbosity 0 && /opt/venv/bin/python manage.py hulp_bouwen"
USER swv
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=15s --start-period=60s --retries=3 CMD ["script/proces", "gezond", "web"]
CMD ["script/proces", "web"]
