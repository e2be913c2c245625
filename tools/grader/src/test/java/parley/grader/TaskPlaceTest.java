// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class TaskPlaceTest {
    private static final TaskPlace CLIENT = place("TimeClient", 27);
    private static final TaskPlace LOOP = place("TimeServer", 80);
    private static final TaskPlace SERVE = place("TimeServer", 87);

    private static TaskPlace place(String type, int line) {
        var file = "labs/03-sockets/src/main/java/parley/sockets/" + type + ".java";
        return new TaskPlace(new TaskBody("3.3", "", file, line, 1, "", "", 0, 0), file, line);
    }

    @Test
    void the_only_method_is_where_to_look() {
        assertThat(TaskPlace.among(List.of(CLIENT), "the line"))
                .isEqualTo("labs/03-sockets/src/main/java/parley/sockets/TimeClient.java:27");
    }

    @Test
    void a_story_of_one_class_sends_nobody_to_another() {
        var all = List.of(CLIENT, LOOP, SERVE);

        assertThat(TaskPlace.among(all, "1. start a TimeServer; its clock says noon"))
                .isEqualTo("labs/03-sockets/src/main/java/parley/sockets/TimeServer.java:80");
        assertThat(TaskPlace.among(all, "1. call TimeClient.ask")).endsWith("TimeClient.java:27");
    }

    @Test
    void a_story_that_names_no_class_may_be_about_each() {
        assertThat(TaskPlace.among(List.of(CLIENT, LOOP, SERVE), "the line"))
                .isEqualTo("TimeClient.java:27 or TimeServer.java:80");
    }

    @Test
    void without_a_method_there_is_nowhere_to_look() {
        assertThat(TaskPlace.among(List.of(), "the line")).isEmpty();
    }
}
