// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Set;
import parley.accounts.AccountHooks;
import parley.store.Store;
import parley.store.User;

/// What happens in the messenger when accounts change: connections close with the reason, and who
/// goes leaves what others share.
final class AccountLink implements AccountHooks {
    private final Store store;
    private final Readers readers;
    private final Live live;
    private final Farewell farewell;

    AccountLink(Store store, Readers readers, Live live, Farewell farewell) {
        this.store = store;
        this.readers = readers;
        this.live = live;
        this.farewell = farewell;
    }

    @Override
    public void sessionsEnded(String userId, Set<String> sessionIds) {
        live.publisher().sessionsEnded(userId, sessionIds);
        if (live.devices(userId).length == 0) return;
        readers.start(
                () -> why(userId),
                why -> end(userId, sessionIds, why),
                unknown -> end(userId, sessionIds, Bye.SESSION_ENDED));
    }

    private void end(String userId, Set<String> sessionIds, Bye why) {
        live.end(userId, me -> sessionIds.contains(me.sessionId()), why);
    }

    private Bye why(String userId) {
        User.State state =
                store.users().byId(userId).map(User::state).orElse(User.State.DELETED);
        return switch (state) {
            case ACTIVE -> Bye.SESSION_ENDED;
            case SUSPENDED -> Bye.SUSPENDED;
            case DELETED -> Bye.ACCOUNT_DELETED;
        };
    }

    @Override
    public void leaveGroups(String userId) {
        live.end(userId, me -> true, Bye.ACCOUNT_DELETED);
        farewell.leaveEverything(userId);
    }
}
