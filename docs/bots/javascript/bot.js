// A bot for Agon in JavaScript, for Node: gives every actor a random legal order, and says how the matches ended.
//
//     npm ci                                        (once, in this folder)
//     node bot.js HOST:PORT NAME TOKEN_FILE [GAME ...]

import { X509Certificate } from "node:crypto";
import { readFileSync } from "node:fs";
import { connect } from "node:tls";
import { fileURLToPath } from "node:url";
import { credentials, loadPackageDefinition, Metadata, status } from "@grpc/grpc-js";
import { loadSync } from "@grpc/proto-loader";

const protos = fileURLToPath(new URL("../../../proto/src/main/proto", import.meta.url));
const definition = loadSync("agon/arena.proto", { includeDirs: [protos], oneofs: true, defaults: true });
const { Bots } = loadPackageDefinition(definition).agon.arena;

const any = (list) => list[Math.floor(Math.random() * list.length)];

/** The order for one actor: here any legal one. The place to be clever. */
function choose(actor) {
  const { verb, targets } = any(actor.choices);
  return { verb, target: targets.length > 0 ? any(targets) : 0 };
}

/** One order for each actor that has a choice; what is left out keeps its order, or does what stands in for none. */
function answer(turn, call) {
  for (const { actor, seat, choices } of turn.actors) {
    call.write({ order: { actor, seat, ...choose({ choices }), tick: turn.tick } });
  }
  call.write({ done: { tick: turn.tick } });
}

/** Dials in once and plays whatever is offered; resolves to why the server hung up. */
function play(client, name, token, games) {
  const metadata = new Metadata();
  metadata.set("authorization", `Bearer ${token}`);
  const call = client.dialIn(metadata);
  let seats = [];
  call.on("data", (message) => {
    switch (message.message) {
      case "welcome":
        console.log(`${name} waits for a match`);
        break;
      case "stage":
        seats = message.stage.ownSeats;
        console.log(`plays ${message.stage.game.name} in seats ${seats}`);
        break;
      case "turn": // message.frame came before, with all that can be seen
        answer(message.turn, call);
        break;
      case "over":
        console.log(`over: ${message.over.outcomes[seats[0]] ?? "broken off"}`);
        break;
      case "refused":
        console.log(`refused: ${message.refused.text}`);
        break;
    }
  });
  call.write({ hello: { protocol: 1, bot: { name, games, fullFrames: true } } });
  return new Promise((resolve) => {
    call.on("error", resolve);
    call.on("end", () => resolve({ code: status.UNAVAILABLE }));
  });
}

function stop(exitCode, why) {
  console.error(why);
  process.exit(exitCode);
}

/** Without a fingerprint nothing is encrypted; with one only the server with that very certificate is spoken to. */
async function trust(fingerprint) {
  if (!fingerprint) return credentials.createInsecure();
  const [host, port] = address.split(":");
  const shown = await new Promise((done, failed) => {
    const socket = connect({ host, port, rejectUnauthorized: false }, () => done(socket.getPeerCertificate().raw)).on("error", failed);
    setTimeout(() => socket.destroy(new Error("no answer")), 5000);
  });
  const certificate = new X509Certificate(shown);
  if (certificate.fingerprint256 !== fingerprint) stop(1, `the certificate of ${address} is another`);
  return credentials.createSsl(Buffer.from(certificate.toString()), null, null, { checkServerIdentity: () => undefined });
}

const [address, name, tokenFile, ...games] = process.argv.slice(2);
if (!tokenFile) stop(2, "usage: node bot.js HOST:PORT NAME TOKEN_FILE [GAME ...]");
let token = "";
try {
  token = readFileSync(tokenFile, "latin1").trim();
} catch {} // said below
if (!/^[!-~]+$/.test(token)) stop(2, `no token in ${tokenFile}; make one: ./agon token new --role player --name ${name} --out ${tokenFile}`);
console.log(`${name} dials ${address} until an arena answers there`);
for (;;) {
  const trusted = await trust(process.env.AGON_FINGERPRINT).catch(() => undefined);
  const client = trusted && new Bots(address, trusted);
  const { code, details } = client ? await play(client, name, token, games) : { code: status.UNAVAILABLE };
  client?.close();
  if (code !== status.UNAVAILABLE) stop(1, `${status[code]}: ${details}`);
  await new Promise((resolve) => setTimeout(resolve, 1000)); // nobody serves there just now
}
