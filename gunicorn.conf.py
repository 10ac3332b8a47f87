"""Gunicorn's settings; plain ``gunicorn`` in the repository root serves the site."""

import os

pythonpath = "site"
wsgi_app = "config.wsgi:application"
bind = f"127.0.0.1:{os.environ.get('PORT', '8000')}"
workers = int(os.environ.get("WEB_CONCURRENCY", "2"))
threads = 2
timeout = 60
control_socket_disable = True  # it would lie in the home folder of whoever starts the site
accesslog = "-" if os.environ.get("ACCESS_LOG") else None
# Behind a proxy, the proxy's word for the scheme counts only when it comes from these addresses.
forwarded_allow_ips = os.environ.get("FORWARDED_ALLOW_IPS", "127.0.0.1")


def post_worker_init(worker):
    """Build what the lists search in, while the worker already answers everything else."""
    from catalogue.search import warming

    warming.begin()
