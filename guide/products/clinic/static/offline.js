// A service worker: what was loaded from this site with the clinic's page is there without a connection too. Files whose
// names change with their content are never asked for again; pages are asked for first.
"use strict";

const KEPT = "guide-clinic-1";

self.addEventListener("install", () => self.skipWaiting());
self.addEventListener("activate", (event) => event.waitUntil(self.clients.claim()));
self.addEventListener("fetch", (event) => {
  const { request } = event;
  if (request.method !== "GET" || new URL(request.url).origin !== self.location.origin) return;
  event.respondWith(answer(request, new URL(request.url).pathname.includes("/assets/")));
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
