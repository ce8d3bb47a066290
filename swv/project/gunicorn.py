"""Configuration of gunicorn, the application server: two processes of four threads unless told otherwise."""

import os

bind = f"{os.environ.get('SWV_ADRES', '127.0.0.1')}:{os.environ.get('SWV_POORT', '8000')}"
workers = int(os.environ.get("SWV_WEBPROCESSEN", "2"))
threads = int(os.environ.get("SWV_WEBTHREADS", "4"))
worker_class = "gthread"
preload_app = True  # imported once; database connections open only after the fork
worker_tmp_dir = "/dev/shm" if os.path.isdir("/dev/shm") else None  # noqa: S108 - heartbeats, never data
timeout = 60
graceful_timeout = 8  # inside the time that the supervisor waits
keepalive = 5
max_requests = 5_000
max_requests_jitter = 500
control_socket_disable = True  # the supervisor stops and starts; no second way in
accesslog = "-"
errorlog = "-"
logger_class = "swv.project.logregels.Toegangslogboek"
# %(U)s is the path alone: a query string can hold a name that someone searched for.
access_log_format = "%(t)s %(h)s %(m)s %(U)s %(s)s %(B)s %(M)sms"
