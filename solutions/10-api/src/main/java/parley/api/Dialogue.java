// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.Optional;
import java.util.function.Supplier;
import parley.accounts.Identity;
import parley.api.ClientMessage.Delete;
import parley.api.ClientMessage.Delivered;
import parley.api.ClientMessage.Edit;
import parley.api.ClientMessage.Hello;
import parley.api.ClientMessage.Ping;
import parley.api.ClientMessage.Read;
import parley.api.ClientMessage.Send;
import parley.api.ClientMessage.Sync;
import parley.api.ClientMessage.Typing;

/// What one client says, and what follows from it. On the transport's thread, where nothing may
/// wait: what needs the store is handed to a reader or to the committer.
final class Dialogue {
    private static final ThreadLocal<ClientReader> READER =
            ThreadLocal.withInitial(ClientReader::new);

    private final Live live;
    private final LiveSession session;
    private final TokenBucket sends;
    private final TokenBucket events;
    private Optional<Supplier<Identity>> handshake;
    private final Lane lane = new Lane();
    private boolean helloSaid;
    private int faults;

    /// @param handshake looks up whose the handshake's token is, if it had one
    Dialogue(Live live, LiveSession session, Optional<Supplier<Identity>> handshake) {
        this.handshake = handshake;
        this.live = live;
        this.session = session;
        long now = live.now();
        this.sends = new TokenBucket(
                Limit.SENDS_BURST.number(), Limit.SENDS_PER_SECOND.number(), now);
        this.events = new TokenBucket(
                Limit.EVENTS_BURST.number(), Limit.EVENTS_PER_SECOND.number(), now);
    }

    void received(ByteBuffer utf8) {
        ClientReader reader = READER.get();
        try {
            take(reader.read(utf8));
        } catch (ApiException e) {
            refuse(reader.id(), e);
        }
    }

    private void refuse(String id, ApiException why) {
        live.counts().faulty();
        session.answer(id.isEmpty() || id.length() > Limit.CLIENT_ID_CHARS.number()
                ? Wire.error(Optional.empty(), why)
                : Wire.refused(id, why));
        // Who is told to come back later was understood: a client with many conversations asks for
        // all of them at once when it comes.
        if (why.code().retryable()) return;
        if (++faults > Limit.FAULTS.number()) session.end(Bye.TOO_MANY_FAULTS);
    }

    private void take(ClientMessage message) {
        if (message instanceof Hello hello) {
            hello(hello);
            return;
        }
        Identity me = session.identity()
                .orElseThrow(() -> new ApiException(ErrorCode.UNAUTHENTICATED, "Say hello first."));
        switch (message) {
            case Send send -> post(send.id(), answer -> posting().submit(me, send, lane, answer));
            case Edit edit -> post(edit.id(), answer -> posting().submit(me, edit, lane, answer));
            case Delete delete ->
                    post(delete.id(), answer -> posting().submit(me, delete, lane, answer));
            case Delivered mark -> {
                event();
                live.parts().markers().delivered(me, mark.conversation(), mark.seq());
            }
            case Read mark -> {
                event();
                live.parts().markers().read(me, mark.conversation(), mark.seq());
            }
            case Typing typing -> typing(me, typing);
            case Sync sync -> {
                event();
                session.outflow().behind(Rules.id("conversation", sync.conversation()), sync.after());
                session.catchUp();
            }
            case Ping ping -> {
                event();
                session.answer(Wire.pong(ping.n()));
            }
            case Hello _ -> throw new IllegalStateException("answered above");
        }
    }

    private Posting posting() {
        return live.parts().posting();
    }

    private void hello(Hello hello) {
        if (helloSaid) throw ApiException.bad("Hello was said already.");
        if (hello.token().length() > Limit.TOKEN_CHARS.number())
            throw ApiException.bad("This is no token.");
        helloSaid = true;
        // What the client says meanwhile waits in the transport.
        session.connection().pauseReading();
        live.readers().start(
                () -> let(hello),
                me -> session.connection().resumeReading(),
                this::notLetIn);
    }

    private Identity let(Hello hello) {
        TokenCheck tokens = live.parts().tokens();
        Supplier<Identity> who = handshake.orElse(() -> tokens.identity(hello.token()));
        // It holds a token, which is not needed again.
        handshake = Optional.empty();
        return live.join(session, who, hello.cursors(), true);
    }

    private void notLetIn(ApiException why) {
        session.answer(Wire.error(Optional.empty(), why));
        session.end(switch (why.code()) {
            case SUSPENDED -> Bye.SUSPENDED;
            case BUSY, UNAVAILABLE, STOPPING -> Bye.CROWDED;
            default -> Bye.UNAUTHENTICATED;
        });
    }

    private void post(String id, java.util.function.Consumer<Answer> submit) {
        if (live.limits()) {
            long wait = sends.take(live.now());
            if (wait > 0) {
                live.counts().refused();
                session.answer(Wire.refused(id, tooMany(wait)));
                return;
            }
        }
        session.sending();
        submit.accept(new SendAnswer(session, id));
    }

    private void event() {
        if (!live.limits()) return;
        long wait = events.take(live.now());
        if (wait > 0) throw tooMany(wait);
    }

    private static ApiException tooMany(long waitMillis) {
        return new ApiException(
                ErrorCode.RATE_LIMITED, "Too many, too fast.", Duration.ofMillis(waitMillis));
    }

    private void typing(Identity me, Typing typing) {
        event();
        String conversation = Rules.id("conversation", typing.conversation());
        live.events().typing(me.userId(), conversation, typing.on());
    }
}
