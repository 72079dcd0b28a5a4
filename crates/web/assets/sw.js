// Keeps the learner's pages on the phone. The list KEPT of assets is put before this text by the
// server. Only pages under /my pass through here, and what they ask for.
"use strict";
const ASSETS = "walz-assets", PAGES = "walz-pages";

addEventListener("install", (event) => {
  event.waitUntil(caches.open(ASSETS).then((cache) => cache.addAll(KEPT)).then(() => skipWaiting()));
});

addEventListener("activate", (event) => {
  const tidy = async () => {
    const cache = await caches.open(ASSETS);
    for (const request of await cache.keys()) {
      if (!KEPT.includes(new URL(request.url).pathname)) await cache.delete(request);
    }
    await clients.claim();
  };
  event.waitUntil(tidy());
});

async function page(request) {
  const cache = await caches.open(PAGES);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(request.url.split("?")[0], answer.clone());
    return answer;
  } catch (failed) {
    const kept = await cache.match(request.url.split("?")[0]) || await cache.match("/my");
    if (kept) return kept;
    throw failed;
  }
}

addEventListener("fetch", (event) => {
  const { request } = event, { origin, pathname } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && pathname.startsWith("/my")) event.respondWith(page(request));
  else if (pathname.startsWith("/assets/")) {
    event.respondWith(caches.match(request).then((kept) => kept || fetch(request)));
  }
});
