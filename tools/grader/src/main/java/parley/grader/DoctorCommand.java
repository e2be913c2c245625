// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `./course doctor`: looks at everything the course needs of this computer.
@Command(name = "doctor", mixinStandardHelpOptions = true,
        description = "Check this computer: what is missing, and how to put it right.")
final class DoctorCommand extends StudentCommand {
    @Option(names = "--json", description = "As one JSON object, for scripts.")
    boolean json;

    @Override
    int execute() throws IOException {
        var checks = new ArrayList<DoctorCheck>();
        checks.addAll(DoctorProgram.checks(root));
        checks.addAll(DoctorNetwork.checks());
        checks.addAll(DoctorFiles.checks(root));
        if (json) {
            say(json(checks));
        } else {
            checks.forEach(this::show);
        }
        boolean bad = checks.stream().anyMatch(c -> c.state() == DoctorCheck.State.BAD);
        if (!json) {
            say("");
            say(bad ? "Put right what is marked with !! first."
                    : "The course runs on this computer. It needs no container and no sandbox.");
        }
        return bad ? Exit.NOT_YET : Exit.DONE;
    }

    private void show(DoctorCheck check) {
        var mark = switch (check.state()) {
            case OK -> terminal().green("ok");
            case NOTE -> terminal().yellow("--");
            case BAD -> terminal().red("!!");
        };
        var text = Text.wrap(check.found() + (check.fix().isEmpty() ? "" : "\n" + check.fix()),
                " ".repeat(17));
        say("%s  %-13s%s", mark, check.what(), text.substring(17));
    }

    private static String json(List<DoctorCheck> checks) {
        return Json.text(json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("checks");
            for (var check : checks) {
                json.writeStartObject();
                json.writeStringField("what", check.what());
                json.writeStringField("state", check.state().name().toLowerCase(Locale.ROOT));
                json.writeStringField("found", check.found());
                if (!check.fix().isEmpty()) json.writeStringField("fix", check.fix());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeEndObject();
        });
    }
}
