// SPDX-License-Identifier: Apache-2.0
package parley.examples.sockets;

import static org.assertj.core.api.Assertions.assertThat;

import java.lang.reflect.InvocationTargetException;
import org.junit.jupiter.api.Test;

class CompactServerTest {
    @Test
    void the_compact_server_greets_as_the_classic_one_does() {
        try (var server = Program.start(CompactServerTest::runCompactServer, "0")) {
            String printed = Program.run(GreetingClient::main, server.portArgument());

            assertThat(printed).endsWith("printed as text: Thank you for connecting\n");
        }
    }

    /// A compact source file has a class without a name that code could use, so reflection calls it.
    private static void runCompactServer(String[] args) {
        try {
            var constructor = Class.forName("CompactServer").getDeclaredConstructor();
            constructor.setAccessible(true);
            var main = constructor.getDeclaringClass().getDeclaredMethod("main", String[].class);
            main.setAccessible(true);
            main.invoke(constructor.newInstance(), (Object) args);
        } catch (InvocationTargetException closed) {
            // The test has interrupted it: that is how a server ends here.
        } catch (ReflectiveOperationException e) {
            throw new IllegalStateException(e);
        }
    }
}
