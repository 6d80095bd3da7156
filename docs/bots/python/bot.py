#!/usr/bin/env python3
"""A bot for Agon in Python: gives every actor a random legal order, and says how the matches ended.

    python3 bot.py HOST:PORT NAME TOKEN_FILE [GAME ...]      with AGON_FINGERPRINT set where the server has TLS

Needs grpc and protobuf (on Debian: apt-get install python3-grpcio python3-protobuf protobuf-compiler) and the messages, made once from
the project's folder:  protoc -I proto/src/main/proto --python_out=docs/bots/python agon/arena.proto
"""
import contextlib
import hashlib
import os
import queue
import random
import re
import ssl
import sys
import time

import grpc

from agon import arena_pb2 as arena


def choose(actor):
    """The order for one actor: here any legal one. The place to be clever."""
    choice = random.choice(actor.choices)
    return choice.verb, (random.choice(choice.targets) if choice.targets else 0)


def answer(turn):
    """One order for each actor that has a choice; what is left out keeps its order, or does what stands in for none."""
    for actor in turn.actors:
        verb, target = choose(actor)
        yield arena.ClientMessage(order=arena.Order(actor=actor.actor, seat=actor.seat, verb=verb, target=target, tick=turn.tick))
    yield arena.ClientMessage(done=arena.Done(tick=turn.tick))


def play(channel, name, token, games):
    """Dials in once and plays whatever is offered, until the server hangs up."""
    dial_in = channel.stream_stream("/agon.arena.Bots/DialIn", arena.ClientMessage.SerializeToString, arena.ServerMessage.FromString)
    outgoing = queue.SimpleQueue()
    outgoing.put(arena.ClientMessage(hello=arena.Hello(protocol=1, bot=arena.Bot(name=name, games=games, full_frames=True))))
    seats = []
    for message in dial_in(iter(outgoing.get, None), metadata=[("authorization", "Bearer " + token)]):
        kind = message.WhichOneof("message")
        if kind == "welcome":
            print(f"{name} waits for a match", flush=True)
        elif kind == "stage":
            seats = message.stage.own_seats
            print(f"plays {message.stage.game.name} in seats {list(seats)}", flush=True)
        elif kind == "turn":  # message.frame came before, with all that can be seen
            for reply in answer(message.turn):
                outgoing.put(reply)
        elif kind == "over":
            outcomes = message.over.outcomes
            print(f"over: {outcomes[seats[0]] if outcomes else 'broken off'}", flush=True)
        elif kind == "refused":
            print(f"refused: {message.refused.text}", flush=True)
        elif kind == "conduct" and (message.conduct.late or message.conduct.refused):
            print(f"{message.conduct.late} late, {message.conduct.refused} refused", flush=True)


def connect(address, fingerprint):
    """Without a fingerprint nothing is encrypted; with one only the server with that very certificate is spoken to."""
    if not fingerprint:
        return grpc.insecure_channel(address)
    shown = ssl.get_server_certificate(tuple(address.rsplit(":", 1)))
    if hashlib.sha256(ssl.PEM_cert_to_DER_cert(shown)).hexdigest() != fingerprint.replace(":", "").lower():
        sys.exit(f"the certificate of {address} is another")
    return grpc.secure_channel(address, grpc.ssl_channel_credentials(shown.encode()), [("grpc.ssl_target_name_override", "localhost")])


def main():
    address, name, token_file, *games = sys.argv[1:]
    token = ""
    with contextlib.suppress(OSError), open(token_file, encoding="latin-1") as file:
        token = file.read().strip()
    if not re.fullmatch("[!-~]+", token):
        print(f"no token in {token_file}; make one: ./agon token new --role player --name {name} --out {token_file}", file=sys.stderr)
        sys.exit(2)
    print(f"{name} dials {address} until an arena answers there", flush=True)
    while True:
        try:
            with contextlib.suppress(OSError), connect(address, os.environ.get("AGON_FINGERPRINT")) as channel:
                play(channel, name, token, games)
        except grpc.RpcError as failure:
            if failure.code() != grpc.StatusCode.UNAVAILABLE:
                sys.exit(f"{failure.code().name}: {failure.details()}")
        time.sleep(1)  # nobody serves there just now


if __name__ == "__main__":
    try:
        main()
    except ValueError:
        print(__doc__, file=sys.stderr)
        sys.exit(2)
    except KeyboardInterrupt:
        pass
