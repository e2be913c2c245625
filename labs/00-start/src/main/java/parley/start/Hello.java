// SPDX-License-Identifier: Apache-2.0
package parley.start;

import java.io.IOException;
import java.net.InetSocketAddress;

/// Says hello to the [Greeter], with your three lines of code.
public final class Hello {
    private Hello() {}

    /// Talks to the greeter on the port given. Without a port it starts one of its own.
    ///
    /// @param args the greeter's port, or nothing
    static void main(String[] args) throws IOException {
        if (args.length > 0) {
            tell(new InetSocketAddress("127.0.0.1", Integer.parseInt(args[0])));
            return;
        }
        try (Greeter greeter = new Greeter(0, line -> System.out.println("   greeter: " + line))) {
            Thread.ofPlatform().daemon().name("greeter").start(greeter::serve);
            tell(greeter.address());
        }
    }

    private static void tell(InetSocketAddress greeter) {
        try {
            talk(greeter);
        } catch (UnsupportedOperationException todo) {
            System.out.println(todo.getMessage() + " is still open. Type ./course task 0");
        } catch (IOException trouble) {
            System.out.println("No answer: " + trouble.getMessage()
                    + ". Type ./course grade 0 to see why.");
        }
    }

    // --8<-- [start:talk]
    private static void talk(InetSocketAddress greeter) throws IOException {
        try (Conversation conversation = new Conversation(greeter)) {
            for (String text : new String[] {Greeting.text("World"), "Goodbye"}) {
                System.out.println("you say:     " + text);
                conversation.send(text);
                System.out.println("it answers:  " + conversation.answer());
            }
        }
    }
    // --8<-- [end:talk]
}
