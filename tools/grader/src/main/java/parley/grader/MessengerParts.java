// SPDX-License-Identifier: Apache-2.0
package parley.grader;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Makes the jars of the student's parts for `./course messenger --mine`: one for each lab whose
/// core tasks are passed. A part that cannot be used is named in a sentence, and the reference
/// stands in for it; nothing here ever stops the messenger.
final class MessengerParts {
    private final Path root;
    private final Progress progress;
    private final Set<Integer> without;
    private final List<Path> jars = new ArrayList<>();
    private final List<String> sentences = new ArrayList<>();

    /// @param without chapters whose reference part is wanted in any case
    MessengerParts(Path root, Progress progress, Set<Integer> without) {
        this.root = root;
        this.progress = progress;
        this.without = without;
    }

    /// The jars that go in front of the reference's.
    List<Path> jars() {
        return List.copyOf(jars);
    }

    /// What to tell the student before the start.
    List<String> sentences() {
        return List.copyOf(sentences);
    }

    /// Looks at every chapter that has a lab and a part.
    MessengerParts prepare() throws IOException {
        var others = new ArrayList<Chapter>();
        for (var chapter : Chapter.all(root)) {
            if (chapter.part().isEmpty() || !chapter.hasLab(root)) continue;
            var jar = new MessengerJar(root, chapter.lab(root));
            if (without.contains(chapter.number()))
                say(chapter, "the reference, because of --without " + chapter.number());
            else if (jar.isFresh()) jars.add(jar.file());
            else others.add(chapter);
        }
        if (!others.isEmpty()) prepare(others);
        return this;
    }

    private void prepare(List<Chapter> chapters) throws IOException {
        try (var engine = Engine.open(new Course(root))) {
            for (var chapter : chapters) {
                try {
                    prepare(chapter, engine);
                } catch (CourseException cannot) {
                    say(chapter, "the reference: " + cannot.getMessage());
                }
            }
        }
    }

    private void prepare(Chapter chapter, Engine engine) throws IOException {
        var lab = chapter.lab(root);
        var passed = new MessengerLab(root, lab, engine, progress);
        var missing = passed.missing();
        if (missing.isPresent()) {
            say(chapter, "the reference, until you pass " + missing.get());
            return;
        }
        var compilation = engine.compile(Submission.ofLab(lab));
        if (!compilation.succeeded()) {
            say(chapter, "the reference: your code does not compile; ./course grade "
                    + chapter.number() + " says where");
            return;
        }
        var changes = Signatures.changes(
                ReferencePart.read(LabPath.of(lab).reference()).values(),
                compilation.classes().values());
        if (!changes.isEmpty()) {
            say(chapter, "the reference: your part looks different from outside. "
                    + changes.getFirst());
            return;
        }
        var failed = passed.failedNow();
        if (failed.isPresent()) {
            say(chapter, "the reference: your code has changed, and fails " + failed.get() + " now");
            return;
        }
        jars.add(new MessengerJar(root, lab).write(compilation.classes()));
    }

    private void say(Chapter chapter, String what) {
        sentences.add("Chapter " + chapter.number() + " (" + chapter.title() + "): " + what + ".");
    }

    /// The chapter of a mistyped `--without`, if there is no such one.
    static Optional<Integer> unknown(Path root, Set<Integer> numbers) {
        var known = Chapter.all(root).stream().map(Chapter::number).toList();
        return numbers.stream().filter(number -> !known.contains(number)).findFirst();
    }
}
