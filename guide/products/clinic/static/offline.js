// A service worker: the clinic's page, and what it loaded, are there without a connection too. Files whose names change with
// their content are never asked for again; pages are asked for first. The other pages of the site are none of its business.
"use strict";

const KEPT = "guide-clinic-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  const [, place = ""] = request.url.split(self.registration.scope);
  if (request.method !== "GET" || !/^(assets|clinic)\//.test(place)) return;
  event.respondWith(answer(request, place.startsWith("assets/")));
});

async function answer(request, forGood) {
  const cache = await caches.open(KEPT);
  const there = await cache.match(request, { ignoreSearch: true, ignoreVary: true });
  if (there && forGood) return there;
  try {
    const fresh = await fetch(request);
    if (fresh.ok) cache.put(request, fresh.clone()).catch(() => {});
    return fresh;
  } catch (fault) {
    if (there) return there;
    throw fault;
  }
}
