"""Walks through the API as Mastodon.py does. Prints where to sign in, reads the code, prints what it saw as JSON."""

import json
import sys
import threading

from mastodon import Mastodon, StreamListener

origin, picture = sys.argv[1:3]
scopes = ["read", "write", "follow", "push"]
client_id, client_secret = Mastodon.create_app("Mastodon.py", scopes=scopes, api_base_url=origin)
client = Mastodon(client_id=client_id, client_secret=client_secret, api_base_url=origin)
print(client.auth_request_url(scopes=scopes), flush=True)
client.log_in(code=sys.stdin.readline().strip(), scopes=scopes)

heard = threading.Event()
events = []


class Listener(StreamListener):
    def on_update(self, status):
        events.append(int(status.id))
        heard.set()


assert client.stream_healthy()
stream = client.stream_user(Listener(), run_async=True)
media = client.media_post(picture, description="Un carré vert")
post = client.status_post("Bonjour de Mastodon.py #essor", media_ids=[media], language="fr", idempotency_key="une fois")
again = client.status_post("Bonjour de Mastodon.py #essor", media_ids=[media], language="fr", idempotency_key="une fois")
heard.wait(20)
stream.close()

found = client.search("from:me", result_type="statuses")
reply = client.status_reply(post, "Et encore", visibility="unlisted")
asked = client.status_post("Oui ?", poll=client.make_poll(["Oui", "Non"], expires_in=3600))
edited = client.status_update(post, "Bonsoir de Mastodon.py #essor")
kept = client.status_bookmark(post)
choice = client.list_create("Proches")
word = client.filter_create("pluie", ["home"])

print(
    json.dumps(
        {
            "me": client.me().acct,
            "version": client.instance().version,
            "alt": post.media_attachments[0].description,
            "once": post.id == again.id,
            "streamed": int(post.id) in events,
            "found": [str(one.id) for one in found.statuses] != [],
            "thread": [str(one.id) for one in client.status_context(post).descendants] == [str(reply.id)],
            "options": [one.title for one in asked.poll.options],
            "versions": len(client.status_history(edited)),
            "bookmarked": kept.bookmarked and [str(one.id) for one in client.bookmarks()] == [str(post.id)],
            "lists": [one.title for one in client.lists()] if choice else [],
            "filters": [one.phrase for one in client.filters()] if word else [],
            "home": len(client.timeline_home()),
            "tag": [str(one.id) for one in client.timeline_hashtag("essor")] == [str(post.id)],
            "notifications": [one.type for one in client.notifications()],
        }
    ),
    flush=True,
)
