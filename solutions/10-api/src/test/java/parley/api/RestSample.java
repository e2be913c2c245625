// SPDX-License-Identifier: Apache-2.0
package parley.api;

import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A request that makes sense, for each operation.
///
/// @param path what follows the operation's template: `?query`; and its own values for the
///     template's names, as `name=value` words before it
/// @param body empty for none
record RestSample(String path, String type, String body) {
    private static final Pattern NAME = Pattern.compile("<([a-z]+)>");
    private static final String JSON = "application/json";

    /// What stands for the names of each operation's template, its query, and its body; `<name>`
    /// is filled in, `NEW` is new each time.
    private static final Map<String, String[]> ALL = Map.ofEntries(
            row("signUp", "", "{'name':'NEW','password':'horse battery staple','device':'x'}"),
            row("logIn", "", "{'name':'<name>','password':'horse battery staple'}"),
            row("listSessions", "", ""), row("logOut", "", ""), row("logOutAll", "", ""),
            row("logOutOne", "id=<session>", ""),
            row("getMe", "", ""), row("rename", "", "{'displayName':'O. NEW'}"),
            row("changePassword", "",
                    "{'old':'horse battery staple','new':'another horse NEW'}"),
            row("exportMe", "", ""), row("deleteMe", "", "{'password':'horse battery staple'}"),
            row("searchUsers", "?prefix=p", ""), row("getUser", "user=<petra>", ""),
            row("getPresence", "user=<petra>", ""),
            row("listContacts", "?limit=2", ""), row("getContact", "user=<petra>", ""),
            row("requestContact", "user=<sven>", ""), row("acceptContact", "user=<petra>", ""),
            row("removeContact", "user=<sven>", ""), row("block", "user=<sven>", ""),
            row("unblock", "user=<sven>", ""),
            row("listConversations", "?limit=2", ""), row("getConversation", "id=<group>", ""),
            row("openDirect", "user=<petra>", ""),
            row("createGroup", "", "{'title':'NEW','members':['<petra>']}"),
            row("renameGroup", "id=<group>", "{'title':'NEW'}"),
            row("addMember", "id=<group> user=<rita>", ""),
            row("changeRole", "id=<group> user=<petra>", "{'role':'admin'}"),
            row("removeMember", "id=<group> user=<rita>", ""),
            row("leaveGroup", "id=<group>", ""),
            row("sendMessage", "id=<group>", "{'id':'NEW','text':'Hello'}"),
            row("putMessage", "id=<group> client=NEW", "{'text':'Hello','replyTo':1}"),
            row("editMessage", "id=<group> seq=<seq>", "{'id':'NEW','text':'Better'}"),
            row("deleteMessage", "id=<group> seq=<seq> ?client=NEW", ""),
            row("listMessages", "id=<group> ?after=0&limit=2", ""),
            row("getMessage", "id=<group> seq=<seq>", ""),
            row("searchMessages", "id=<group> ?words=words", ""),
            row("mark", "id=<group>", "{'read':1,'delivered':2}"),
            row("putFile", "id=<group> ?name=a.txt", "some bytes"),
            row("listFiles", "", ""), row("getFileInfo", "id=<file>", ""),
            row("getFile", "id=<file>", ""), row("removeFile", "id=<file>", ""),
            row("poll", "", "{'cursors':[{'conversation':'<group>','seq':1}],'wait':0}"),
            row("streamEvents", "?cursors=<group>:1", ""),
            row("listAccounts", "?limit=2", ""), row("suspend", "user=<sven>", ""),
            row("reactivate", "user=<sven>", ""), row("appoint", "user=<sven>", ""),
            row("dismiss", "user=<sven>", ""), row("listLimits", "", ""),
            row("getOpenApi", "", ""), row("getProtocol", "", ""));

    private static Map.Entry<String, String[]> row(String id, String path, String body) {
        return Map.entry(id, new String[] {path, body.replace('\'', '"')});
    }

    static Optional<RestSample> of(String operation, String fresh) {
        return Optional.ofNullable(ALL.get(operation)).map(row -> new RestSample(
                row[0].replace("NEW", fresh), operation.equals("putFile") ? "text/plain" : JSON,
                row[1].replace("NEW", fresh)));
    }

    /// The request with everything filled in.
    RestSample filled(RestOperation operation, UnaryOperator<String> names) {
        String filled = fill(path, names);
        String address = operation.template();
        String query = "";
        for (String word : filled.split(" ")) {
            int equals = word.indexOf('=');
            if (word.startsWith("?")) query = word;
            else if (equals > 0) address = address.replace(
                    "{" + word.substring(0, equals) + "}", word.substring(equals + 1));
        }
        return new RestSample(address + query, type, fill(body, names));
    }

    private static String fill(String text, UnaryOperator<String> names) {
        Matcher matcher = NAME.matcher(text);
        return matcher.replaceAll(found -> Matcher.quoteReplacement(names.apply(found.group(1))));
    }
}
