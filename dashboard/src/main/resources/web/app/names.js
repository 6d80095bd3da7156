// Players' names for people: what tells one from another comes first, and nothing that tells them apart is cut.

const LONGEST = 26;
const ENDS = { latest: "Newest", best: "Best" };
const OF_AGENT = /^(.*)@([a-z][a-z0-9]*(?:-[a-z0-9]+)*)$/;
const SEARCHING = /^(.+)\+search([0-9]*)$/;

/**
 * A name in two parts: `{ head, tail }`. The head is what differs between players who meet, the tail where they come from.
 * @param {string} name `house`, `bot:rush`, `remote:ada`, `RUN@latest`, `RUN@120`, `RUN@main-exploiter@7`, any policy with `+search` behind it, or a person's own
 */
export function parts(name) {
  const searching = SEARCHING.exec(name);
  if (searching) {
    const { head, tail } = parts(searching[1]);
    const ahead = searching[2] === "" ? "looking ahead" : `looking ahead by ${searching[2]}`;
    return { head, tail: tail === "" ? ahead : `${tail}, ${ahead}` };
  }
  if (name === "house") {
    return { head: "House player", tail: "" };
  }
  if (name.startsWith("bot:")) {
    return { head: name.slice(4), tail: "scripted" };
  }
  if (name.startsWith("remote:")) {
    return { head: name.slice(7), tail: "dialled in" };
  }
  const at = name.lastIndexOf("@");
  if (at < 0) {
    return { head: name, tail: "" };
  }
  const which = name.slice(at + 1);
  const head = ENDS[which] ?? `Version ${which}`;
  const before = name.slice(0, at);
  const [, run, agent] = OF_AGENT.exec(before) ?? [before, before, ""];
  const origin = [agent, middle(run)].filter((part) => part !== "").join(" in ");
  return { head, tail: origin === "" ? "" : `of ${origin}` };
}

/** A player's name in a sentence: `rush (scripted)`, `Newest of lanes1v1-…-120000`. */
export function shown(name) {
  const { head, tail } = parts(name);
  return tail === "" ? head : tail.startsWith("of ") || tail.startsWith("looking") ? `${head} ${tail}` : `${head} (${tail})`;
}

/** A long name with its middle left out: both its ends may be what tells it from others. */
export function middle(text, longest = LONGEST) {
  if (text.length <= longest) {
    return text;
  }
  const kept = longest - 1;
  const front = Math.ceil(kept * 0.4);
  return `${text.slice(0, front)}…${text.slice(text.length - (kept - front))}`;
}
