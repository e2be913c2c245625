// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Keeps the last compilation between two runs of the program. A file that is missing, damaged,
/// or of another JDK or language costs time and nothing else.
record CompilationFile(Path file) {
    /// Another number for another layout.
    private static final String LAYOUT = "1";

    /// What was kept; empty when that is of no use here.
    Optional<LastCompilation> read() {
        try (var in = new DataInputStream(new ByteArrayInputStream(Files.readAllBytes(file)))) {
            var hash = in.readUTF();
            var content = in.readAllBytes();
            if (!hash.equals(new ContentHash().add(content).text())) return Optional.empty();
            return read(new DataInputStream(new ByteArrayInputStream(content)));
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    /// Keeps it for the next run.
    void write(LastCompilation last) {
        try {
            var content = new ByteArrayOutputStream();
            write(last, new DataOutputStream(content));
            var whole = new ByteArrayOutputStream();
            var out = new DataOutputStream(whole);
            out.writeUTF(new ContentHash().add(content.toByteArray()).text());
            content.writeTo(out);
            var folder = Files.createDirectories(file.getParent());
            var half = Files.createTempFile(folder, "compiled", ".half");
            Files.write(half, whole.toByteArray());
            Files.move(half, file, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            // The next run compiles everything.
        }
    }

    /// Who compiled, and in which language its warnings are.
    private static String compiler() {
        return LAYOUT + " " + Runtime.version() + " " + System.getProperty("java.home") + " "
                + Locale.getDefault().toLanguageTag();
    }

    private static Optional<LastCompilation> read(DataInputStream in) throws IOException {
        if (!in.readUTF().equals(compiler())) return Optional.empty();
        var texts = new TreeMap<Path, String>();
        for (int n = in.readInt(); n > 0; n--) texts.put(Path.of(in.readUTF()), in.readUTF());
        var libraries = new ArrayList<String>();
        for (int n = in.readInt(); n > 0; n--) libraries.add(in.readUTF());
        var classes = new TreeMap<String, byte[]>();
        var origins = new TreeMap<String, Path>();
        for (int n = in.readInt(); n > 0; n--) {
            var name = in.readUTF();
            origins.put(name, Path.of(in.readUTF()));
            classes.put(name, in.readNBytes(in.readInt()));
        }
        var problems = new ArrayList<Problem>();
        for (int n = in.readInt(); n > 0; n--) problems.add(new Problem(in.readBoolean(),
                in.readUTF(), in.readUTF(), in.readLong(), in.readUTF(), in.readUTF()));
        return Optional.of(new LastCompilation(texts, libraries,
                new Compiler.Output(new Compilation(classes, problems), origins)));
    }

    private static void write(LastCompilation last, DataOutputStream out) throws IOException {
        out.writeUTF(compiler());
        out.writeInt(last.texts().size());
        for (var text : last.texts().entrySet()) {
            out.writeUTF(text.getKey().toString());
            out.writeUTF(text.getValue());
        }
        out.writeInt(last.libraries().size());
        for (var library : last.libraries()) out.writeUTF(library);
        writeClasses(last.output().compilation().classes(), last.output().origins(), out);
        writeProblems(last.output().compilation().problems(), out);
    }

    private static void writeClasses(Map<String, byte[]> classes, Map<String, Path> origins,
            DataOutputStream out) throws IOException {
        out.writeInt(classes.size());
        for (var type : classes.entrySet()) {
            out.writeUTF(type.getKey());
            out.writeUTF(origins.get(type.getKey()).toString());
            out.writeInt(type.getValue().length);
            out.write(type.getValue());
        }
    }

    private static void writeProblems(List<Problem> problems, DataOutputStream out)
            throws IOException {
        out.writeInt(problems.size());
        for (var problem : problems) {
            out.writeBoolean(problem.error());
            out.writeUTF(problem.place());
            out.writeUTF(problem.sourceLine());
            out.writeLong(problem.column());
            out.writeUTF(problem.message());
            out.writeUTF(problem.plain());
        }
    }
}
