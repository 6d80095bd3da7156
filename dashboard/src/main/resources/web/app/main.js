// Where the front end starts: which page is at which address.

import { html, render, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { address, onAddress } from "./router.js";
import "./bar.js";

/** One line per page: its address, its title, and the module that defines its element. */
const PAGES = [
  { path: /^\/$/, title: "TV", load: () => import("../pages/tv.js"), view: () => html`<agon-tv></agon-tv>` },
  { path: /^\/play$/, title: "Play", load: () => import("../pages/play.js"), view: () => html`<agon-play></agon-play>` },
  { path: /^\/matches$/, title: "Matches", load: () => import("../pages/matches.js"), view: () => html`<agon-matches></agon-matches>` },
  {
    path: /^\/match\/(.+)$/,
    title: "Match",
    load: () => import("../pages/match.js"),
    view: (id) => html`<agon-match .match=${id}></agon-match>`,
  },
  { path: /^\/league$/, title: "League", load: () => import("../pages/league.js"), view: () => html`<agon-league></agon-league>` },
  {
    path: /^\/league\/(.+)$/,
    title: "Player",
    load: () => import("../pages/player.js"),
    view: (name) => html`<agon-player .player=${name}></agon-player>`,
  },
  { path: /^\/runs$/, title: "Runs", load: () => import("../pages/runs.js"), view: () => html`<agon-runs></agon-runs>` },
  { path: /^\/cluster$/, title: "Cluster", load: () => import("../pages/cluster.js"), view: () => html`<agon-cluster></agon-cluster>` },
];

const place = document.getElementById("page");
let shown = "";

async function show() {
  const { path } = address();
  if (path === shown) {
    return;
  }
  const first = shown === "";
  shown = path;
  const page = PAGES.find((one) => one.path.test(path));
  document.title = page ? `${page.title} · agōn` : "agōn";
  if (!page) {
    render(html`<div class="sheet"><div class="empty"><b>There is no page here.</b><a href="/">Watch TV instead</a></div></div>`, place);
    return;
  }
  await page.load();
  if (shown !== path) {
    return;
  }
  const part = page.path.exec(path)[1];
  render(keyed(path, page.view(part === undefined ? nothing : decodeURIComponent(part))), place);
  if (!first) {
    scrollTo(0, 0);
    place.focus({ preventScroll: true });
  }
}

onAddress(show);
show();
