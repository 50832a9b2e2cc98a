"""How the scenarios ask a stand-in: one client, for each of its own would read the machine's certificates."""

import httpx

CLIENT = httpx.Client(trust_env=False, limits=httpx.Limits(max_keepalive_connections=0))
"""Nothing stays open between two questions: the stand-in that answered may be gone."""
