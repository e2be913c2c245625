// SPDX-License-Identifier: Apache-2.0
package parley.api;

import jdk.jfr.Category;
import jdk.jfr.Event;
import jdk.jfr.Label;
import jdk.jfr.Name;
import jdk.jfr.StackTrace;

/// A batch became durable: for Java's flight recorder.
@Name("parley.Commit")
@Label("Commit of messages")
@Category("Parley")
@StackTrace(false)
final class CommitEvent extends Event {
    @Label("Messages")
    int messages;
}
