// Where the front end starts: which page is at which address.

import { html, render, nothing } from "lit";
import { keyed } from "lit/directives/keyed.js";
import { address, onAddress } from "./router.js";
import { inRun } from "./run.js";
import "./bar.js";

/** One line per page: its address, its title, and the module that defines its element. */
const PAGES = [
  { path: /^\/$/, title: "TV", load: () => import("../pages/tv.js"), view: () => html`<agon-tv></agon-tv>` },
  { path: /^\/play$/, title: "Play", load: () => import("../pages/play.js"), view: () => html`<agon-play></agon-play>` },
  { path: /^\/matches$/, title: "Matches", load: () => import("../pages/matches.js"), view: () => html`<agon-matches></agon-matches>` },
  {
    path: /^\/(?:m|match)\/(.+)$/,
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
  { path: /^\/login$/, title: "Sign in", load: () => import("../pages/login.js"), view: () => html`<agon-login></agon-login>` },
  { path: /^\/cluster$/, title: "Cluster", load: () => import("../pages/cluster.js"), view: () => html`<agon-cluster></agon-cluster>` },
];

const place = document.getElementById("page");
let shown = "";

async function show() {
  const { path } = address();
  const here = inRun(path);
  if (here === shown) {
    return;
  }
  const samePage = shown === "" || shown.split("?")[0] === path;
  shown = here;
  const page = PAGES.find((one) => one.path.test(path));
  document.title = `${page?.title ?? "Nothing here"} · agōn`;
  if (!page) {
    render(nowhere(path), place);
    return;
  }
  await page.load();
  if (shown !== here) {
    return;
  }
  const part = page.path.exec(path)[1];
  render(keyed(here, page.view(part === undefined ? nothing : decodeURIComponent(part))), place);
  if (!samePage) {
    scrollTo(0, 0);
    place.focus({ preventScroll: true });
  }
}

/** What is shown where there is no page. */
function nowhere(path) {
  return html`<div class="sheet"><h1>There is no page here</h1>
    <div class="card"><div class="empty">
      <span>Nothing has the address <code>${path}</code>. It may have been mistyped, or what it showed is gone.</span>
      <span><a class="button" href="/">Watch TV</a> <a class="button" href="/play">Play</a> <a class="button" href="/league">See the league</a></span>
    </div></div></div>`;
}

onAddress(show);
show();
