// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Who gets what, as a table: an operation or message in each row, and in each column what somebody
/// gets who should not use it.
///
/// | column   | who asks                                | what for                              |
/// |----------|-----------------------------------------|---------------------------------------|
/// | nobody   | a connection without a session          | anything                              |
/// | stranger | Sven, who knows nobody                  | Olga, her group, her file             |
/// | blocked  | Bruno, whom Olga has blocked            | Olga, their conversation, a file there|
/// | removed  | Rita, whom Olga has taken out           | the group and its file                |
///
/// @param text the rows, under a line with the columns' names
record AccessTable(String text) {
    /// The HTTP API's operations. `own` marks what touches only the asker's own things: it is
    /// answered with 2xx. What ends a session stands last.
    static final AccessTable REST = new AccessTable("""
            operation          stranger blocked removed
            listSessions       own      own     own
            getMe              own      own     own
            rename             own      own     own
            changePassword     own      own     own
            exportMe           own      own     own
            searchUsers        own      own     own
            listContacts       own      own     own
            listConversations  own      own     own
            listFiles          own      own     own
            poll               own      own     own
            streamEvents       own      own     own
            logOutOne          404      404     404
            getUser            200      200     200
            getPresence        403      403     403
            getContact         200      200     200
            requestContact     200      200     200
            acceptContact      404      404     404
            removeContact      200      200     200
            block              200      200     200
            unblock            200      200     200
            getConversation    404      200     404
            openDirect         403      200     403
            createGroup        403      403     403
            renameGroup        404      400     404
            addMember          403      403     403
            changeRole         404      400     404
            removeMember       404      400     404
            leaveGroup         404      400     404
            sendMessage        404      403     404
            putMessage         404      403     404
            editMessage        404      403     404
            deleteMessage      404      403     404
            listMessages       404      200     404
            getMessage         404      200     404
            searchMessages     404      200     404
            mark               404      204     404
            putFile            404      403     404
            getFileInfo        404      200     404
            getFile            404      200     404
            removeFile         404      403     404
            listAccounts       403      403     403
            suspend            403      403     403
            reactivate         403      403     403
            appoint            403      403     403
            dismiss            403      403     403
            listLimits         403      403     403
            logOut             own      own     own
            logOutAll          own      own     own
            deleteMe           own      own     own
            """);

    /// The messages of a client. `silence` means that nobody hears anything and nothing changes.
    static final AccessTable LIVE = new AccessTable("""
            message   nobody          stranger  blocked   removed
            hello     unauthenticated welcome   welcome   welcome
            send      unauthenticated not_found forbidden not_found
            edit      unauthenticated not_found forbidden not_found
            delete    unauthenticated not_found forbidden not_found
            delivered unauthenticated silence   silence   silence
            read      unauthenticated silence   silence   silence
            typing    unauthenticated silence   silence   silence
            sync      unauthenticated not_found synced    not_found
            ping      unauthenticated pong      pong      pong
            """);

    /// By name, in the order of the table.
    Map<String, List<String>> rows() {
        Map<String, List<String>> rows = new LinkedHashMap<>();
        text.lines().skip(1).map(line -> List.of(line.split(" +")))
                .forEach(words -> rows.put(words.getFirst(), words.subList(1, words.size())));
        return rows;
    }

    List<String> names() {
        return List.copyOf(rows().keySet());
    }
}
