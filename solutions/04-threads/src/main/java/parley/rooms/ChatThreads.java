// SPDX-License-Identifier: Apache-2.0
package parley.rooms;

/// The threads of the chat server's clients.
final class ChatThreads {
    private ChatThreads() {}

    /// Lets a client's work run beside all others.
    static Thread start(int client, Runnable work) {
        // task 4.1: start a virtual thread named chat-client-N that does the work
        return Thread.ofVirtual().name("chat-client-" + client).start(work);
        // end 4.1
    }
}
